// Proposals as tracked changes of Word: each mark of the document becomes a mark of the file, with the delegation as its author.
import type { Block } from '../../document/blocks/index.ts';
import type { TableRow } from '../../document/blocks/table.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { formats, type Text } from '../../document/inlines.ts';
import type { Proposer } from '../../document/proposal.ts';
import type { Language } from '../../language/language.ts';
import { decideBlocks } from '../../negotiation/decide.ts';
import type { Annotated, Tracks } from '../docx/tracks.ts';
import { escapeXml } from '../docx/xml.ts';
import { Attribution } from './attribution.ts';
import { commentEnd, commentStart } from './comments.ts';
import { HeldMarks, isLine, markOf, type Whole } from './held-marks.ts';
import { aroundMoved, aroundRest, aroundRuns, onParagraphMarks, onRows, ownProperties, withProperties, type RunMark } from './word-marks.ts';

/** Above every number that a bookmark of a file can have. */
const firstNumber = 1_000_000;

const label = /<w:r><w:rPr><w:rStyle w:val="UN-Label"\/>.*?<\/w:r>(?:<w:r><w:tab\/><\/w:r>)?/gs;

export class ProposalTracks implements Tracks {
  readonly #attribution: Attribution;
  readonly #threads: ReadonlyMap<Id, number>;
  readonly #held: HeldMarks;
  #next = firstNumber;
  #moves = 0;
  /** The properties of the paragraph above, where that is a single one. */
  #above: { readonly block: Block; readonly own: string | null } | null = null;

  constructor({ settings, blocks }: Document, language: Language) {
    this.#held = new HeldMarks(blocks);
    this.#attribution = new Attribution(settings, language);
    this.#threads = new Map((settings.threads ?? []).map(({ id }, index) => [id, index]));
  }

  attributes(mark: Proposer): string {
    const author = ` w:id="${this.#next++}" w:author="${escapeXml(this.#attribution.proposer(mark))}"`;
    return mark.at === 0 ? author : `${author} w:date="${new Date(mark.at).toISOString().replace(/\.\d+Z$/, 'Z')}"`;
  }

