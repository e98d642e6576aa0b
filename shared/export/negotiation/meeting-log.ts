// The log of a meeting to print: paragraph by paragraph what was proposed, supported, opposed, agreed or put under silence, with its time.
import type { Block } from '../../document/blocks/index.ts';
import type { Table } from '../../document/blocks/table.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { plain } from '../../document/inlines.ts';
import { numberBlocks } from '../../document/numbering.ts';
import { referenceText } from '../../document/reference.ts';
import { walkBlocks } from '../../document/walk.ts';
import { blockName } from '../../language/elements.ts';
import { languages, type Language } from '../../language/language.ts';
import { translator } from '../../language/messages.ts';
import type { Act } from '../../negotiation/act.ts';
import { bracketedText } from '../../negotiation/brackets.ts';
import { delegationsOf, partyShortName } from '../../negotiation/delegations.ts';
import { meetingLog, meetingNames, type LogEntry, type MeetingLog, type ToldAct } from '../../negotiation/log.ts';
import { wordingText } from '../../negotiation/wording-text.ts';
import { dayAt } from '../../text/clock.ts';
import { writtenClockAt, writtenDayAt, writtenMomentAt } from '../../text/written-moment.ts';
import { wordedTable } from '../comparison/tables.ts';
import { shortened, tableDocument } from './table-document.ts';

export interface LoggedMeeting {
  /** The one that was held last where none is named. */
  readonly name: string | null;
  /** What was done in all meetings of the document. */
  readonly acts: readonly ToldAct[];
}

export interface WrittenAct {
  readonly time: string;
  readonly what: string;
  /** Empty where it concerns no delegation. */
  readonly party: string;
  readonly words: string;
}

export interface WrittenPlace {
  readonly label: string;
  readonly acts: readonly WrittenAct[];
}

export interface WrittenLog {
  readonly title: string;
  readonly meeting: string;
  /** Where and when it was held, sitting by sitting, and who recorded it. */
  readonly facts: readonly string[];
  readonly heads: readonly [time: string, what: string, party: string, words: string];
  readonly places: readonly WrittenPlace[];
  /** What stands where nothing was recorded. */
  readonly nothing: string;
}

const shortText = 300;

/** What a delegation does, or what is done with its proposal. All else is the act of the chair or the rapporteur, whoever proposed what it is about. */
const ofParties: ReadonlySet<Act['kind']> = new Set(['propose', 'accept', 'reject', 'support', 'oppose', 'reserve', 'withdraw', 'silenceBroken', 'comment', 'resolve']);
/** Of words or of the paragraph as a whole. */
const aboutWords: ReadonlySet<Act['kind']> = new Set(['propose', 'accept', 'reject', 'support', 'oppose', 'reserve', 'withdraw', 'agree', 'agreeAdReferendum', 'park', 'reopen']);

class LogWriter {
  readonly #document: Pick<Document, 'blocks' | 'settings'>;
  readonly #language: Language;
  readonly #log: MeetingLog;
  readonly #days: number;

  constructor(document: Pick<Document, 'blocks' | 'settings'>, language: Language, log: MeetingLog) {
    this.#document = document;
    this.#language = language;
    this.#log = log;
    this.#days = new Set(log.places.flatMap(({ entries }) => entries.map(({ act }) => dayAt(act.at, log.offset)))).size;
  }

