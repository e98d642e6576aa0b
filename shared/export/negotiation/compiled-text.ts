// A line of a compilation: what is proposed stands in brackets with its proposer, what is to go is struck out, brackets say who wants which wording.
import { isText, type Bracket, type Content, type Inline, type Option, type Text } from '../../document/inlines.ts';
import type { TextProposal } from '../../document/proposal.ts';
import { aside, type Attribution } from './attribution.ts';

/** A mark that only says how a run prints. */
const look = (kind: 'insertion' | 'deletion'): TextProposal => ({ id: 'compilation', author: '', at: 0, kind });

export interface Around {
  readonly inserted: boolean;
  readonly deleted: boolean;
  /** Ids of proposals that are told of the whole element, so that its line says nothing of them. */
  readonly told: ReadonlySet<string>;
  /** Those in whose insertion the line stands: their own wordings in it need not name them again. */
  readonly inserters?: ReadonlySet<string>;
}

type Marked = Inline & { readonly proposals?: TextProposal[] | undefined };

const sameMark = (one: TextProposal, other: TextProposal): boolean => one.id === other.id && one.kind === other.kind;

/** Brackets and options bear the marks that all words in them share, so that a proposal around them is one. */
const marksOf = (inline: Inline): readonly TextProposal[] => {
  if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return (inline as Marked).proposals ?? [];
  const [first, ...others] = inline.children.map(marksOf);
  return (first ?? []).filter((mark) => others.every((marks) => marks.some((one) => sameMark(one, mark))));
};

/** In whose name it is proposed. */
export const partyOfMark = ({ delegation, author }: Pick<TextProposal, 'delegation' | 'author'>): string => delegation ?? author;

/** What was put in stands around what another wants to take out of it. */
const outer = (marks: readonly TextProposal[]): TextProposal | undefined =>
  marks.find(({ kind }) => kind === 'insertion') ?? marks.find(({ kind }) => kind === 'deletion') ?? marks[0];

const without = (inline: Inline, mark: TextProposal): Inline => {
  if (!isText(inline) && (inline.type === 'bracket' || inline.type === 'option')) return { ...inline, children: inline.children.map((child) => without(child, mark)) };
  const { proposals: _, ...rest } = inline as Marked;
  const left = marksOf(inline).filter((one) => !sameMark(one, mark));
  return (left.length > 0 ? { ...rest, proposals: left } : rest) as Inline;
};

/** A line and the blanks at its ends; one of blanks alone stays as it is. */
const withoutBlanks = (content: readonly Inline[]): { readonly before: string; readonly words: readonly Inline[]; readonly after: string } => {
  const [first, last] = [content[0], content.at(-1)];
  const before = first !== undefined && isText(first) ? (/^\s+(?=\S)/u.exec(first.text)?.[0] ?? '') : '';
  const after = last !== undefined && isText(last) ? (/(?<=\S)\s+$/u.exec(last.text)?.[0] ?? '') : '';
  const words = content.map((inline, index) => {
    if (!isText(inline)) return inline;
    const text = inline.text.slice(index === 0 ? before.length : 0, inline.text.length - (index === content.length - 1 ? after.length : 0));
    return text === inline.text ? inline : { ...inline, text };
  });
  return { before, words, after };
};

const endsAside = (inline: Inline | undefined): boolean => inline !== undefined && isText(inline) && inline.bold === true && inline.text.endsWith(')');

export class CompiledText {
  readonly #attribution: Attribution;

  constructor(attribution: Attribution) {
    this.#attribution = attribution;
  }

