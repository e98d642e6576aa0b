// The words with which paragraphs of a resolution open, and which print in italics: in English and French. Arabic sets them as the rest of the line.
import type { Language } from './language.ts';

export type ResolutionParagraph = 'preambularParagraph' | 'operativeParagraph';

/** Adverbs that belong to the words they stand before: `Also recalling`, `Further requests`. */
const englishBefore = 'also|further|once again|again|solemnly|strongly|urgently|firmly|fully|deeply|gravely|keenly|particularly';
/** What belongs to the words it stands behind: `Notes with concern`. */
const englishBehind = ' with (?:(?:deep |grave |great |serious )?(?:appreciation|concern|satisfaction|interest|regret|alarm))';

const english: Readonly<Record<ResolutionParagraph, string>> = {
  preambularParagraph:
    'acknowledging|affirming|alarmed (?:by|at)|alarmed|appreciating|aware|bearing in mind|believing|cognizant|commending|concerned|confident|considering|conscious|convinced|deploring|desiring|desirous|' +
    'determined|emphasizing|encouraged|expressing|guided by|having (?:adopted|considered|discussed|examined|heard|met|received|regard|reviewed|studied)|inspired|mindful|noting|pursuant|reaffirming|realizing|recalling|recognizing|' +
    'referring|reiterating|resolved|seeking|stressing|taking into account|taking into consideration|taking note|thanking|underlining|underscoring|viewing|welcoming',
  operativeParagraph:
    'acknowledges|adopts|affirms|agrees|appeals|approves|authorizes|calls upon|calls for|calls on|commends|condemns|confirms|congratulates|decides|declares|deplores|designates|draws attention|emphasizes|encourages|endorses|' +
    'establishes|expresses|instructs|invites|notes|proclaims|reaffirms|recalls|recognizes|recommends|regrets|reiterates|renews|requests|resolves|stresses|supports|takes note|thanks|transmits|underlines|underscores|urges|welcomes',
};

const frenchBehind = ' (?:également|aussi|en outre|de nouveau|à nouveau|instamment|avec (?:satisfaction|intérêt|préoccupation|inquiétude|regret|reconnaissance))';

const french: Readonly<Record<ResolutionParagraph, string>> = {
  preambularParagraph:
    'affirmant|alarmée?|ayant (?:à l[’\']esprit|adopté|entendu|examiné|étudié|présent à l[’\']esprit|reçu)|consciente?|considérant|constatant|convaincue?|désireuse|désireux|déterminée?|encouragée?|estimant|exprimant|gardant à l[’\']esprit|guidée?|' +
    'insistant|inspirée?|notant|préoccupée?|prenant acte|prenant en considération|prenant note|profondément préoccupée?|rappelant|réaffirmant|reconnaissant|réitérant|résolue?|saluant|se déclarant|se félicitant|se référant|soulignant|tenant compte',
  operativeParagraph:
    'adopte|affirme|appelle|approuve|autorise|charge|condamne|confirme|constate|décide|déclare|demande|déplore|encourage|engage|exhorte|exprime|fait appel|fait sienne?s?|félicite|invite|lance un appel|note|préconise|prend acte|prend note|prie|' +
    'proclame|rappelle|réaffirme|recommande|reconnaît|regrette|réitère|remercie|sait gré|se déclare|se félicite|souligne|souscrit',
};

const formOf = (type: ResolutionParagraph): Readonly<Record<Language, RegExp | null>> => ({
  en: new RegExp(`^(?:(?:${englishBefore}) )?(?:${english[type]})(?:${englishBehind})?$`, 'iu'),
  fr: new RegExp(`^(?:${french[type]})(?:${frenchBehind})?$`, 'iu'),
  ar: null,
});

const forms: Readonly<Record<ResolutionParagraph, Readonly<Record<Language, RegExp | null>>>> = {
  preambularParagraph: formOf('preambularParagraph'),
  operativeParagraph: formOf('operativeParagraph'),
};

/** Whether a text is the whole of such words; never in a language that does not set them apart. */
export const isOpening = (type: ResolutionParagraph, language: Language, text: string): boolean => forms[type][language]?.test(text) === true;
