// Random documents of the family, written out as people write them: many conventions for one structure, which import must find again.
import fc from 'fast-check';
import type { Look } from '../../../shared/document/document.ts';
import type { NumberKind } from '../../../shared/document/numbering.ts';
import { definitionOf, type Language } from '../../../shared/language/index.ts';

/** One element as it is expected after import: type with level, and the text with its footnotes in braces. */
export interface Expected {
  readonly kind: string;
  readonly text: string;
}

export interface Convention {
  readonly language: Language;
  readonly look: Look;
  readonly headings: 'hash' | 'wrongHash' | 'bold' | 'plain';
  /** Width at which lines are wrapped; 0: one line to a paragraph. */
  readonly measure: number;
  /** `glued` and `spaced`: figures as in text without markup, "text.1" and "text (1)", with all notes under a heading at the end. */
  readonly notes: 'superscript' | 'tag' | 'caret' | 'glued' | 'spaced';
  readonly notesAt: 'paragraph' | 'end';
  readonly contents: 'none' | 'dots' | 'tabs' | 'pipes';
  readonly bullet: '-' | '•' | '*' | '–';
  readonly masthead: boolean;
  readonly summary: boolean;
  readonly introduction: boolean;
  readonly tornPages: boolean;
  readonly blankBetween: boolean;
}

interface Written {
  readonly source: string;
  readonly expected: readonly Expected[];
  readonly title: string;
}

const vocabulary: Readonly<Record<Language, readonly string[]>> = {
  en: 'the harbour of villages keeps water in small wells and sends carpets by train to towns where teachers count trees at night while boats wait near old walls for salt from northern valleys because winter brings rain'.split(' '),
  fr: 'la source du village garde des eaux dans un puits et envoie ses tapis par le train vers la ville où des maîtres comptent les arbres pendant que la barque attend près du vieux mur le sel des vallées'.split(' '),
  ar: 'ينبوع القرية يحفظ الماء في بئر صغيرة ويرسل السجاد بالقطار إلى المدينة حيث يعد المعلمون الأشجار ليلا بينما تنتظر القوارب قرب السور القديم ملح الوادي لأن الشتاء يحمل المطر'.split(' '),
};

