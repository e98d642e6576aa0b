// The body of the text: paragraphs with their decoded structure become elements; captions, boxes and annexes gather what belongs to them.
import { blankBlock } from '../document/blocks/index.ts';
import type { Content } from '../document/inlines.ts';
import type { NewId } from '../document/ids.ts';
import type { Language } from '../language/language.ts';
import type { Chunk, TextChunk } from './chunk.ts';
import { comparable } from './comparable.ts';
import { readDecimals } from './decimals.ts';
import { decode, type Reading } from './decoder.ts';
import { draftText, dropStart, isMark, trimDraft, type Draft } from './draft.ts';
import type { Element } from './elements.ts';
import { weigh } from './evidence.ts';
import { attach, captionForm, isText, notesForm, sourceForm } from './attachments.ts';
import { fieldOf } from './fields.ts';
import { withoutWhole } from './front.ts';
import { nounLabelOf } from './labels.ts';
import type { Ledger } from './ledger.ts';
import { BulletLevels, headingLevels } from './levels.ts';
import type { PrintedContents } from './printed-contents.ts';
import type { DraftTable } from './tables.ts';
import { annexesWords, notesWords } from './vocabulary.ts';

interface Parts {
  readonly newId: NewId;
  readonly language: Language;
  readonly ledger: Ledger;
}

const blockText = (language: Language, content: Content | undefined): Partial<Record<Language, Content>> => (content === undefined || content.length === 0 ? {} : { [language]: content });

const tableElement = (line: number, table: DraftTable, caption: Draft, source: Draft, notes: Draft, typed: Element['typed'], parts: Parts): Element => {
  const cells = table.rows.flatMap((row) => row.cells);
  return {
    line,
    type: 'table',
    drafts: [caption, ...cells.map((cell) => cell.draft), notes, source],
    build: (contents) => {
      let next = 1;
      const rows = table.rows.map((row) => ({
        id: parts.newId(),
        kind: row.kind,
        ...(row.proposals !== undefined && row.proposals.length > 0 && { proposals: [...row.proposals] }),
        cells: row.cells.map(({ colspan, rowspan }) => ({ id: parts.newId(), text: blockText(parts.language, contents[next++]), colspan, rowspan })),
      }));
      return {
        ...blankBlock('table', parts.newId()),
        text: blockText(parts.language, contents[0]),
        purpose: table.purpose,
        headerRows: table.headerRows,
        columns: Array.from({ length: table.columns }, (_, column) => (table.purpose === 'programme' && table.columns === 2 ? (column === 0 ? 1 : 4) : 1)),
        rows,
        notes: blockText(parts.language, contents[next]),
        source: blockText(parts.language, contents[next + 1]),
      };
    },
    ...(typed === undefined ? {} : { typed }),
    ...(table.broken ? { report: { reason: 'brokenTable' as const, text: cells.slice(0, table.columns).map((cell) => draftText(cell.draft)).join(' ') } } : {}),
  };
};

/** A box holds no more elements than this; what follows stands behind it. */
const mostBoxed = 2000;

const boxable = new Set(['paragraph', 'bullet', 'sub', 'quotation', 'local']);

/** The elements of a body in reading order, and what each chunk was taken for. */
export interface Body {
  readonly elements: readonly Element[];
  readonly readings: readonly Reading[];
}

