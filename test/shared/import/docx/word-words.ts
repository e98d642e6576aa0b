// The words that a Word file shows, read from its parts by other means than those of the import.
import { strFromU8, unzipSync } from 'fflate';
import { sourceWords } from '../words.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** Words of all paragraphs of a part; what old programs would see in place of something else is left out. */
const wordsOfPart = (xml: string): string[] =>
  xml
    .replace(/<mc:Fallback\b[\s\S]*?<\/mc:Fallback>/g, '')
    .split(/<\/w:p>/)
    .flatMap((paragraph) => {
      const text = [...paragraph.matchAll(/<w:(?:t|tab|br|cr)(?:\s[^>]*)?(?:\/>|>([^<]*)<\/w:t>|>)/g)].map((found) => (found[0].startsWith('<w:t ') || found[0].startsWith('<w:t>') ? (found[1] ?? '') : ' ')).join('');
      return sourceWords(text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? '').replace(/[<>\\*_[\](){}#~^&]/g, ' '));
    });

export const wordsOfFile = (bytes: Uint8Array): string[] => {
  const files = unzipSync(bytes);
  return Object.keys(files).filter((name) => /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/.test(name)).flatMap((name) => wordsOfPart(strFromU8(files[name] ?? new Uint8Array())));
};
