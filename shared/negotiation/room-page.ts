// The page of the room: the element under discussion with all that is needed to show it, and nothing that is not for the hall.
import type { Block } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import { isText, walkInlines, type Content, type Inline } from '../document/inlines.ts';
import { numberBlocks, type Numbering } from '../document/numbering.ts';
import { lineOf, documentSymbol, documentTitle } from '../document/outline.ts';
import { referenceText } from '../document/reference.ts';
import { mapTexts, textPlaces, walkBlocks } from '../document/walk.ts';
import { captionLabel } from '../export/caption-label.ts';
import type { RoomPage, RoomShown } from '../ipc/room.ts';
import { blockName } from '../language/elements.ts';
import { definitionOf } from '../language/index.ts';
import { languages, type Language } from '../language/language.ts';
import { dayAt } from '../text/clock.ts';
import { agreedOn, type ToldAct } from './log.ts';
import { runningMeeting } from './meeting.ts';
import { openItems } from './open-items.ts';
import { isUnderSilence } from './silence.ts';

const publicInline = (inline: Inline): Inline => {
  if (isText(inline)) {
    const { comments: _, ...rest } = inline;
    return rest;
  }
  switch (inline.type) {
    case 'link':
      return { ...inline, children: inline.children.map((child) => publicInline(child) as typeof child) };
    case 'footnote': {
      const { comments: _, ...rest } = inline;
      return { ...rest, content: (inline.content as Content).map(publicInline) as typeof inline.content };
    }
    case 'symbolReference':
    case 'crossReference': {
      const { comments: _, ...rest } = inline;
      return rest;
    }
    case 'bracket': {
      const { note: _, ...rest } = inline;
      return { ...rest, children: inline.children.map(publicInline) };
    }
    case 'option':
      return { ...inline, children: inline.children.map(publicInline) };
  }
};

const withoutOwnNotes = <Kind extends Block>(block: Kind): Kind => {
  const { comments: _, standing, ...rest } = block;
  if (standing === undefined) return rest as unknown as Kind;
  const { note: __, ...shown } = standing;
  return { ...rest, standing: shown } as unknown as Kind;
};

/** An element without comments and without the notes that a rapporteur keeps. */
export const publicBlock = (block: Block): Block => {
  const own = withoutOwnNotes(block);
  const boxed = own.type === 'box' ? { ...own, blocks: own.blocks.map(withoutOwnNotes) as typeof own.blocks } : own;
  return mapTexts(boxed, (text) => Object.fromEntries(Object.entries(text).map(([language, content = []]) => [language, content.map(publicInline)])));
};

/** The elements in which something is open, in reading order, those under silence included. */
export const openElements = (blocks: readonly Block[]): readonly Id[] => {
  const open = new Set(openItems(blocks).map(({ block }) => block));
  return [...walkBlocks(blocks)].flatMap(({ block }) => (open.has(block.id) ? [block.id] : []));
};

interface Of {
  readonly document: Pick<Document, 'blocks' | 'settings'>;
  readonly numberingOf: (language: Language) => Numbering;
  readonly shown: readonly Language[];
}

const inEach = <Value>(shown: readonly Language[], make: (language: Language) => Value): Partial<Record<Language, Value>> => Object.fromEntries(shown.map((language) => [language, make(language)]));

/** `paragraph 12`; the kind of the element where it has no number; what is gone has no name. */
const nameOf = (of: Of, block: Block | null): Partial<Record<Language, string>> =>
  inEach(of.shown, (language) => {
    if (block === null) return '';
    const numbering = of.numberingOf(language);
    return numbering.blocks.has(block.id) ? referenceText({ target: block.id, form: 'label' }, numbering, of.document.settings) : blockName(block, language);
  });

const labelsOf = (of: Of, block: Block): RoomPage['labels'] =>
  Object.fromEntries(
    [block, ...(block.type === 'box' ? block.blocks : [])].map((one) => [
      one.id,
      inEach(of.shown, (language) => {
        const number = of.numberingOf(language).blocks.get(one.id);
        if (number === undefined || (!number.printed && number.kind !== 'annex')) return '';
        const definition = definitionOf(language);
        const label = definition.label(number, of.document.settings);
        return one.type === 'box' || one.type === 'table' || one.type === 'figure' ? `${label}${captionLabel(definition, of.document.settings).separator}` : label;
      }),
    ]),
  );

const inlinesOf = (block: Block, language: Language): Inline[] =>
  [...textPlaces(block)].flatMap(({ text }) => [...walkInlines(text[language] ?? [])].flatMap((inline) => (!isText(inline) && inline.type === 'footnote' ? [inline, ...(inline.content as Content)] : [inline])));

