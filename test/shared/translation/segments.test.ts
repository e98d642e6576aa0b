// The memory keeps sentences: a text is cut at their ends and nowhere else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/language/language.ts';
import { sentencesOf } from '../../../shared/translation/segments.ts';

test.each<[Language, string[]]>([
  ['en', ['The port is open.', 'Mr. Haddad (see para. 16, A/RES/73/195) spoke to H.E. Ms. B. Karam.', 'Was it heard?', '“Yes.”']],
  ['ar', ['افتُتح الميناء.', 'هل سمعه د. حداد؟', 'نعم، في الفقرة 16.']],
  ['fr', ['Le port est ouvert.', 'M. Haddad (voir par. 16) a parlé à Mme B. Karam, cf. art. 5.', 'Vraiment ?']],
])('sentences in %s', (language, sentences) => expect(sentencesOf(sentences.join(' '), language).map(({ text }) => text)).toEqual(sentences));

test('nothing but space is left out, and every sentence stands where it says', () => {
  const texts = fc.array(fc.constantFrom('A b. ', 'Mr. ', 'نعم؟ ', 'x\n', '  ', '1. ', 'e.g. ', '“Q!” ', '…'), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(fc.property(texts, fc.constantFrom(...languages), (text, language) => {
    const found = sentencesOf(text, language);
    expect(found.map((one) => one.text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
    for (const { text: sentence, start, end } of found) expect(text.slice(start, end)).toBe(sentence);
  }));
});
