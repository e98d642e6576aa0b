// Forms of a text that can be compared although two people typed it: without case, decoration, vowel marks and direction signs.
import { westernDigits } from '../language/numerals.ts';

/** Marks that steer direction or joining and are no part of the text: what comparison and recognition look through. */
export const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Vowel marks, superscript alef and tatweel: decoration in Arabic. */
const decoration = /[\u0640\u064B-\u065F\u0670]/g;

/** Folds Arabic spellings that are confused in practice: the seats of hamza, alef maqsura, teh marbuta. */
const foldArabic = (text: string): string =>
  text.replace(decoration, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه').replace(/ؤ/g, 'و').replace(/ئ/g, 'ي');

/** The form in which two wordings are held to be the same. Keeps letters, digits and single spaces. */
export const comparable = (text: string): string => {
  const plain = westernDigits(text.replace(invisible, ''))
    .toLowerCase()
    .normalize('NFD')
    // Accents of Latin letters only: the hamza and madda of Arabic decompose too, and are folded below with their seats.
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
  return foldArabic(plain)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
};

const sentenceEnd = /[.!?:;؛؟…][)\]”"»’'›*_]*$/u;

/** Whether a text ends as a sentence or an item of a list ends. Footnote marks must have been taken away. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text.replace(invisible, '').trimEnd());

/** Words after which no paragraph ends: the text goes on on the next page. */
const linking = new Set(
  (
    'a an the of to in on at by for from with and or nor but as than that which who whose whom its their his her this these those into within ' +
    'between among under over through during including such will would shall should may might can could is are was were be been has have had not ' +
    'le la les l un une des du de d au aux à en et ou par pour sur dans avec sans sous entre que qui dont leur leurs son sa ses ce cette ces est sont ' +
    'في من إلى على عن مع أن إن التي الذي الذين ما لا أو ثم بين بعد قبل خلال عند كل هذا هذه ذلك تلك وفي ومن وإلى وعلى وعن بما كما حيث'
  ).split(' '),
);

/**
 * Whether the last word cannot stand at the end of a paragraph, or the last sign calls for more. A comma does not: the paragraphs of a
 * preamble end with it.
 */
export const endsOpen = (text: string): boolean => {
  const plain = text.replace(invisible, '').trimEnd();
  if (/[(\[«“–—-]$/u.test(plain)) return true;
  const last = /([\p{L}\p{M}]+)[’']?$/u.exec(plain)?.[1];
  return last !== undefined && linking.has(last.toLowerCase());
};

/** Whether a text begins in the middle of a sentence. Arabic has no case, so that there it is never certain. */
export const beginsInside = (text: string): boolean => /^[\p{Ll}),;،؛]/u.test(text.replace(invisible, '').trimStart());