  line(content: readonly Inline[], around: Around): Content {
    const result: Inline[] = [];
    for (let at = 0; at < content.length; ) {
      const inline = content[at];
      if (inline === undefined) break;
      const mark = outer(marksOf(inline));
      if (mark === undefined) {
        result.push(...this.#unmarked(inline, around));
        at += 1;
        continue;
      }
      let end = at + 1;
      for (let next = content[end]; next !== undefined && marksOf(next).some((one) => sameMark(one, mark)); next = content[end]) end += 1;
      const marked = this.#marked(content.slice(at, end).map((one) => without(one, mark)), mark, around);
      // What stands for what goes is set apart from it.
      if (mark.kind === 'insertion' && !around.told.has(mark.id) && endsAside(result.at(-1))) result.push({ text: ' ' });
      result.push(...marked);
      at = end;
    }
    return result;
  }

  #marked(content: readonly Inline[], mark: TextProposal, around: Around): Content {
    const { words } = this.#attribution;
    const who = this.#attribution.proposer(mark);
    const told = around.told.has(mark.id);
    const inside = { ...around, ...(mark.kind === 'insertion' && { inserted: true, inserters: new Set([...(around.inserters ?? []), partyOfMark(mark)]) }), ...(mark.kind === 'deletion' && { deleted: true }) };
    if (told) return this.line(content, inside);
    // Brackets and names stand close to the words, as other brackets do.
    const { before, words: written, after } = withoutBlanks(content);
    const line = this.line(written, inside);
    const blank = (text: string): Content => (text === '' ? [] : [{ text }]);
    if (mark.kind === 'insertion') return [...blank(before), ...aside('['), ...line, ...aside(` – ${who}]`), ...blank(after)];
    return [...blank(before), ...line, ...aside(` (${words.said(who, mark.kind === 'deletion' ? words.delete : words.format)})`), ...blank(after)];
  }

  #positions({ proposer, ...held }: Bracket | Option, { inserters }: Around): string {
    return this.#attribution.positions(proposer === undefined || inserters?.has(proposer) === true ? held : { ...held, proposer });
  }

  #looked<Kind extends Inline>(inline: Kind, { inserted, deleted }: Around): Kind {
    const { comments: _, ...rest } = inline as Kind & { comments?: unknown };
    const proposals = [...(inserted ? [look('insertion')] : []), ...(deleted ? [look('deletion')] : [])];
    return { ...rest, ...(proposals.length > 0 && { proposals }) } as unknown as Kind;
  }

  #unmarked(inline: Inline, around: Around): Content {
    const { inserted } = around;
    if (isText(inline)) return [this.#looked<Text>({ ...inline, ...(inserted && { bold: true as const }) }, around)];
    switch (inline.type) {
      case 'symbolReference':
        return [this.#looked({ ...inline, ...(inserted && { bold: true as const }) }, around)];
      case 'crossReference':
        return [this.#looked(inline, around)];
      case 'footnote':
        return [this.#looked({ ...inline, content: this.line(inline.content as Content, around) as typeof inline.content }, around)];
      case 'link':
        return this.#link(inline, around);
      case 'option': {
        const positions = this.#positions(inline, around);
        return [{ type: 'option', id: inline.id, children: [...this.line(inline.children, around), ...(positions === '' ? [] : aside(` – ${positions}`))] }];
      }
      case 'bracket': {
        const positions = this.#positions(inline, around);
        const inside: Content = [...this.line(inline.children, around), ...(positions === '' ? [] : aside(` – ${positions}`))];
        const said = [...(inline.state === 'open' ? [] : [this.#attribution.state(inline)]), ...(inline.note === undefined || inline.note.trim() === '' ? [] : [inline.note.trim()])];
        return [{ type: 'bracket', id: inline.id, state: inline.state, children: inside }, ...(said.length === 0 ? [] : aside(` (${said.join(this.#attribution.words.semicolon)})`))];
      }
    }
  }

  /** A link holds text alone: what is said of a part of it stands behind it. */
  #link(link: Extract<Inline, { type: 'link' }>, around: Around): Content {
    const children: Text[] = [];
    const said: Content = [];
    for (const child of link.children) {
      const inserted = around.inserted || marksOf(child).some(({ kind }) => kind === 'insertion');
      const deleted = around.deleted || marksOf(child).some(({ kind }) => kind === 'deletion');
      const { proposals: _, ...bare } = child;
      children.push(this.#looked<Text>({ ...bare, ...(inserted && { bold: true as const }) }, { ...around, inserted, deleted }));
      for (const mark of marksOf(child)) if (!around.told.has(mark.id)) said.push(...this.#told(mark));
    }
    return [{ ...link, children }, ...said];
  }

  #told(mark: TextProposal): Content {
    const { words } = this.#attribution;
    const what = { insertion: words.newElement, deletion: words.delete, format: words.format }[mark.kind];
    return aside(` (${words.said(this.#attribution.proposer(mark), what)})`);
  }
}
