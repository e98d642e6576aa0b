// The first page: the lines of the masthead, the title, and what stands above them, as elements.
import { blankBlock, type BlockType } from '../document/blocks/index.ts';
import type { NewId } from '../document/ids.ts';
import type { Language } from '../language/language.ts';
import { draftText, dropStart, isMark, joinRuns, run, takeStart, trimDraft, wholly, type Draft, type DraftInline } from './draft.ts';
import type { Element } from './elements.ts';
import { fieldOf, type Field } from './fields.ts';
import { chooseTitle, fieldsOf, grouped, itemsOf, type Group, type Item } from './front-lines.ts';
import type { LiveLine } from './furniture.ts';
import { readInline, type InlineContext } from './inline.ts';
import type { Ledger } from './ledger.ts';

/** The first page as elements, in the order in which they stood. */
export interface Front {
  readonly elements: readonly Element[];
  /** What could not be placed; it goes to the beginning of the body. */
  readonly kept: readonly Element[];
  readonly fields: readonly Field[];
  readonly title: string | null;
}

/** Drops a format that the whole text carries: the element sets it by itself. */
export const withoutWhole = (draft: Draft, format: 'bold' | 'italic'): DraftInline[] =>
  !wholly(draft, format)
    ? [...draft]
    : trimDraft(
        draft.map((inline): DraftInline => {
          if (isMark(inline)) return inline;
          if ('type' in inline && inline.type === 'link') return { ...inline, children: inline.children.map(({ [format]: _, ...child }) => child) };
          const { [format]: _, ...rest } = inline;
          return rest as DraftInline;
        }),
      );

/** Fields that stand nowhere but in the masthead; those of the second list belong to it where they adjoin it. */
const mastheadFields = new Set<Field['type']>(['organization', 'distributionLabel', 'distribution', 'symbol', 'language', 'originalLanguage']);
const adjoiningFields = new Set<Field['type']>(['series', 'organ', 'date', 'jobNumber']);