/** `trusted`: the depths of the headings were set by a program and are right; in typed texts they seldom are. */
export const readBody = (given: readonly Chunk[], contents: PrintedContents | null, announcesMessages: boolean, parts: Parts, trusted = false): Body => {
  const { newId, language, ledger } = parts;
  const { chunks, readings: decimals } = readDecimals(given);
  const evidence = weigh(chunks, contents);
  const attached = attach(chunks, evidence);
  for (const [index, reading] of decimals) attached.fixed[index] ??= reading;
  const readings = decode(chunks, evidence, attached.fixed, (contents?.entries.length ?? 0) >= 3, announcesMessages);
  const levels = trusted ? chunks.map((chunk) => (isText(chunk) && chunk.hash > 0 ? Math.min(5, chunk.hash) : undefined)) : headingLevels(chunks, readings);
  const numbered = readings.some(({ as }) => as === 'numbered');
  const lastText = chunks.findLastIndex((chunk, index) => chunk.kind !== 'rule' && !attached.consumed.has(index));

  const nounDraft = (chunk: TextChunk, length: number): Draft => trimDraft(dropStart(chunk.draft, length));
  /** The title behind a noun and number, or on the line below; notes may be called at either. */
  const titleDraft = (chunk: TextChunk, length: number, below: Chunk | undefined): Draft => {
    const own = nounDraft(chunk, length);
    return isText(below) ? [...below.draft, ...own.filter(isMark)] : own;
  };
  const labelled = (chunk: TextChunk): Draft => (chunk.label === null ? chunk.draft : [{ text: `${chunk.label.written} ` }, ...chunk.draft]);
  const label = (chunk: TextChunk): void => {
    if (chunk.label !== null) ledger.compute('label', chunk.line, chunk.label.written);
    if (chunk.bullet !== null) ledger.compute('markup', chunk.line, chunk.bullet);
  };
  const simple = (chunk: TextChunk, type: 'paragraph' | 'numberedParagraph' | 'keyMessage' | 'operativeParagraph' | 'preambularParagraph' | 'quotation' | 'signature' | 'priorityArea', draft: Draft, extra: Partial<Element> = {}): Element => ({
    line: chunk.line,
    type,
    drafts: [draft],
    build: ([content]) => ({ ...blankBlock(type, newId()), text: blockText(language, content) }),
    ...extra,
  });
  const heading = (chunk: TextChunk, level: number, numberedHeading: boolean, typed: Element['typed']): Element => ({
    line: chunk.line,
    type: 'heading',
    drafts: [withoutWhole(withoutWhole(chunk.draft, 'bold'), 'italic')],
    build: ([content]) => ({ ...blankBlock('heading', newId()), level, numbered: numberedHeading, text: blockText(language, content) }),
    title: comparable(chunk.plain),
    ...(typed === undefined ? {} : { typed }),
  });
  const typedLabel = (chunk: TextChunk, kind: NonNullable<Element['typed']>['kind'], n: number): Element['typed'] => ({ kind, n, written: chunk.label?.written ?? '' });

  const bullets = new BulletLevels();
  const one = (index: number): Element | null => {
    const chunk = chunks[index];
    const reading = readings[index];
    if (chunk === undefined || reading === undefined || attached.consumed.has(index)) return null;
    if (chunk.kind === 'table') {
      const captionAt = attached.title.get(index);
      const caption = captionAt === undefined ? null : chunks[captionAt];
      const titleAt = captionAt === undefined ? undefined : attached.title.get(captionAt);
      const noun = isText(caption ?? undefined) ? nounLabelOf((caption as TextChunk).plain) : null;
      let captionDraft: Draft = chunk.table.caption ?? [];
      if (isText(caption ?? undefined) && noun !== null) {
        ledger.compute('label', (caption as TextChunk).line, noun.written);
        const title = titleAt === undefined ? undefined : chunks[titleAt];
        captionDraft = titleDraft(caption as TextChunk, noun.length, title);
      }
      else if (isText(caption ?? undefined)) {
        const below = caption as TextChunk;
        captionDraft = trimDraft(dropStart(below.draft, captionForm.exec(below.plain)?.[0].length ?? 0));
      }
      return tableElement(chunk.line, chunk.table, withoutWhole(captionDraft, 'bold'), fromLabelled(index, attached.source, sourceForm), notesOf(index), noun?.n == null || chunk.table.purpose === 'programme' ? undefined : { kind: 'table', n: noun.n, written: noun.written }, parts);
    }
    if (chunk.kind === 'rule') {
      if (index > lastText && index === chunks.findIndex((candidate, at) => at > lastText && candidate.kind === 'rule')) {
        ledger.compute('markup', chunk.line, chunk.written);
        return { line: chunk.line, type: 'endRule', drafts: [], build: () => blankBlock('endRule', newId()) };
      }
      ledger.compute('furniture', chunk.line, chunk.written);
      return null;
    }
    if (chunk.draft.length === 0 && chunk.label === null && reading.as !== 'annex') return null;
    switch (reading.as) {
      case 'chapter':
        label(chunk);
        return heading(chunk, 1, true, typedLabel(chunk, 'chapter', reading.n));
      case 'section':
        label(chunk);
        if (isArea(index)) {
          return { ...simple(chunk, 'priorityArea', withoutWhole(withoutWhole(chunk.draft, 'bold'), 'italic'), { title: comparable(chunk.plain) }), typed: { kind: 'section', n: reading.n, written: chunk.label?.written ?? '' } };
        }
        return heading(chunk, 2, true, typedLabel(chunk, 'section', reading.n));
      case 'subsection':
        label(chunk);
        return heading(chunk, 3, true, typedLabel(chunk, 'subsection', reading.n));
      case 'heading4':
        label(chunk);
        return heading(chunk, 4, true, typedLabel(chunk, 'heading4', reading.n));
      case 'heading5':
        label(chunk);
        return heading(chunk, 5, true, typedLabel(chunk, 'heading5', reading.n));
      case 'unnumbered':
        if (isText(chunks[index + 1]) && readings[index + 1]?.as === 'annex' && annexesWords.has(comparable(chunk.plain))) {
          ledger.compute('heading', chunk.line, chunk.plain);
          return null;
        }
        if (notesWords.has(comparable(chunk.plain)) && chunks.slice(index + 1).every((next, at) => !isText(next) || attached.consumed.has(index + 1 + at))) {
          ledger.compute('heading', chunk.line, chunk.plain);
          return null;
        }
        return heading(chunk, levels[index] ?? reading.level, false, undefined);
      case 'numbered':
        label(chunk);
        return simple(chunk, 'numberedParagraph', chunk.draft, {
          typed: typedLabel(chunk, 'paragraph', reading.n) as NonNullable<Element['typed']>,
          // Paragraphs numbered 1.1, 1.2 are counted through: said once, where it begins.
          ...(decimals.has(index) && reading.n === 1 ? { report: { reason: 'numberOutOfSequence' as const, text: draftText(labelled(chunk)) } } : {}),
        });
      case 'message':
        label(chunk);
        return simple(chunk, 'keyMessage', chunk.draft, { typed: typedLabel(chunk, 'keyMessage', reading.n) as NonNullable<Element['typed']> });
      case 'operative':
        label(chunk);
        return simple(chunk, 'operativeParagraph', chunk.draft, { typed: typedLabel(chunk, 'operative', reading.n) as NonNullable<Element['typed']> });
      case 'preambular':
        return simple(chunk, 'preambularParagraph', chunk.draft);
      case 'quotation':
        ledger.compute('markup', chunk.line, '>');
        return simple(chunk, 'quotation', chunk.draft);
      case 'signature':
        return simple(chunk, 'signature', chunk.draft);
      case 'sub': {
        label(chunk);
        const { level, n } = reading;
        return {
          line: chunk.line,
          type: 'subparagraph',
          drafts: [chunk.draft],
          build: ([content]) => ({ ...blankBlock('subparagraph', newId()), level, text: blockText(language, content) }),
          typed: { kind: `subparagraph${level}`, n, written: chunk.label?.written ?? '' },
        };
      }
      case 'bullet': {
        label(chunk);
        const level = bullets.of(chunk, index);
        return { line: chunk.line, type: 'bullet', drafts: [chunk.draft], build: ([content]) => ({ ...blankBlock('bullet', newId()), level, text: blockText(language, content) }) };
      }
      case 'annex':
        return annexElement(chunk, index);
      case 'caption': {
        const noun = nounLabelOf(chunk.plain);
        ledger.compute('label', chunk.line, noun?.written ?? '');
        const caption = withoutWhole(nounDraft(chunk, noun?.length ?? 0), 'bold');
        const image = chunks[attached.image.get(index) ?? -1];
        const alt = isText(image) && image.plain !== '' ? { [language]: image.plain } : {};
        return {
          line: chunk.line,
          type: 'figure',
          drafts: [caption, fromLabelled(index, attached.source, sourceForm)],
          build: ([content, source]) => ({ ...blankBlock('figure', newId()), text: blockText(language, content), source: blockText(language, source), alt }),
          ...(noun?.n == null ? {} : { typed: { kind: 'figure' as const, n: noun.n, written: noun.written } }),
        };
      }
      case 'local':
        return simple(chunk, 'paragraph', labelled(chunk), { report: { reason: 'numberOutOfSequence', text: draftText(labelled(chunk)) } });
      default: {
        // One capital with a full point that counts nothing is an initial, or « M. » in French.
        if (chunk.label !== null && /^\p{Lu}\.$/u.test(chunk.label.written)) return simple(chunk, 'paragraph', labelled(chunk));
        if (chunk.label !== null) return simple(chunk, 'paragraph', labelled(chunk), { report: { reason: chunk.label.readings[0]?.series === 'number' ? 'numberOutOfSequence' : 'unrecognised', text: draftText(labelled(chunk)) } });
        const insertion = /^\[?\d{1,4}\.?\s?(?:bis|ter|quater|alt\.?|مكرر\p{L}*)(?![\p{L}])/u.test(chunk.plain);
        return simple(chunk, 'paragraph', chunk.draft, insertion ? { report: { reason: 'numberOutOfSequence', text: chunk.plain } } : {});
      }
    }
  };

  const fromLabelled = (index: number, places: ReadonlyMap<number, number>, form: RegExp): Draft => {
    const at = places.get(index);
    const chunk = at === undefined ? undefined : chunks[at];
    if (!isText(chunk)) return [];
    const found = form.exec(chunk.plain);
    ledger.compute('label', chunk.line, found?.[0] ?? '');
    return trimDraft(dropStart(withoutWhole(chunk.draft, 'italic'), found?.[0].length ?? 0));
  };
  const notesOf = (index: number): Draft => {
    const places = attached.notes.get(index) ?? [];
    return trimDraft(places.flatMap((at, position) => [...(position > 0 ? [{ text: '\n' }] : []), ...fromLabelled(index, new Map([[index, at]]), notesForm)]));
  };

  const annexElement = (chunk: TextChunk, index: number): Element => {
    const noun = nounLabelOf(chunk.plain);
    ledger.compute('label', chunk.line, noun?.written ?? '');
    const titleAt = attached.title.get(index);
    const title = titleAt === undefined ? undefined : chunks[titleAt];
    const draft = titleDraft(chunk, noun?.length ?? 0, title);
    let original: Language | null = null;
    const after = chunks[(titleAt ?? index) + 1];
    if (isText(after) && /^\[.*\]$/.test(after.plain)) {
      const field = fieldOf(after.plain.slice(1, -1), true);
      if (field?.type === 'originalLanguage' && field.original !== null) {
        original = field.original;
        attached.consumed.add((titleAt ?? index) + 1);
        ledger.compute('masthead', after.line, after.plain);
      }
    }
    return {
      line: chunk.line,
      type: 'annex',
      drafts: [withoutWhole(withoutWhole(draft, 'bold'), 'italic')],
      build: ([content]) => ({ ...blankBlock('annex', newId()), original, text: blockText(language, content) }),
      title: comparable(draftText(draft)),
      ...(noun?.n == null ? {} : { typed: { kind: 'annex' as const, n: noun.n, written: noun.written } }),
    };
  };

  /** A lettered section whose numbers restart is a priority area. */
  const isArea = (index: number): boolean => {
    let messages = false;
    for (let at = index + 1; at < readings.length; at++) {
      const { as } = readings[at] as Reading;
      if (as === 'message') messages = true;
      else if (as === 'numbered' || as === 'subsection') return messages;
      else if (as === 'chapter' || as === 'section' || as === 'annex' || as === 'unnumbered') break;
    }
    return messages;
  };

  /** How far a box reaches: to the next heading or to the paragraph that goes on with the numbers; within quotation signs to their end. */
  const boxEnd = (index: number): number => {
    const start = chunks[index] as TextChunk;
    let end = (attached.title.get(index) ?? index) + 1;
    let texts = 0;
    for (; end < chunks.length && end - index < mostBoxed; end++) {
      const chunk = chunks[end];
      if (attached.consumed.has(end)) continue;
      if (chunk === undefined || chunk.kind === 'rule') break;
      if (start.quote > 0 && chunk.quote < start.quote) break;
      if (chunk.kind === 'table') continue;
      const as = readings[end]?.as ?? 'other';
      if (as === 'caption') continue;
      if (as === 'unnumbered' && start.quote === 0 && chunk.hash === 0 && evidence[end]?.entry === null && numbered && nextStop(end + 1) === 'numbered') continue;
      if (!boxable.has(as) && !(start.quote > 0 && as === 'unnumbered')) break;
      // Where no paragraph has a number nothing tells the end of a box: its first paragraph and the lists are taken.
      if (start.quote === 0 && !numbered && (as === 'paragraph' || as === 'quotation') && ++texts > 1) break;
    }
    return end;
  };
  const nextStop = (from: number): string => {
    for (let at = from; at < readings.length; at++) {
      const as = readings[at]?.as ?? 'other';
      if (!boxable.has(as) && as !== 'other' && as !== 'caption') return as;
    }
    return 'end';
  };

  const elements: Element[] = [];
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index];
    if (readings[index]?.as !== 'box' || !isText(chunk)) {
      const element = one(index);
      if (element !== null) elements.push(element);
      continue;
    }
    const end = boxEnd(index);
    const noun = nounLabelOf(chunk.plain);
    ledger.compute('label', chunk.line, noun?.written ?? '');
    const titleAt = attached.title.get(index);
    const title = titleAt === undefined ? undefined : chunks[titleAt];
    const draft = titleDraft(chunk, noun?.length ?? 0, title);
    const inner: Element[] = [];
    for (let at = index + 1; at < end; at++) {
      const held = chunks[at];
      const element = readings[at]?.as === 'unnumbered' && isText(held) ? simple(held, 'paragraph', held.draft) : readings[at]?.as === 'quotation' && isText(held) && chunk.quote > 0 ? simple(held, 'paragraph', held.draft) : one(at);
      if (element !== null) inner.push(element);
    }
    elements.push({
      line: chunk.line,
      type: 'box',
      drafts: [withoutWhole(draft, 'bold')],
      inner,
      build: ([content]) => ({ ...blankBlock('box', newId()), text: blockText(language, content) }),
      ...(noun?.n == null ? {} : { typed: { kind: 'box' as const, n: noun.n, written: noun.written } }),
    });
    index = end - 1;
  }
  return { elements, readings };
};