  write(): WrittenLog {
    const t = translator(this.#language);
    return {
      title: t('room:log.title'),
      meeting: this.#log.name,
      facts: this.#facts(),
      heads: [t('room:log.time'), t('room:log.what'), t('room:log.party'), t('room:log.words')],
      places: this.#places(),
      nothing: t('room:log.empty'),
    };
  }

  #facts(): readonly string[] {
    const t = translator(this.#language);
    const { settings } = this.#document;
    const { sittings, places } = this.#log;
    const comma = this.#language === 'ar' ? '، ' : ', ';
    // A place may be in another script: beside it, the figures of the date would go astray.
    const held = sittings.flatMap(({ place, began, ended, offset }) => {
      const from = writtenClockAt(began, offset, this.#language, settings);
      const hours = ended === undefined ? t('room:log.since', { from }) : t('room:log.held', { from, to: writtenClockAt(ended, offset, this.#language, settings) });
      return [...(place === undefined ? [] : [place]), [writtenDayAt(began, offset, this.#language, settings), hours].join(comma)];
    });
    const authors = [...new Set(places.flatMap(({ entries }) => entries.map(({ act }) => act.author)))].filter((author) => author !== '');
    const colon = this.#language === 'fr' ? '\u00A0: ' : ': ';
    return [...held, ...(sittings.length === 0 ? [t('room:log.utc')] : []), ...(authors.length === 0 ? [] : [`${t('room:log.recordedBy')}${colon}${authors.join(comma)}`])];
  }

  #places(): readonly WrittenPlace[] {
    const numbering = numberBlocks(this.#document.blocks, this.#language);
    const blocks = new Map([...walkBlocks(this.#document.blocks)].map(({ block }) => [block.id, block]));
    const t = translator(this.#language);
    const label = (id: Id | null, block: Block | undefined): string => {
      if (id === null) return t('room:log.wholeText');
      if (block === undefined) return t('room:log.gone');
      if (numbering.blocks.has(id)) return referenceText({ target: id, form: 'label' }, numbering, this.#document.settings);
      const words = this.#firstWords(block);
      return `${blockName(block, this.#language)}${words === '' ? '' : ` – ${words}`}`;
    };
    return this.#log.places.map(({ block: id, entries }) => {
      const block = id === null ? undefined : blocks.get(id);
      return { label: label(id, block), acts: entries.map((entry) => this.#act(entry, block)) };
    });
  }

  /** By which an element is recognised: in the language of the log, else in any. */
  #firstWords(block: Block): string {
    const [words = ''] = [this.#language, ...languages].map((language) => bracketedText(block.text[language] ?? [])).filter((text) => text !== '');
    return shortened(words, 80);
  }

  /** What an act is about: its words, else what the proposal does with the element, else the element. */
  #words({ act, words, wording }: LogEntry, block: Block | undefined): string {
    if (words !== '') return words;
    const t = translator(this.#language);
    if (wording !== null) {
      const text = wordingText(wording, t);
      if ((wording.words || wording.gone) !== '' || block === undefined) return text;
      return [text, blockName(block, this.#language), this.#firstWords(block)].filter((part) => part !== '').join(' – ');
    }
    if (block === undefined || !aboutWords.has(act.kind)) return '';
    return act.target === undefined && act.kind !== 'propose' ? t('room:wholeParagraph') : this.#firstWords(block);
  }

  #act(entry: LogEntry, block: Block | undefined): WrittenAct {
    const t = translator(this.#language);
    const { settings } = this.#document;
    const { kind, at, until, party, note } = entry.act;
    const { offset } = this.#log;
    return {
      time: this.#days > 1 ? writtenMomentAt(at, offset, this.#language, settings) : writtenClockAt(at, offset, this.#language, settings),
      what: kind === 'silence' && until !== undefined ? t('room:log.act.silenceUntil', { time: writtenMomentAt(until, offset, this.#language, settings) }) : t(`room:log.act.${kind}`),
      party: party === undefined || !ofParties.has(kind) ? '' : partyShortName(party, delegationsOf(settings), this.#language),
      words: [shortened(this.#words(entry, block), shortText), note ?? ''].filter((part) => part !== '').join(' – '),
    };
  }
}

/** The log of a meeting in the words and names of one language. */
export const writtenLog = (document: Pick<Document, 'blocks' | 'settings'>, language: Language, { name, acts }: LoggedMeeting): WrittenLog => {
  const meeting = name ?? meetingNames(document.settings, acts)[0] ?? '';
  return new LogWriter(document, language, meetingLog(document, acts, meeting, language)).write();
};

const tableOf = ({ heads, places }: WrittenLog, language: Language): Table => {
  const table = wordedTable('log-table', language, [12, 22, 20, 46], [
    heads.map(plain),
    ...places.flatMap(({ label, acts }) => [[plain(label)], ...acts.map(({ time, what, party, words }) => [time, what, party, words].map(plain))]),
  ]);
  return { ...table, rows: table.rows.map((row) => (row.cells.length === 1 ? { ...row, kind: 'group' as const, cells: row.cells.map((cell) => ({ ...cell, colspan: 4 })) } : row)) };
};

/** A document of its own: the meeting, where and when it was held, and the table of what was done, its heads repeated on each page. */
export const meetingLogDocument = (document: Document, language: Language, logged: LoggedMeeting): Document => {
  const log = writtenLog(document, language, logged);
  return tableDocument(document, language, {
    id: 'log',
    title: log.meeting === '' ? log.title : `${log.title}${language === 'fr' ? '\u00A0: ' : ': '}${log.meeting}`,
    lines: { ...Object.fromEntries(log.facts.map((fact, index) => [`fact-${index}`, fact])), ...(log.places.length === 0 ? { none: log.nothing } : {}) },
    table: log.places.length === 0 ? null : tableOf(log, language),
    words: plain,
  });
};