/** `foot`: lines at the foot of the first page, below the summary. */
export const readFront = (lines: readonly LiveLine[], foot: readonly LiveLine[], metadataTitle: { line: number; text: string } | null, language: Language, context: InlineContext, newId: NewId, ledger: Ledger): Front => {
  const items = itemsOf(lines, ledger);
  const drafts = new Map<Item, Draft>(items.map((item) => [item, trimDraft(readInline(item.source, context))]));
  const plainOf = (item: Item): string => draftText(drafts.get(item) ?? []);
  let masthead = false;
  for (const item of items) {
    item.bold = wholly(drafts.get(item) ?? [], 'bold');
    item.fields = fieldsOf(plainOf(item), masthead);
    masthead ||= item.fields.some((field) => field.type === 'organization' || field.type === 'distribution' || field.type === 'symbol' || field.type === 'distributionLabel');
  }
  // The words of a logo can be the name of the organization: the masthead's own is the last one above the distribution and the symbol.
  const below = items.findIndex((item) => item.fields.some(({ type }) => type === 'distributionLabel' || type === 'distribution' || type === 'symbol'));
  const own = items.findLastIndex((item, index) => (below < 0 || index < below) && item.fields.some(({ type }) => type === 'organization'));
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    const wordsGoOn = next !== undefined && !next.gap && next.fields.length === 0;
    if (item.fields.some(({ type }) => type === 'organization') && (index !== own || (below < 0 && wordsGoOn))) item.fields = [];
  }
  masthead = items.some((item) => item.fields.some(({ type }) => type === 'organization' || type === 'distribution' || type === 'symbol' || type === 'distributionLabel'));
  const isMasthead = (item: Item): boolean => item.fields.some((field) => mastheadFields.has(field.type));
  const firstField = items.findIndex((item) => isMasthead(item) && masthead);
  let lastMasthead = items.findLastIndex((item) => isMasthead(item) && masthead);
  while (lastMasthead >= 0 && items[lastMasthead + 1]?.fields.some((field) => adjoiningFields.has(field.type)) === true) lastMasthead += 1;
  const release = (item: Item): void => void (item.fields = []);

  // A committee, a kind in own words or a body that stands where the title should is the title.
  const titleLike = (item: Item, index: number): boolean => item.fields.length === 0 && index > lastMasthead;
  if (metadataTitle === null && !items.some(titleLike)) {
    const lower = items.filter((_, index) => index > lastMasthead);
    const inOwnWords = (field: Field): boolean => field.type === 'committee' || (field.type === 'documentKind' && field.kind === null) || (field.type === 'venue' && field.place !== '');
    const candidates = (among: readonly Item[]): Item[] => among.filter((item) => item.fields.some(inOwnWords));
    const set = (item: Item): boolean => item.bold || item.hash > 0;
    const kinds = items.filter((item) => item.fields.some(({ type }) => type === 'documentKind'));
    const candidate =
      candidates(lower).find(set) ??
      candidates(lower).find((item) => item.fields.some(({ type }) => type === 'documentKind')) ??
      (items.some((item) => item.fields.length === 0 && set(item)) ? undefined : candidates(items).find(set)) ??
      (lastMasthead < 0 ? candidates(lower)[0] : undefined) ??
      // The only line in bold names the kind: then that is what the document is called.
      (kinds.length === 1 && kinds[0] !== undefined && set(kinds[0]) && items.every((item) => item.fields.length > 0) ? kinds[0] : undefined);
    if (candidate !== undefined) release(candidate);
  }

  const groups = grouped(items);
  const title = metadataTitle === null ? chooseTitle(groups, items, lastMasthead, plainOf) : null;
  const elements: Element[] = [];
  const kept: Element[] = [];
  const taken = new Set<BlockType>();
  const keep = (line: number, draft: Draft, source: string, reason: 'beforeMasthead' | 'unknownMastheadLine' | 'impossibleDate'): void => {
    kept.push({ line, type: 'paragraph', drafts: [draft], build: ([content = []]) => ({ ...blankBlock('paragraph', newId()), text: { [language]: content } }), report: { reason, text: source } });
  };
  const place = (line: number, type: BlockType, element: Omit<Element, 'line' | 'type'>): void => {
    taken.add(type);
    elements.push({ line, type, ...element });
  };
  const textElement = (type: 'title' | 'subtitle' | 'body' | 'committee', line: number, draft: Draft): void =>
    place(line, type, { drafts: [withoutWhole(withoutWhole(draft, 'bold'), type === 'title' || type === 'subtitle' ? 'italic' : 'bold')], build: ([content = []]) => ({ ...blankBlock(type, newId()), text: { [language]: content } }) });

  const groupDraft = (group: Group, joint: string): { draft: Draft; source: string } => {
    const source = group.items.map((item) => item.source).join(joint);
    return { draft: trimDraft(group.items.flatMap((item, index) => [...(index > 0 ? [{ text: joint }] : []), ...(drafts.get(item) ?? [])])), source };
  };

  if (metadataTitle !== null) textElement('title', metadataTitle.line, trimDraft(readInline(metadataTitle.text, context)));
  let afterTitle = metadataTitle !== null;
  for (const [index, item] of items.entries()) {
    const group = groups.find(({ at }) => at === index);
    if (group !== undefined) {
      if (group === title) {
        const { draft } = groupDraft(group, ' ');
        textElement('title', item.line, draft);
        afterTitle = true;
      } else {
        const { draft, source } = groupDraft(group, '\n');
        const early = firstField >= 0 ? index < firstField : title !== null && index < title.at;
        const lone = group.items.length === 1 || group.items.every((one) => one.bold);
        if (early) keep(item.line, draft, source, 'beforeMasthead');
        else if (afterTitle && !taken.has('subtitle') && lone && draftText(draft).length < 240) textElement('subtitle', item.line, groupDraft(group, ' ').draft);
        else keep(item.line, draft, source, 'unknownMastheadLine');
      }
      continue;
    }
    for (const field of item.fields) {
      const draft = drafts.get(item) ?? [];
      const computed = (): void => ledger.compute('masthead', item.line, item.source);
      const once = (type: BlockType): boolean => {
        if (!taken.has(type)) return true;
        keep(item.line, draft, item.source, 'unknownMastheadLine');
        return false;
      };
      switch (field.type) {
        case 'organization':
        case 'series':
        case 'distributionLabel':
          computed();
          if (field.type !== 'distributionLabel' && !taken.has('organ')) {
            const organ = items.flatMap((other) => other.fields).find((other) => other.type === 'organ')?.organ ?? organOfSeries(items, plainOf);
            place(item.line, 'organ', { drafts: [], build: () => ({ ...blankBlock('organ', newId()), organ }) });
          }
          break;
        case 'organ':
          computed();
          if (!taken.has('organ')) place(item.line, 'organ', { drafts: [], build: () => ({ ...blankBlock('organ', newId()), organ: field.organ }) });
          break;
        case 'distribution':
          if (!once('distribution')) break;
          computed();
          place(item.line, 'distribution', { drafts: [], build: () => ({ ...blankBlock('distribution', newId()), distribution: field.distribution }) });
          break;
        case 'symbol':
          if (!once('symbol')) break;
          computed();
          place(item.line, 'symbol', {
            drafts: [],
            build: () => ({ ...blankBlock('symbol', newId()), symbol: field.symbol.replace(/\*+$/, '') }),
            ...(field.known ? {} : { report: { reason: 'unknownSymbol' as const, text: item.source } }),
          });
          break;
        case 'date':
          if (taken.has('date') || index > lastMasthead) {
            // A date of its own below the title is when the event takes place.
            if (field.day !== null && index > lastMasthead && !taken.has('venue')) {
              computed();
              const { day } = field;
              place(item.line, 'venue', { drafts: [], build: () => ({ ...blankBlock('venue', newId()), from: day, to: day }) });
            } else keep(item.line, draft, item.source, field.day === null ? 'impossibleDate' : 'unknownMastheadLine');
          } else if (field.day === null) keep(item.line, draft, item.source, 'impossibleDate');
          else {
            computed();
            const { day } = field;
            place(item.line, 'date', { drafts: [], build: () => ({ ...blankBlock('date', newId()), date: day }) });
          }
          break;
        case 'language':
          if (field.language !== language || !once('language')) {
            if (!taken.has('language')) keep(item.line, draft, item.source, 'unknownMastheadLine');
            break;
          }
          computed();
          place(item.line, 'language', { drafts: [], build: () => blankBlock('language', newId()) });
          break;
        case 'originalLanguage':
          if (field.original === null) keep(item.line, draft, item.source, 'unknownMastheadLine');
          else if (once('originalLanguage')) {
            computed();
            const { original } = field;
            place(item.line, 'originalLanguage', { drafts: [], build: () => ({ ...blankBlock('originalLanguage', newId()), original }) });
          }
          break;
        case 'jobNumber':
          if (!once('jobNumber')) break;
          computed();
          place(item.line, 'jobNumber', { drafts: [], build: () => ({ ...blankBlock('jobNumber', newId()), jobNumber: field.jobNumber.slice(0, 40) }) });
          break;
        case 'body':
        case 'committee':
          if (once(field.type)) textElement(field.type, item.line, draft);
          break;
        case 'session': {
          if (!once('session')) break;
          const { kind, number } = field;
          if (number !== null) ledger.compute('masthead', item.line, item.fields.length > 1 ? item.source.slice(0, item.source.search(/[,،]/)) : item.source);
          place(item.line, 'session', { drafts: number === null ? [withoutWhole(draft, 'bold')] : [], build: ([content]) => ({ ...blankBlock('session', newId()), kind, number, text: content === undefined ? {} : { [language]: content } }) });
          break;
        }
        case 'venue': {
          if (field.days === null) {
            keep(item.line, draft, item.source, 'impossibleDate');
            break;
          }
          if (!once('venue')) break;
          const { from, to } = field.days;
          // A note that is called here is called behind the place.
          const place_ = [...placeDraft(withoutWhole(draft, 'bold'), field.place), ...draft.filter(isMark)];
          // The place stays text; the dates are computed.
          const plain = draftText(draft).replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u0640]/g, '');
          const said = item.fields.length > 1 ? plain.slice(plain.search(/[,،]/) + 1) : plain;
          ledger.compute('masthead', item.line, field.place.split(/, |(?= \()/).reduce((rest, part) => rest.replace(part.trim(), ''), said));
          place(item.line, 'venue', { drafts: [place_], build: ([content = []]) => ({ ...blankBlock('venue', newId()), from, to, text: content.length === 0 ? {} : { [language]: content } }) });
          break;
        }
        case 'agendaItem':
          if (!once('agendaItem')) break;
          computed();
          place(item.line, 'agendaItem', { drafts: [], build: () => ({ ...blankBlock('agendaItem', newId()), items: [...field.items], adopted: field.adopted }) });
          break;
        case 'documentKind': {
          if (!once('documentKind')) break;
          const { kind } = field;
          if (kind !== null) computed();
          place(item.line, 'documentKind', { drafts: kind === null ? [withoutWhole(draft, 'bold')] : [], build: ([content]) => ({ ...blankBlock('documentKind', newId()), kind, text: content === undefined ? {} : { [language]: content } }) });
        }
      }
    }
  }
  for (const line of foot) {
    const draft = trimDraft(readInline(line.text.trim(), context));
    const field = fieldOf(draftText(draft), true);
    if (field?.type === 'jobNumber' && !taken.has('jobNumber')) {
      ledger.compute('masthead', line.number, line.text);
      place(line.number, 'jobNumber', { drafts: [], build: () => ({ ...blankBlock('jobNumber', newId()), jobNumber: field.jobNumber.slice(0, 40) }) });
    } else {
      kept.push({ line: line.number, type: 'paragraph', drafts: [draft], build: ([content = []]) => ({ ...blankBlock('paragraph', newId()), text: { [language]: content } }), report: { reason: 'orphanFootnoteText', text: line.text.trim() } });
    }
  }
  const titleText = metadataTitle?.text ?? (title === null ? null : title.items.map(plainOf).join(' '));
  return { elements, kept, fields: items.flatMap((item) => item.fields), title: titleText };
};

