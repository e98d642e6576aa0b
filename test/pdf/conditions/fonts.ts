// Conditions on fonts: embedded, with every glyph that is shown, and each glyph stands for known characters.
import type { Font, Glyph } from '../fonts.ts';
import { Name, Stream } from '../objects.ts';
import type { TaggedPdf } from '../structure.ts';
import { violation, type Violation } from './violation.ts';

/** The glyphs that are shown of each font, each code once, with the page on which it is first. */
const shownGlyphs = (pdf: TaggedPdf): ReadonlyMap<Font, ReadonlyMap<number, { readonly glyph: Glyph; readonly page: number }>> => {
  const found = new Map<Font, Map<number, { glyph: Glyph; page: number }>>();
  for (const { number, content } of pdf.pages) {
    for (const { font, glyphs } of content.painted) {
      if (font === null) continue;
      const codes = found.get(font) ?? new Map<number, { glyph: Glyph; page: number }>();
      found.set(font, codes);
      for (const glyph of glyphs) if (!codes.has(glyph.code)) codes.set(glyph.code, { glyph, page: number });
    }
  }
  return found;
};

function* compositeConditions(pdf: TaggedPdf, font: Font): Generator<Violation> {
  const encoding = pdf.file.get(font.dict, 'Encoding');
  if (encoding instanceof Name ? !/^Identity-[HV]$/.test(encoding.value) : !(encoding instanceof Stream)) yield violation('31-006', font.name);
  if (pdf.file.name(font.descendant.get('Subtype')) !== 'CIDFontType2') return;
  const map = pdf.file.get(font.descendant, 'CIDToGIDMap');
  if (map === null) yield violation('31-005', font.name);
  else if (!(map instanceof Stream) && !(map instanceof Name && map.value === 'Identity')) yield violation('31-004', font.name);
}

export function* fontConditions(pdf: TaggedPdf): Generator<Violation> {
  for (const [font, codes] of shownGlyphs(pdf)) {
    if (!font.embedded && font.subtype !== 'Type3') yield violation('31-009', font.name);
    if (font.composite) yield* compositeConditions(pdf, font);
    const named = !font.composite && /^(WinAnsi|MacRoman|MacExpert)Encoding$/.test(font.encoding);
    if (font.toUnicode === null && !named) yield violation('31-027', font.name);
    const identity = font.composite && pdf.file.name(font.descendant.get('CIDToGIDMap')) === 'Identity';
    for (const [code, { glyph, page }] of codes) {
      const place = `page ${page}, ${font.name}, code ${code.toString(16).padStart(font.composite ? 4 : 2, '0')}`;
      const { unicode } = glyph;
      // Of a font without any map that is said once.
      if (unicode === null || unicode === '') {
        if (font.toUnicode !== null) yield violation('10-001', place);
      } else if (unicode.includes('\0')) yield violation('31-028', place);
      else if (/[\ufeff\ufffe]/.test(unicode)) yield violation('31-029', place);
      if (!identity) continue;
      if (code === 0) yield violation('31-030', place);
      const { program } = font;
      if (program === null) continue;
      if (code >= program.glyphs) yield violation('31-011', place);
      else if (Math.abs(program.width(code) - font.width(code)) > 1) yield violation('31-016', `${place}: ${font.width(code)} and ${program.width(code).toFixed(0)}`);
    }
  }
}
