// The first page of a file that Rapporteur wrote: each line by the style that names its element, its data by the words that print it.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import { contentText, type Inline } from '../../document/inlines.ts';
import type { NewId } from '../../document/ids.ts';
import type { Language } from '../../language/language.ts';
import { fieldsOf } from '../front-lines.ts';
import { fieldOf } from '../fields.ts';
import type { Ledger } from '../ledger.ts';
import { acceptedContent } from './proposals.ts';

export interface OwnFrontContext {
  readonly language: Language;
  readonly newId: NewId;
  readonly ledger: Ledger;
}

const wordsOfLine = (content: readonly Inline[]): string => contentText(acceptedContent(content)).replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, '').trim();

/** An element of the masthead by its words; an empty list where it is no element of its own; null where the words say nothing that is known. */
export const mastheadBlock = (words: string, at: number, { newId, ledger }: OwnFrontContext): Block[] | null => {
  const field = fieldOf(words, true);
  const made = ((): Block[] | null => {
    switch (field?.type) {
      case 'organization':
      case 'series':
      case 'distributionLabel':
        return [];
      case 'organ':
        return [{ ...blankBlock('organ', newId()), organ: field.organ }];
      case 'distribution':
        return [{ ...blankBlock('distribution', newId()), distribution: field.distribution }];
      case 'symbol':
        return [{ ...blankBlock('symbol', newId()), symbol: field.symbol }];
      case 'date':
        return field.day === null ? null : [{ ...blankBlock('date', newId()), date: field.day }];
      case 'language':
        return [blankBlock('language', newId())];
      case 'originalLanguage':
        return field.original === null ? null : [{ ...blankBlock('originalLanguage', newId()), original: field.original }];
      case 'jobNumber':
        return [{ ...blankBlock('jobNumber', newId()), jobNumber: field.jobNumber.slice(0, 40) }];
      default:
        return null;
    }
  })();
  if (made !== null) ledger.compute('masthead', at, words);
  return made;
};

/** The element of a line between masthead and summary; null for a style that names none. */
export const frontBlock = (style: string, id: string, content: Inline[], at: number, context: OwnFrontContext): Block | null => {
  const { language, ledger } = context;
  const words = wordsOfLine(content);
  const text = content.length === 0 ? {} : { [language]: content };
  const computed = (): void => ledger.compute('masthead', at, words);
  switch (style) {
    case 'UN-Body-Name':
      return { ...blankBlock('body', id), text };
    case 'UN-Committee':
      return { ...blankBlock('committee', id), text };
    case 'UN-Session': {
      const field = fieldsOf(words, true).find((one) => one.type === 'session');
      if (field?.type !== 'session' || field.number === null) return { ...blankBlock('session', id), text };
      computed();
      return { ...blankBlock('session', id), number: field.number, kind: field.kind };
    }
    case 'UN-Venue':
    case 'UN-Event-Venue': {
      const field = fieldOf(words, true);
      const days = field?.type === 'venue' ? field.days : field?.type === 'date' && field.day !== null ? { from: field.day, to: field.day } : null;
      if (days === null) return { ...blankBlock('venue', id), text };
      const place = field?.type === 'venue' ? field.place : '';
      ledger.compute('masthead', at, words.replace(place, ''));
      return { ...blankBlock('venue', id), from: days.from, to: days.to, text: place === '' ? {} : { [language]: placeOf(content, place) } };
    }
    case 'UN-Item': {
      const field = fieldOf(words, true);
      if (field?.type !== 'agendaItem') return null;
      computed();
      return { ...blankBlock('agendaItem', id), items: [...field.items], adopted: field.adopted };
    }
    case 'UN-Document-Kind': {
      const field = fieldOf(words, true);
      if (field?.type !== 'documentKind' || field.kind === null) return { ...blankBlock('documentKind', id), text };
      computed();
      return { ...blankBlock('documentKind', id), kind: field.kind };
    }
    case 'UN-Title':
      return { ...blankBlock('title', id), text };
    case 'UN-Subtitle':
      return { ...blankBlock('subtitle', id), text };
    default:
      return null;
  }
};

/** The place before the dates, with its formats and notes. */
const placeOf = (content: readonly Inline[], place: string): Inline[] => {
  const result: Inline[] = [];
  let left = place.length;
  for (const inline of content) {
    if (left <= 0 && (!('type' in inline) || inline.type !== 'footnote')) continue;
    if ('text' in inline) {
      const kept = inline.text.slice(0, left);
      left -= kept.length;
      if (kept !== '') result.push({ ...inline, text: kept });
    } else {
      left -= contentText([inline]).length;
      result.push(inline);
    }
  }
  return contentText(result).startsWith(place) ? result : [{ text: place }, ...content.filter((inline) => 'type' in inline && inline.type === 'footnote')];
};
