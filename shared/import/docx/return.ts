// A Word file that once left Rapporteur: which draft it was made of, who saved it last, and what it brings home.
import type { Asset } from '../../document/block.ts';
import type { Document, Unplaced } from '../../document/document.ts';
import { idSchema, type Id, type NewId } from '../../document/ids.ts';
import { numberBlocks } from '../../document/numbering.ts';
import type { Proposer } from '../../document/proposal.ts';
import { fail, ok, type Result } from '../../errors.ts';
import { docxExporter } from '../../export/docx/index.ts';
import type { ExportInput } from '../../export/exporter.ts';
import { documentIn } from '../../export/negotiation/apply.ts';
import { exportFormSchema, type ExportForm } from '../../export/negotiation/form.ts';
import { writeTrackedProposals } from '../../export/negotiation/tracked.ts';
import { keepAnchors } from '../../negotiation/thread-anchors.ts';
import { takeIn, type TakenIn } from '../../negotiation/homecoming/take-in.ts';
import type { Language } from '../../language/language.ts';
import { settledText } from './index.ts';
import { originOf, readOwnWord } from './own.ts';
import { WordPackage } from './package.ts';
import { readWord } from './read-word.ts';
import { Refusal } from './refusal.ts';
import { child } from './xml.ts';

/** What a file says of the draft that it was made of; null where it does not, as files of earlier days or such that another program saved. */
export interface DraftOrigin {
  readonly document: Id | null;
  readonly language: Language | null;
  readonly revision: string | null;
  /** `comparison`: not a draft but what differs between two. */
  readonly form: ExportForm | 'comparison';
}

/** Who saved a file last, and when, in milliseconds since 1970, UTC; what it does not say is empty and 0. */
export interface Saved {
  readonly by: string;
  readonly at: number;
}

export interface OwnFile {
  readonly origin: DraftOrigin;
  readonly saved: Saved;
  /** The text in the file, its tracked changes as proposals, its comments as threads. */
  readonly document: Document;
  readonly unplaced: readonly Unplaced[];
}

export interface OwnFileInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly newId: NewId;
  /** From 0 to 1. */
  readonly progress?: ((done: number) => void) | undefined;
  readonly addImage?: ((bytes: Uint8Array) => Asset | null) | undefined;
}

const savedOf = (bytes: Uint8Array): Saved => {
  const source = new WordPackage(bytes);
  const part = source.related('', 'core-properties');
  const root = part === null ? null : source.xml(part);
  const said = (name: string): string => child(root ?? undefined, name)?.text.trim() ?? '';
  const at = Date.parse(said('dcterms:modified'));
  return { by: (said('cp:lastModifiedBy') || said('dc:creator')).slice(0, 200), at: Number.isSafeInteger(at) && at > 0 ? at : 0 };
};

/** Reads a file that once left Rapporteur; null for any other. Fails as an import of a Word file does. */
export const readOwnFile = ({ name, bytes, newId, progress = () => {}, addImage }: OwnFileInput): Result<OwnFile | null> => {
  try {
    const text = settledText(readWord(bytes, (done) => progress(done * 0.6)), 'kept');
    const origin = originOf(text);
    if (origin === null) return ok(null);
    const { document, unplaced } = readOwnWord(text, origin, { name, bytes, newId, addImage, progress: (done) => progress(0.6 + done * 0.4) });
    const id = idSchema.safeParse(text.properties.get('Rapporteur document'));
    const form = text.properties.get('Rapporteur form');
    const known = exportFormSchema.safeParse(form ?? 'standing');
    return ok({
      origin: {
        document: id.success ? id.data : null,
        language: origin.language,
        revision: text.properties.get('Rapporteur revision') ?? null,
        form: form === 'comparison' ? form : known.success ? known.data : 'standing',
      },
      saved: savedOf(bytes), document, unplaced,
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error(name) };
    throw error;
  }
};

/** The document as a file of its language and form says it: written and read again, so that it differs from a file that came home by what was done there alone. */
const asWritten = async (document: Document, language: Language, form: ExportForm, newId: NewId, progress: (done: number) => void): Promise<Document> => {
  const input: ExportInput = { document, language, numbering: numberBlocks(document.blocks, language), asset: () => null, progress: (done) => progress(done * 0.6) };
  // Comments leave only with tracked changes.
  const bytes = form === 'tracked' ? await writeTrackedProposals(input) : await docxExporter.write({ ...input, document: { ...document, blocks: [...keepAnchors(document.blocks, () => false)] } });
  const read = readOwnFile({ name: '', bytes, newId, progress: (done) => progress(0.6 + done * 0.4) });
  if (!read.ok || read.value === null) throw new Error('what was written cannot be read');
  return read.value.document;
};

/** Whom an author named in a file speaks for. */
export interface ReturnPerson {
  readonly name: string;
  readonly delegation?: Id | undefined;
}

/** A file that comes home, and what it is laid over. */
export interface ReturningFile extends Pick<OwnFileInput, 'name' | 'bytes'> {
  /** The draft that the file was made of. */
  readonly base: Document;
  readonly today: Document;
  readonly language: Language;
  readonly form: ExportForm;
  readonly people: readonly ReturnPerson[];
  /** In whose name all stands that nobody tracked. */
  readonly untracked: Proposer;
}

export interface Returned extends TakenIn {
  /** What the file holds that a document has no place for. */
  readonly unplaced: readonly Unplaced[];
}

/** Takes a file of a draft in: see `takeIn`. Fails with `return.unsuited` where the file never left Rapporteur. */
export const returnWord = async ({ name, bytes, newId, progress = () => {}, addImage, base, today, language, form, people, untracked }: ReturningFile & OwnFileInput): Promise<Result<Returned>> => {
  const read = readOwnFile({ name, bytes, newId, addImage, progress: (done) => progress(done * 0.4) });
  if (!read.ok) return read;
  if (read.value === null) return fail('return.unsuited', { name });
  const left = documentIn(form, base, language);
  const written = await asWritten(left, language, form, newId, (done) => progress(0.4 + done * 0.4));
  const delegations = new Map(people.map((person) => [person.name, person.delegation]));
  const proposer = ({ author, at }: Proposer): Proposer => {
    const delegation = delegations.get(author);
    return { author, at, ...(delegation !== undefined && { delegation }) };
  };
  const taken = takeIn({ base: left, written, file: read.value.document, today, language, proposer, untracked, newId });
  progress(1);
  // Places in the file are told by elements that today's text may not have.
  const here = new Set(taken.document.blocks.map(({ id }) => id));
  const first = taken.document.blocks[0]?.id ?? '';
  return ok({ ...taken, unplaced: read.value.unplaced.map((one) => (here.has(one.block) ? one : { ...one, block: first })) });
};
