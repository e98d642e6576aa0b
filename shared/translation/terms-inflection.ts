// The forms in which a word of a term may stand in a text, as far as they can be told without a dictionary: Arabic clitics and sound endings, English and
// French plurals and possessives. All words are folded. Conservative: a form too few costs a hit, a form too many tells the translator something wrong.
import type { Language } from '../language/language.ts';

const conjunctions = ['', 'و', 'ف'] as const;
const prepositions = ['ب', 'ل', 'ك'] as const;
/** A stem of fewer letters is not cut any further: what looks like a clitic there is most often a letter of the word. */
const shortestStem = 3;

/** `الدول` → `دول`; a word without the article stays. */
export const withoutArticle = (word: string): string => (word.startsWith('ال') && word.length - 2 >= 2 ? word.slice(2) : word);

/** All that a word of a text can be once what is written together with it is taken off: conjunction, preposition, article. The word itself is among them. */
export const withoutClitics = (word: string): string[] => {
  const found = new Set([word]);
  for (const conjunction of conjunctions) {
    if (!word.startsWith(conjunction)) continue;
    const bare = word.slice(conjunction.length);
    if (bare.length < shortestStem) continue;
    found.add(bare);
    if (bare.startsWith('ال') && bare.length - 2 >= 2) found.add(bare.slice(2));
    if (bare.startsWith('لل') && bare.length - 2 >= 2) found.add(bare.slice(2));
    for (const preposition of prepositions) {
      if (!bare.startsWith(preposition) || bare.length - 1 < shortestStem) continue;
      const rest = bare.slice(1);
      found.add(rest);
      if (rest.startsWith('ال') && rest.length - 2 >= 2) found.add(rest.slice(2));
    }
  }
  return [...found];
};

/** A word as it stands behind each clitic, with and without the article: what to look for in an index of whole words. */
export const withClitics = (word: string): string[] => {
  const bare = word.startsWith('و') && word.startsWith('ال', 1) ? withoutArticle(word.slice(1)) : withoutArticle(word);
  return conjunctions.flatMap((conjunction) => [
    `${conjunction}${bare}`,
    `${conjunction}ال${bare}`,
    `${conjunction}لل${bare}`,
    ...prepositions.map((preposition) => `${conjunction}${preposition}${bare}`),
    ...prepositions.map((preposition) => `${conjunction}${preposition}ال${bare}`),
  ]);
};

/** Sound endings that stand for one another; heh is the folded teh marbuta, alef the accusative. */
const arabicEndings = ['ات', 'ون', 'ين', 'ان', 'ه', 'ا'] as const;

const arabicForms = (word: string): string[] => {
  const bare = withoutArticle(word);
  const ending = arabicEndings.find((one) => bare.endsWith(one) && bare.length - one.length >= shortestStem);
  const stem = ending === undefined ? bare : bare.slice(0, -ending.length);
  // Of a feminine word the bare stem is another word, most often a verb: توصية and توصيات, but not توصي.
  if (ending === 'ه' || ending === 'ات') return ['ه', 'ات', 'تان', 'تين'].map((one) => stem + one);
  return [...new Set([bare, stem, ...(stem.length >= shortestStem ? arabicEndings.map((one) => stem + one) : [])])];
};

const englishForms = (word: string): string[] => {
  const singular = word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : /(?:s|x|z|ch|sh)es$/u.test(word) ? word.slice(0, -2) : word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
  const plural = /[^aeiou]y$/u.test(singular) ? `${singular.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/u.test(singular) ? `${singular}es` : `${singular}s`;
  const changed = word.endsWith('men') ? [`${word.slice(0, -3)}man`] : word.endsWith('man') ? [`${word.slice(0, -3)}men`] : [];
  return [...new Set([word, singular, plural, ...changed])];
};

const frenchForms = (word: string): string[] => {
  const singular = word.endsWith('aux') && word.length > 5 ? `${word.slice(0, -3)}al` : /[^s]s$|x$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word;
  const plural = singular.endsWith('al') ? `${singular.slice(0, -2)}aux` : /(?:au|eu)$/u.test(singular) ? `${singular}x` : /[sxz]$/u.test(singular) ? singular : `${singular}s`;
  return [...new Set([word, singular, plural, ...(plural.endsWith('aux') ? [`${singular}s`] : [])])];
};

const formsIn: Readonly<Record<Language, (word: string) => string[]>> = { en: englishForms, ar: arabicForms, fr: frenchForms };

/** The forms, without clitics, in which a word of a term may stand. Figures and single letters have one. */
export const formsOf = (word: string, language: Language): string[] => (/^\p{L}{2}/u.test(word) ? formsIn[language](word) : [word]);

/** What a word of a text may be a form of: in Arabic without what is written together with it. */
export const readingsOf = (word: string, language: Language): string[] => (language === 'ar' ? withoutClitics(word) : [word]);
