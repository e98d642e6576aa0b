// Who made which change, as Word keeps it: every mark of a change has a number of its own, an author and a time.
import type { TextComparison } from '../../../compare/comparison.ts';
import { escapeXml } from '../xml.ts';

/** A change as it is marked in the file, for asking who made it. */
export interface MarkedChange {
  readonly kind: 'inserted' | 'deleted' | 'moved' | 'relooked' | 'restyled';
  /** Index in the `blocks` of the comparison; null for what belongs to no element. */
  readonly block: number | null;
  /** The piece of text that it is; null where more than words changed. */
  readonly piece: { readonly text: TextComparison; readonly index: number } | null;
}

export interface ChangeAuthor {
  readonly name: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

export type Who = (change: MarkedChange) => ChangeAuthor;

export type Track = 'none' | 'inserted' | 'deleted' | 'movedFrom' | 'movedTo';

const tagOf = { inserted: 'w:ins', deleted: 'w:del', movedFrom: 'w:moveFrom', movedTo: 'w:moveTo' } as const;

const kindOf: Readonly<Record<Exclude<Track, 'none'>, MarkedChange['kind']>> = {
  inserted: 'inserted', deleted: 'deleted', movedFrom: 'moved', movedTo: 'moved',
};

export class Revisions {
  readonly #who: Who;
  #next: number;

  /** `first`: the first number that no bookmark has. */
  constructor(who: Who, first: number) {
    this.#who = who;
    this.#next = first;
  }

  number(): number {
    return this.#next++;
  }

  /** The attributes of a mark, with the space before them. */
  attributes(change: MarkedChange): string {
    const { name, at } = this.#who(change);
    const date = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
    return ` w:id="${this.number()}" w:author="${escapeXml(name)}" w:date="${date}"`;
  }

  /** The mark of a change in the properties of a paragraph or a row. */
  mark(track: Exclude<Track, 'none'>, place: Pick<MarkedChange, 'block' | 'piece'>): string {
    return `<${tagOf[track]}${this.attributes({ kind: kindOf[track], ...place })}/>`;
  }

  /** Runs as part of a change; deleted ones are written for it already. */
  around(track: Track, runs: string, place: Pick<MarkedChange, 'block' | 'piece'>): string {
    if (track === 'none' || runs === '') return runs;
    const tag = tagOf[track];
    return `<${tag}${this.attributes({ kind: kindOf[track], ...place })}>${runs}</${tag}>`;
  }
}