  #wholeMark({ kind, mark, deletion }: Whole): string {
    return `${this.#mark(kind, mark)}${deletion === null ? '' : this.#mark('del', deletion)}`;
  }

  #mark(tag: RunMark, mark: Proposer): string {
    return `<w:${tag}${this.attributes(mark)}/>`;
  }

  inline({ proposals = [], comments }: Annotated, runs: string): string {
    const [inserted, deleted] = [proposals.find(({ kind }) => kind === 'insertion'), proposals.find(({ kind }) => kind === 'deletion')];
    let xml = deleted === undefined ? runs : aroundRuns(runs, 'del', () => this.attributes(deleted));
    // What somebody takes out of what another put in stands within it.
    if (inserted !== undefined) xml = deleted === undefined ? aroundRuns(xml, 'ins', () => this.attributes(inserted)) : xml.replace(/<w:del .*?<\/w:del>/gs, (part) => `<w:ins${this.attributes(inserted)}>${part}</w:ins>`);
    return this.commented(comments, xml);
  }

  commented(ids: readonly Id[] | undefined, content: string): string {
    return (ids ?? []).reduce((xml, id) => {
      const thread = this.#threads.get(id);
      return thread === undefined ? xml : `${commentStart(thread)}${xml}${commentEnd(thread)}`;
    }, content);
  }

  formatBefore(text: Text): { readonly before: Text; readonly attributes: string } | null {
    const first = text.proposals?.find((mark) => mark.kind === 'format');
    if (first === undefined || first.kind !== 'format') return null;
    const before: Text = { text: text.text };
    for (const format of formats) if (first.before.includes(format)) before[format] = true;
    return { before, attributes: this.attributes(first) };
  }

  row({ proposals = [] }: TableRow): string {
    const [inserted, deleted] = [proposals.find(({ kind }) => kind === 'insertion'), proposals.find(({ kind }) => kind === 'deletion')];
    return `${inserted === undefined ? '' : this.#mark('ins', inserted)}${deleted === undefined ? '' : this.#mark('del', deleted)}`;
  }

  /** Where the last elements of a list come or go, the mark before them does so, and the last mark stays: no text can end without one. */
  #tail(list: readonly Block[]): { readonly from: number; readonly whole: Whole } | null {
    const last = list.at(-1);
    const whole = last === undefined ? null : this.#held.whole(last);
    if (whole === null) return null;
    let from = list.length;
    for (let block = list[from - 1]; block !== undefined && isLine(block) && this.#held.whole(block)?.kind === whole.kind && markOf(block, 'move') === undefined; block = list[from - 1]) from--;
    const before = list[from - 1];
    if (from === list.length || before === undefined || !isLine(before) || this.#held.whole(before) !== null || markOf(before, 'move') !== undefined) return null;
    return { from, whole };
  }

  block(list: readonly Block[], index: number, written: string, write: (block: Block) => string): string {
    const block = list[index];
    if (block === undefined) return written;
    const above = this.#above;
    const first = index === 0 || list[0]?.id === block.id;
    let xml = written;
    let own = ownProperties(xml);
    this.#above = { block, own };
    const change = markOf(block, 'change');
    const whole = this.#held.whole(block);
    const tail = this.#tail(list);
    const next = list[index + 1];

    if (change !== undefined && own !== null && (whole === null || tail === null)) {
      const before = this.#earlierProperties(block, write);
      if (before !== null) xml = withProperties(xml, own, before, () => this.attributes(change));
    }
    for (const kind of ['split', 'join'] as const) {
      const mark = this.#held.joint(list, index, kind);
      if (mark === undefined || above === null || list[index - 1] !== above.block || above.own === null || own === null) continue;
      // The properties of both are those of the lower mark, which is the one that stays.
      xml = kind === 'split' ? withProperties(xml, own, above.own, () => this.attributes(mark)) : withProperties(xml, above.own, own, () => this.attributes(mark));
      xml = xml.replace(label, (runs) => aroundRest(runs, kind === 'split' ? 'ins' : 'del', () => this.attributes(mark)));
    }
    if (whole !== null) {
      const { kind, mark, deletion } = whole;
      xml = aroundRest(xml, kind, () => this.attributes(mark));
      if (deletion !== null) xml = aroundRest(xml, 'del', () => this.attributes(deletion));
      xml = onRows(xml, () => this.#wholeMark(whole));
      const last = tail !== null && index === list.length - 1;
      if (!last) xml = onParagraphMarks(xml, () => this.#wholeMark(whole));
      else if (own !== null) {
        const kept = this.#keptProperties(list[tail.from - 1], write);
        if (kept !== null) xml = whole.kind === 'ins' ? withProperties(xml, own, kept, () => this.attributes(whole.mark)) : withProperties(xml, kept, own, () => this.attributes(whole.mark));
      }
    } else if (tail !== null && index === tail.from - 1) xml = onParagraphMarks(xml, () => this.#wholeMark(tail.whole));
    if (isLine(block) && own !== null && whole === null) {
      // What is put in between two halves stands before the later one, whose mark is the one above all of it.
      let below = index + 1;
      for (let one = list[below]; one !== undefined && isLine(one) && this.#held.whole(one)?.kind === 'ins'; one = list[below]) below++;
      const later = list[below];
      const split = later === undefined ? undefined : this.#held.joint(list, below, 'split');
      const join = next === undefined ? undefined : this.#held.joint(list, index + 1, 'join');
      if (split !== undefined) xml = onParagraphMarks(xml, () => this.#mark('ins', split));
      if (join !== undefined) xml = onParagraphMarks(xml, () => this.#mark('del', join));
    }
    own = null;
    const move = this.#held.move(block, list);
    if (move !== undefined) xml = this.#to(xml, block, move);
    const before = first ? this.#leaving(list, null, write) : '';
    return `${before}${xml}${move === undefined ? this.#leaving(list, block.id, write) : ''}`;
  }

  #moveNames = new Map<Id, string>();

  #moveName(id: Id): string {
    const name = this.#moveNames.get(id) ?? `move${++this.#moves}`;
    this.#moveNames.set(id, name);
    return name;
  }

  #range(tag: 'moveFrom' | 'moveTo', xml: string, id: Id, mark: Proposer): string {
    const number = this.#next;
    const start = `<w:${tag}RangeStart${this.attributes(mark)} w:name="${this.#moveName(id)}"/>`;
    const at = xml.lastIndexOf('</w:pPr>') + '</w:pPr>'.length;
    return `${xml.slice(0, at)}${start}${xml.slice(at)}<w:${tag}RangeEnd w:id="${number}"/>`;
  }

  #to(xml: string, block: Block, mark: Proposer): string {
    return this.#range('moveTo', onParagraphMarks(aroundMoved(xml, () => this.attributes(mark)), () => this.#mark('moveTo', mark)), block.id, mark);
  }

  /** What stood behind an element and moved away, as it was. */
  #leaving(list: readonly Block[], after: Id | null, write: (block: Block) => string): string {
    return list.map((block) => {
      const move = this.#held.move(block, list);
      if (move === undefined || this.#held.after(move.after, list) !== after) return '';
      const [earlier] = decideBlocks([{ ...block, proposals: (block.proposals ?? []).filter((mark) => mark !== move) } as Block], () => 'reject');
      if (earlier === undefined) return '';
      const { proposals: _, comments: __, ...bare } = earlier;
      const xml = write(bare as Block).replace(/<!--.*?-->/gs, '');
      const from = aroundRuns(xml, 'moveFrom', () => this.attributes(move)).replaceAll('<w:delText', '<w:t').replaceAll('</w:delText>', '</w:t>');
      return `${this.#range('moveFrom', onParagraphMarks(from, () => this.#mark('moveFrom', move)), block.id, move)}${this.#leaving(list, block.id, write)}`;
    }).join('');
  }

  #keptProperties(block: Block | undefined, write: (block: Block) => string): string | null {
    return block === undefined ? null : this.#propertiesOf(block, write);
  }

  /** The properties that an element had before somebody changed its kind or level. */
  #earlierProperties(block: Block, write: (block: Block) => string): string | null {
    const [earlier] = decideBlocks([{ ...block, proposals: (block.proposals ?? []).filter(({ kind }) => kind === 'change') } as Block], () => 'reject');
    return earlier === undefined || !isLine(earlier) ? null : this.#propertiesOf(earlier, write);
  }

  /** Without its text and its number, so that nothing is counted twice: a list comes from the style, and only of a heading is said that it has none. */
  #propertiesOf({ proposals: _, comments: __, ...block }: Block, write: (block: Block) => string): string | null {
    const own = ownProperties(write({ ...block, id: `${block.id}-before`, text: {} } as Block));
    return own === null || block.type === 'bullet' || (block.type === 'heading' && !block.numbered) ? own : own.replace(/<w:numPr>.*?<\/w:numPr>/s, '');
  }
}
