// Spaces: none twice, none at the edges, none before a sign that stands close to its word.
import type { Language } from '../../language/language.ts';
import { found, type LineFinding } from './finding.ts';
import type { Check } from './line.ts';

const spaces = '[ \\u00A0\\u202F\\u2009]';
/** French sets a space before its double signs; three full points are one sign of their own. */
const close: Readonly<Record<Language, string>> = { en: '[,.;:!?)\\]]', ar: '[،؛,.;:!؟?)\\]]', fr: '[,.)\\]]' };

export const spacing: Check = ({ target: { text, language } }) => {
  if (text.trim() === '') return [];
  const findings: LineFinding[] = [];
  const cut = (code: 'spaceDouble' | 'spaceAtEdge' | 'spaceBefore', start: number, end: number, put: string, params: LineFinding['params'] = {}): void => {
    findings.push(found(code, 'warning', { start, end }, { params, fix: { kind: 'write', edits: [{ start, end, put }] } }));
  };
  const lead = new RegExp(`^${spaces}+`, 'u').exec(text)?.[0].length ?? 0;
  const tail = text.length - (new RegExp(`${spaces}+$`, 'u').exec(text)?.[0].length ?? 0);
  if (lead > 0) cut('spaceAtEdge', 0, lead, '');
  if (tail < text.length) cut('spaceAtEdge', tail, text.length, '');
  const inner = text.slice(lead, tail);
  for (const { 0: written, 1: sign = '', index } of inner.matchAll(new RegExp(`${spaces}+(${close[language]})(?!\\.\\.)(?!\\p{Nd})`, 'gu'))) {
    const start = lead + index;
    cut('spaceBefore', start, start + written.length - sign.length, '', { sign });
  }
  for (const { 0: written, index } of inner.matchAll(new RegExp(`${spaces}{2,}`, 'gu'))) {
    const [start, end] = [lead + index, lead + index + written.length];
    // One that never ends a line was meant.
    if (!findings.some(({ target }) => target.start === start)) cut('spaceDouble', start, end, /[\u00A0\u202F]/u.exec(written)?.[0] ?? ' ');
  }
  return findings;
};