const printedOf = (of: Of, block: Block): Pick<RoomPage, 'references' | 'footnotes'> => {
  const references: RoomPage['references'] = {};
  const footnotes: RoomPage['footnotes'] = {};
  for (const language of of.shown) {
    const numbering = of.numberingOf(language);
    for (const inline of inlinesOf(block, language)) {
      if (isText(inline)) continue;
      if (inline.type === 'crossReference') (references[inline.id] ??= {})[language] = referenceText(inline, numbering, of.document.settings);
      const number = inline.type === 'footnote' ? numbering.footnotes.get(inline.id) : undefined;
      if (inline.type === 'footnote') (footnotes[inline.id] ??= {})[language] = number === undefined ? '*' : definitionOf(language).digits(number, of.document.settings);
    }
  }
  return { references, footnotes };
};

/** The headings under which an element stands, outermost first, and the box around it. */
const aboveOf = ({ document: { blocks, settings }, numberingOf, shown }: Of, id: Id): RoomPage['above'] => {
  const path: Block[] = [];
  for (const { block, box } of walkBlocks(blocks)) {
    const level = block.type === 'heading' ? block.level : block.type === 'annex' ? 1 : block.type === 'priorityArea' ? 2 : null;
    if (block.id === id) {
      if (level !== null) path.splice(0, path.length, ...path.filter((above) => (above.type === 'heading' ? above.level : above.type === 'annex' ? 1 : 2) < level));
      if (box !== null) path.push(box);
      break;
    }
    if (level === null) continue;
    path.splice(0, path.length, ...path.filter((above) => (above.type === 'heading' ? above.level : above.type === 'annex' ? 1 : 2) < level), block);
  }
  return inEach(shown, (language) =>
    path.map((block) => {
      const number = numberingOf(language).blocks.get(block.id);
      const label = number?.printed === true ? `${definitionOf(language).label(number, settings)} ` : '';
      return `${label}${lineOf(block.text, language)}`.trim();
    }).filter((line) => line !== ''),
  );
};

/** `acts`: what was done in all meetings of the document. `now`: milliseconds since 1970, UTC. */
export const roomPage = (document: Document, shown: RoomShown, acts: readonly ToldAct[], now: number): RoomPage => {
  const { blocks, settings } = document;
  const numberings = new Map<Language, Numbering>();
  const numberingOf = (language: Language): Numbering => {
    const known = numberings.get(language) ?? numberBlocks(blocks, language);
    numberings.set(language, known);
    return known;
  };
  const of: Of = { document, numberingOf, shown: shown.languages };
  const all = new Map([...walkBlocks(blocks)].map(({ block }) => [block.id, block]));
  const block = shown.block === null ? undefined : all.get(shown.block);
  const meeting = runningMeeting(settings);
  // What is agreed ad referendum is told as such; anything else that is open keeps its element from being told as agreed.
  const unsettled = new Set(openItems(blocks).flatMap(({ block: about, state }) => (state === 'agreedAdReferendum' ? [] : [about])));
  const settled = meeting === null ? [] : agreedOn(acts, meeting.name, dayAt(now, meeting.offset), meeting.offset);
  const agreed = settled.filter(({ block: about }) => about === undefined || !unsettled.has(about));
  const placed = (id: Id | undefined) => ({ block: id ?? null, label: nameOf(of, id === undefined ? null : (all.get(id) ?? null)) });
  return {
    title: Object.fromEntries(languages.flatMap((language) => { const title = documentTitle(document, language); return title === null ? [] : [[language, title]]; })),
    symbol: documentSymbol(document),
    settings: { look: settings.look, digits: settings.digits, ...(settings.delegations === undefined ? {} : { delegations: settings.delegations }) },
    meeting,
    block: block === undefined ? null : publicBlock(block),
    above: block === undefined ? {} : aboveOf(of, block.id),
    name: block === undefined ? {} : nameOf(of, block),
    labels: block === undefined ? {} : labelsOf(of, block),
    ...(block === undefined ? { references: {}, footnotes: {} } : printedOf(of, block)),
    open: openElements(blocks).length,
    agreed: agreed.map(({ block: about, kind, words = '', at }) => ({ ...placed(about), kind, words, at })),
    silences: [...all.values()].flatMap(({ id, standing }) => (isUnderSilence(standing) ? [{ ...placed(id), until: standing.silence.until, offset: standing.silence.offset }] : [])),
  };
};