/** The place as it stands in its line, in its formats: before the dates, behind them, or in part on either side. */
const placeDraft = (line: Draft, place: string): DraftInline[] => {
  const text = draftText(line);
  const own = (part: string): DraftInline[] | null => {
    const start = text.indexOf(part);
    return start < 0 ? null : takeStart(dropStart(line.filter((inline) => !isMark(inline)), start), part.length);
  };
  const whole = own(place);
  if (whole !== null) return whole;
  for (let comma = place.indexOf(', '); comma > 0; comma = place.indexOf(', ', comma + 1)) {
    const [before, behind] = [own(place.slice(0, comma)), own(place.slice(comma + 2))];
    if (before !== null && behind !== null) return joinRuns([...before, run(', ', {}), ...behind]);
  }
  return [run(place, {})];
};

const organOfSeries = (items: readonly Item[], plainOf: (item: Item) => string): 'economicAndSocialCouncil' | 'generalAssembly' | 'securityCouncil' | 'secretariat' => {
  const letter = items.map(plainOf).map((text) => /(?:^|\s)(A|E|S|ST)$/.exec(text.trim())?.[1]).find((found) => found !== undefined) ?? items.flatMap((item) => item.fields).find((field) => field.type === 'symbol')?.symbol.split('/')[0];
  return letter === 'A' ? 'generalAssembly' : letter === 'S' ? 'securityCouncil' : letter === 'ST' ? 'secretariat' : 'economicAndSocialCouncil';
};