/** Words from seeds: the same numbers give the same words. */
const words = (language: Language, seeds: readonly number[]): string => {
  const list = vocabulary[language];
  const text = seeds.map((seed) => list[seed % list.length] ?? '').join(' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

const seeds = (min: number, max: number): fc.Arbitrary<number[]> => fc.array(fc.nat(10_000), { minLength: min, maxLength: max });

interface Paragraph {
  readonly sentence: readonly number[];
  readonly note: readonly number[] | null;
  readonly list: 'none' | 'letters' | 'bullets';
  readonly items: readonly (readonly number[])[];
  readonly nested: boolean;
  /** What stands below the paragraph. */
  readonly below: 'nothing' | 'box' | 'table';
}
interface Section {
  readonly title: readonly number[];
  readonly paragraphs: readonly Paragraph[];
}
interface Chapter {
  readonly title: readonly number[];
  readonly kind: 'messages' | 'sections' | 'paragraphs';
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly messages: readonly (readonly (readonly number[])[])[];
}
export interface Plan {
  readonly title: readonly number[];
  readonly summary: readonly (readonly number[])[];
  readonly introduction: readonly Paragraph[];
  readonly chapters: readonly Chapter[];
  readonly annexes: readonly { readonly title: readonly number[]; readonly items: readonly (readonly number[])[] }[];
}

const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  sentence: seeds(14, 45),
  note: fc.option(seeds(3, 9), { nil: null, freq: 3 }),
  list: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'letters' as const, 'bullets' as const),
  items: fc.array(seeds(4, 12), { minLength: 2, maxLength: 4 }),
  nested: fc.boolean(),
  below: fc.constantFrom('nothing' as const, 'nothing' as const, 'nothing' as const, 'nothing' as const, 'box' as const, 'table' as const),
});
const section: fc.Arbitrary<Section> = fc.record({ title: seeds(2, 9), paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 4 }) });
export const plan: fc.Arbitrary<Plan> = fc.record({
  title: seeds(4, 12),
  summary: fc.array(seeds(15, 40), { minLength: 1, maxLength: 3 }),
  introduction: fc.array(paragraph, { minLength: 1, maxLength: 4 }),
  chapters: fc.array(
    fc.record({
      title: seeds(2, 8),
      kind: fc.constantFrom('messages' as const, 'sections' as const, 'sections' as const, 'paragraphs' as const),
      sections: fc.array(section, { minLength: 2, maxLength: 11 }),
      paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 5 }),
      messages: fc.array(fc.array(seeds(10, 25), { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  annexes: fc.array(fc.record({ title: seeds(2, 6), items: fc.array(seeds(2, 6), { minLength: 1, maxLength: 4 }) }), { maxLength: 2 }),
});

export const convention: fc.Arbitrary<Convention> = fc.record({
  language: fc.constantFrom('en' as const, 'ar' as const, 'fr' as const),
  look: fc.constantFrom('escwa-current' as const, 'escwa-classic' as const, 'headquarters' as const),
  headings: fc.constantFrom('hash' as const, 'wrongHash' as const, 'bold' as const, 'plain' as const),
  measure: fc.constantFrom(0, 0, 72, 80),
  notes: fc.constantFrom('superscript' as const, 'tag' as const, 'caret' as const, 'glued' as const, 'spaced' as const),
  notesAt: fc.constantFrom('paragraph' as const, 'end' as const),
  contents: fc.constantFrom('none' as const, 'dots' as const, 'tabs' as const, 'pipes' as const),
  bullet: fc.constantFrom('-' as const, '•' as const, '*' as const, '–' as const),
  masthead: fc.boolean(),
  summary: fc.boolean(),
  introduction: fc.boolean(),
  tornPages: fc.boolean(),
  blankBetween: fc.boolean(),
});

const notesHeading: Readonly<Record<Language, string>> = { en: 'Notes', fr: 'Notes', ar: 'الحواشي' };
const superscript = (n: number): string => [...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
const announced: Readonly<Record<Language, string>> = { en: 'Key messages of the', fr: 'Messages clés de', ar: 'الرسائل الرئيسية من' };

/** Sentences end, titles do not; no title is the title of another place. */
export const write = (planned: Plan, how: Convention): Written => {
  const { language } = how;
  const definition = definitionOf(language);
  const profile = { look: how.look, digits: 'western' as const };
  const label = (kind: NumberKind, n: number): string => definition.label({ kind, n, printed: true }, profile);
  const body: string[] = [];
  const expected: Expected[] = [];
  const notes: string[] = [];
  const contents: { level: number; label: string; title: string; from: number | null; to: number | null }[] = [];
  const collected = how.notes === 'glued' || how.notes === 'spaced';
  let paragraphs = 0;
  let titles = 0;
  let boxes = 0;
  let tables = 0;

  const wrap = (text: string, indent = ''): string => {
    if (how.measure === 0) return indent + text;
    const lines: string[] = [];
    let line = indent;
    for (const word of text.split(' ')) {
      if (line.length + word.length > how.measure && line.trim() !== '') {
        lines.push(line.trimEnd());
        line = indent;
      }
      line += `${word} `;
    }
    return [...lines, line.trimEnd()].join('\n');
  };
  const put = (text: string, blank = true): void => void body.push(blank ? `${text}\n` : text);
  const title = (numbers: readonly number[]): string => {
    titles += 1;
    // A number word of its own keeps the titles of one document apart.
    return `${words(language, numbers)} ${definition.label({ kind: 'chapter', n: titles, printed: true }, { ...profile, look: 'headquarters' }).replace(/[^\p{L}]/gu, '')}`;
  };
  const hash = (level: number): string => (how.headings === 'hash' ? `${'#'.repeat(level + 1)} ` : how.headings === 'wrongHash' ? `${'#'.repeat(2 + (titles % 3))} ` : '');
  const heading = (level: number, written: string, text: string, kind: string, numbered: boolean): void => {
    const line = written === '' ? text : `${written} ${text}`;
    put(how.headings === 'bold' ? `**${line}**` : how.headings === 'plain' ? line : `${hash(level)}${line}`);
    expected.push({ kind: numbered ? kind : `${kind} unnumbered`, text });
    contents.push({ level, label: written, title: text, from: null, to: null });
  };
  const countParagraph = (): void => {
    paragraphs += 1;
    const open = contents.at(-1);
    const chapter = contents.findLast((entry) => entry.level === 1);
    for (const entry of new Set([open, chapter])) {
      if (entry === undefined) continue;
      entry.from ??= paragraphs;
      entry.to = paragraphs;
    }
  };
  const note = (numbers: readonly number[] | null): { mark: string; expected: string; text: string | null } => {
    if (numbers === null) return { mark: '', expected: '', text: null };
    const n = notes.length + 1;
    const text = `${words(language, numbers)}.`;
    if (collected) {
      notes.push(`${n}. ${text}`);
      return { mark: how.notes === 'glued' ? String(n) : ` (${n})`, expected: `{${text}}`, text: null };
    }
    const mark = how.notes === 'superscript' ? superscript(n) : how.notes === 'tag' ? `<sup>${n}</sup>` : `[^${n}]`;
    const written = how.notes === 'superscript' ? `${superscript(n)} ${text}` : how.notes === 'tag' ? `<sup>${n}</sup> ${text}` : `[^${n}]: ${text}`;
    notes.push(written);
    return { mark, expected: `{${text}}`, text: written };
  };
  const numbered = ({ sentence, note: noteSeeds, list, items, nested, below }: Paragraph): void => {
    countParagraph();
    const introduces = list !== 'none';
    const placed = note(noteSeeds);
    const text = `${words(language, sentence)}${introduces ? '' : '.'}`;
    const tail = introduces ? ':' : '';
    expected.push({ kind: 'numberedParagraph', text: `${text}${introduces ? placed.expected + tail : placed.expected}` });
    const whole = `${label('paragraph', paragraphs)} ${text}${introduces ? placed.mark + tail : placed.mark}`;
    const tears = how.tornPages && paragraphs % 3 === 0 && !introduces;
    const parts = whole.split(' ');
    // The second half begins with a small letter: that is the only sign a page break leaves in a script that has them.
    // A half shorter than a line could as well be a heading.
    const at = tears ? parts.findIndex((word, index) => index > parts.length / 2 && parts.slice(0, index).join(' ').length > 48 && /^[\p{Ll}\u0621-\u064A]/u.test(word)) : -1;
    if (at > 0) {
      put(wrap(parts.slice(0, at).join(' ')));
      if (placed.text !== null && how.notesAt === 'paragraph') put(wrap(placed.text));
      else put(`- ${20 + paragraphs} -`);
      put(wrap(parts.slice(at).join(' ')));
    } else {
      put(wrap(whole));
      if (placed.text !== null && how.notesAt === 'paragraph') put(wrap(placed.text));
    }
    if (list === 'letters') {
      for (const [index, item] of items.entries()) {
        const last = index === items.length - 1;
        const itemText = `${words(language, item)}${last ? '.' : ';'}`;
        put(wrap(`${label('subparagraph1', index + 1)} ${itemText}`));
        expected.push({ kind: 'subparagraph 1', text: itemText });
        if (nested && index === 0) {
          for (const inner of [1, 2]) {
            const innerText = `${words(language, [...item, inner])};`;
            put(wrap(`${label('subparagraph2', inner)} ${innerText}`));
            expected.push({ kind: 'subparagraph 2', text: innerText });
          }
        }
      }
    } else if (list === 'bullets') {
      for (const [index, item] of items.entries()) {
        const itemText = `${words(language, item)};`;
        put(wrap(`${how.bullet} ${itemText}`), how.blankBetween || index === items.length - 1);
        expected.push({ kind: 'bullet 1', text: itemText });
      }
    }
    if (below === 'box') {
      boxes += 1;
      const name = words(language, items[0] ?? []);
      put(how.headings === 'plain' ? `${label('box', boxes)}. ${name}` : `**${label('box', boxes)}. ${name}**`);
      const inside = `${words(language, sentence)}.`;
      put(wrap(inside));
      for (const item of items) put(`${how.bullet} ${words(language, item)};`);
      expected.push({ kind: 'box', text: [name, inside, ...items.map((item) => `${words(language, item)};`)].join('|') });
    } else if (below === 'table') {
      tables += 1;
      const name = words(language, items[0] ?? []);
      put(`${label('table', tables)}. ${name}`);
      const rows = [['A', 'B'], ...items.map((item, index) => [words(language, item.slice(0, 3)), String(index * 7)])].map(([first, second], index) => [index === 0 ? words(language, [1]) : (first ?? ''), index === 0 ? words(language, [2]) : (second ?? '')]);
      if (how.contents === 'pipes') put([`| ${rows[0]?.join(' | ')} |`, '|---|---|', ...rows.slice(1).map((row) => `| ${row.join(' | ')} |`)].join('\n'));
      else put(rows.map((row) => row.join('\t')).join('\n'));
      put(`${definition.wording('source')} ${words(language, [5, 6, 7])}.`);
      expected.push({ kind: 'table', text: [name, ...rows.flat(), `${words(language, [5, 6, 7])}.`].join('|') });
    }
  };

  if (how.introduction) {
    heading(1, '', definition.wording('introduction'), 'heading 1', false);
    for (const one of planned.introduction) numbered(one);
  }
  for (const [index, chapter] of planned.chapters.entries()) {
    const name = chapter.kind === 'messages' ? `${announced[language]} ${title(chapter.title).toLowerCase()}` : title(chapter.title);
    heading(1, label('chapter', index + 1), name, 'heading 1', true);
    if (chapter.kind === 'messages') {
      for (const [area, messages] of chapter.messages.entries()) {
        heading(2, label('section', area + 1), title(messages[0]?.slice(0, 5) ?? []), 'priorityArea', true);
        for (const [n, message] of messages.entries()) {
          const [lead, rest] = [words(language, message.slice(0, 4)), words(language, message.slice(4)).toLowerCase()];
          put(wrap(`${label('keyMessage', n + 1)} **${lead}:** ${rest}.`), how.blankBetween || n === messages.length - 1);
          expected.push({ kind: 'keyMessage', text: `${lead}: ${rest}.` });
        }
      }
    } else if (chapter.kind === 'sections') {
      for (const [n, one] of chapter.sections.entries()) {
        heading(2, label('section', n + 1), title(one.title), 'heading 2', true);
        for (const each of one.paragraphs) numbered(each);
      }
    } else for (const one of chapter.paragraphs) numbered(one);
  }
  const single = planned.annexes.length === 1;
  for (const [index, annex] of planned.annexes.entries()) {
    const name = title(annex.title);
    put(definition.label({ kind: 'annex', n: index + 1, printed: !single }, profile));
    put(name);
    expected.push({ kind: 'annex', text: name });
    for (const [at, item] of annex.items.entries()) {
      const text = words(language, item);
      put(`${how.bullet} ${text}`, at === annex.items.length - 1);
      expected.push({ kind: 'bullet 1', text });
    }
  }
  if (collected && notes.length > 0) body.push(notesHeading[language], '', ...notes.map((written) => wrap(written)));
  else if (how.notesAt === 'end') for (const written of notes) put(written);

  const documentTitle = words(language, planned.title);
  const top: string[] = [];
  if (how.masthead) {
    top.push(definition.wording('unitedNations').toUpperCase(), '', 'E', '', ...(how.look === 'headquarters' ? ['Distr.: Limited'] : ['Distr.', definition.distribution('limited', profile)]), 'E/ESCWA/CL3.SEP/2031/5', definition.date('2031-03-09', profile), definition.original('ar', profile), '', definition.wording('commission'), '');
  }
  top.push(how.headings === 'bold' || how.headings === 'plain' ? `**${documentTitle}**` : `# ${documentTitle}`, '', `${words(language, [3]).replace(/\P{L}/gu, '')}, ${definition.dateRange('2031-04-02', '2031-04-04', profile)}`, '');
  const early: Expected[] = [];
  if (how.summary) {
    top.push(how.headings === 'hash' ? `## ${definition.wording('summary')}` : definition.wording('summary'), '');
    for (const one of planned.summary) {
      const text = `${words(language, one)}.`;
      top.push(wrap(text), '');
      early.push({ kind: 'summary', text });
    }
  }
  if (how.contents !== 'none') {
    early.push({ kind: 'contents', text: '' });
    top.push(how.headings === 'hash' ? `## ${definition.wording('contents')}` : definition.wording('contents'), '');
    if (how.contents === 'pipes') top.push(`| | *${definition.wording('paragraphs')}* | *${definition.wording('page')}* |`, '|---|---|---|');
    else top.push(`\t*${definition.wording('paragraphs')}*\t*${definition.wording('page')}*`);
    for (const [index, entry] of contents.entries()) {
      const name = entry.label === '' ? entry.title : `${entry.label} ${entry.title}`;
      const range = entry.from === null || entry.to === null ? '' : definition.range(entry.from, entry.to, profile);
      const page = String(3 + index);
      top.push(how.contents === 'pipes' ? `| ${name} | ${range} | ${page} |` : how.contents === 'tabs' ? `${name}\t${range}\t${page}` : `${name} ${'.'.repeat(8)} ${range}  ${page}`);
    }
    top.push('');
  }
  return { source: [...top, ...body].join('\n'), expected: [...early, ...expected], title: documentTitle };
};
