// Word files that left and come home: which draft each was made of, and what was done to it, taken in as proposals.
import { basename, extname } from 'node:path';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import { importLimit, isWordFile } from '../../shared/import/decode.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';
import { delegationsOf, findDelegation } from '../../shared/negotiation/delegations.ts';
import { proposalsBy } from '../../shared/negotiation/homecoming/take-in.ts';
import { likenessTo } from '../../shared/negotiation/homecoming/likeness.ts';
import { writeFileWhole } from '../export/write-file.ts';
import type { Look, ReturnOrder } from '../import/return-messages.ts';
import type { TakenHome } from '../import/imports.ts';
import { Damage } from '../storage/failure.ts';
import type { OpenDocument } from '../storage/open-document.ts';
import { revisionId, type Revision } from '../storage/revisions.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { newestRevision } from './save.ts';

/** So many drafts are looked at for the one that a file was made of. */
const candidates = 60;

/** So often a file is laid over the text anew where somebody else saves meanwhile. */
const attempts = 3;

/** Forms that are tables made of a text: none of its words stand in them as they do in a draft. */
const tables: ReadonlySet<string> = new Set<ExportForm>(['status', 'log', 'outcome']);

type Draft = NonNullable<NonNullable<CallOutput<'return.look'>>['draft']>;

interface Base {
  readonly text: Document;
  readonly draft: Draft;
}

export const returnCalls = (context: CallContext): HandlersOf<'return'> => {
  const { library, documents, preferences } = context;

  const textOf = ({ id, settings, blocks }: OpenDocument): Document => ({ schemaVersion, id, settings, blocks: [...blocks] });

  const revisionOf = (key: number, id: string): Revision | null => {
    try {
      const found = library.revisions.find(id);
      return found === null || found.documentKey !== key ? null : found;
    } catch (error) {
      if (error instanceof Damage) return null;
      throw error;
    }
  };

  const draftText = (revision: Revision): Document | null => {
    try {
      const text = library.documents.at(revision);
      return text.ok ? text.value : null;
    } catch (error) {
      if (error instanceof Damage) return null;
      throw error;
    }
  };

  const draftOf = ({ hash, at, name }: Revision, known: boolean): Draft => ({ revision: revisionId(hash), at: Math.max(0, at), name, known });

  /** The draft that a file names; where it names none that is here, the one that it is most like. Null where it shares nothing with the text. */
  const baseOf = (document: OpenDocument, look: NonNullable<Look>, language: Language): Base | null => {
    const { key } = document;
    const likeness = likenessTo(look.document.blocks, language);
    const named = look.origin.revision === null ? null : revisionOf(key, look.origin.revision);
    const text = named === null ? null : draftText(named);
    if (named !== null && text !== null) return likeness(text.blocks).shared > 0 ? { text, draft: draftOf(named, true) } : null;
    const exported = library.exported.of(key).filter((file) => file.format === 'docx' && file.language === language).map(({ revision }) => revisionId(revision));
    const drafts = library.timeline.drafts(key).map(({ revision }) => revision);
    const others = library.timeline.list(key, { limit: candidates }).entries.map(({ revision }) => revision);
    let best: (Base & { readonly same: number; readonly shared: number }) | null = null;
    for (const id of [...new Set([...exported, ...drafts, ...others])].slice(0, candidates * 2)) {
      const revision = revisionOf(key, id);
      const candidate = revision === null ? null : draftText(revision);
      if (revision === null || candidate === null) continue;
      const found = likeness(candidate.blocks);
      if (best === null || found.same > best.same || (found.same === best.same && found.shared > best.shared)) best = { text: candidate, draft: draftOf(revision, false), ...found };
    }
    return best !== null && best.shared > 0 ? best : null;
  };

  const heard = (job: Id | undefined, from: number, to: number) => (done: number): void => {
    if (job !== undefined) context.emit('import.progress', { job, done: from + done * (to - from) });
  };

  interface Found {
    readonly look: NonNullable<Look>;
    readonly open: OpenDocument;
    readonly language: Language;
    readonly form: ExportForm;
    readonly base: Base;
  }

  const problemOf = ({ origin }: NonNullable<Look>): 'comparison' | 'status' | null => (origin.form === 'comparison' ? 'comparison' : tables.has(origin.form) ? 'status' : null);

  /** The text that a file is laid over, and the draft that it was made of; null where it is none of a text that is here. */
  const found = (look: NonNullable<Look>, wanted: Id | undefined): Result<Found | null> => {
    const id = wanted ?? look.origin.document;
    if (id === null || library.documents.keyOf(id) === null) return wanted === undefined ? ok(null) : fail('document.unknown', { document: wanted });
    const open = documents.get(id);
    if (!open.ok) return open;
    const language = look.origin.language ?? look.document.settings.draftingLanguage;
    const base = baseOf(open.value, look, language);
    const form = look.origin.form === 'comparison' ? 'standing' : look.origin.form;
    return ok(base === null ? null : { look, open: open.value, language, form, base });
  };

  const take = (file: Found, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }, people: Extract<ReturnOrder, { task: 'take' }>['people'], by: { readonly name: string; readonly delegation?: Id | undefined } | undefined, job: Id | undefined, from: number): Promise<Result<TakenHome>> => {
    const { look, open, language, form, base } = file;
    const author = (by?.name ?? look.saved.by).trim();
    const untracked = { author, at: look.saved.at > 0 ? look.saved.at : context.now(), ...(by?.delegation !== undefined && { delegation: by.delegation }) };
    return context.imports.take({ task: 'take', name, bytes, base: base.text, today: textOf(open), language, form, people, untracked }, job, heard(job, from, 1));
  };

  /** For whom somebody spoke the last time. A file may name its author as it likes: a map has no names but those that were put into it. */
  const speakersOf = (): ReadonlyMap<string, Id> => new Map(Object.entries(preferences.get().speakers ?? {}));

  /** For whom somebody spoke the last time; else the delegation that goes by this name. */
  const delegationOf = (open: OpenDocument, name: string): Id | undefined => speakersOf().get(name) ?? findDelegation(name, delegationsOf(open.settings))?.id;

  const bringsOf = ({ proposals, conflicts, elements, remarks, brackets }: TakenHome): NonNullable<NonNullable<CallOutput<'return.look'>>['brings']> => ({ proposals: proposals.length, conflicts: conflicts.length, elements, remarks, brackets });

  return {
    async 'return.look'({ job, name, bytes, document }) {
      const file = Buffer.from(bytes, 'base64');
      if (file.length > importLimit || !isWordFile(file, extname(name).slice(1).toLowerCase())) return ok(null);
      const looked = await context.imports.look({ task: 'look', name, bytes: file }, job, heard(job, 0, 0.4));
      if (!looked.ok || looked.value === null) return looked.ok ? ok(null) : looked;
      const look = looked.value;
      const { origin, saved } = look;
      const problem = problemOf(look);
      const nothing = { document: null, language: origin.language, form: origin.form === 'comparison' ? null : origin.form, draft: null, saved, people: [], brings: null, before: null };
      const here = problem === null ? found(look, document) : ok(null);
      if (!here.ok) return here;
      if (here.value === null) return ok({ ...nothing, problem: problem ?? 'elsewhere' });
      const { open, base } = here.value;
      // As they spoke the last time, so that what was taken in before is known again.
      const speakers = speakersOf();
      const spoke = speakers.get(saved.by);
      const by = { name: saved.by, ...(spoke !== undefined && { delegation: spoke }) };
      const taken = await take(here.value, { name, bytes: file }, [...speakers].map(([one, delegation]) => ({ name: one, delegation })), by, job, 0.4);
      if (!taken.ok) return taken;
      const counts = proposalsBy(taken.value, textOf(open));
      const people = [...counts].map(([author, proposals]) => {
        const delegation = delegationOf(open, author);
        return { name: author, proposals, ...(delegation !== undefined && { delegation }) };
      });
      const before = library.originals.takenIn(open.key, file);
      const at = before === null ? null : Math.max(0, library.revisions.get(before)?.at ?? 0);
      return ok({ ...nothing, problem: null, document: open.id, language: here.value.language, draft: base.draft, people, brings: bringsOf(taken.value), before: at });
    },

    async 'return.take'({ job, name, bytes, document, people, untracked }) {
      const file = Buffer.from(bytes, 'base64');
      const looked = await context.imports.look({ task: 'look', name, bytes: file }, job, heard(job, 0, 0.3));
      if (!looked.ok) return looked;
      const unsuited = fail('return.unsuited', { name });
      // Who is not spoken of here speaks as the last time: what was taken in before is known again by its hand.
      const speakers = speakersOf();
      const spokenOf = new Set(people.map((person) => person.name));
      const everybody = [...people, ...[...speakers].flatMap(([one, delegation]) => (spokenOf.has(one) ? [] : [{ name: one, delegation }]))];
      const author = untracked?.name ?? looked.value?.saved.by ?? '';
      const lastTime = spokenOf.has(author) ? undefined : speakers.get(author);
      const hand = untracked?.delegation !== undefined || lastTime === undefined ? untracked : { name: author, delegation: lastTime };
      if (looked.value === null || problemOf(looked.value) !== null) return unsuited;
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const here = found(looked.value, document);
        if (!here.ok) return here;
        if (here.value === null) return unsuited;
        const { open, language, base } = here.value;
        const before = newestRevision(open).revision;
        const blocks = open.blocks.length;
        const taken = await take(here.value, { name, bytes: file }, everybody, hand, job, 0.3);
        if (!taken.ok) return taken;
        // Somebody went on writing meanwhile: it is laid over what stands now.
        if (newestRevision(open).revision !== before) continue;
        const { document: text, proposals, conflicts, unplaced } = taken.value;
        const brings = bringsOf(taken.value);
        const ids = new Set(proposals);
        const first = text.blocks.find((block) => JSON.stringify(block).match(/"id":"[^"]+"/g)?.some((one) => ids.has(one.slice(6, -1))) === true)?.id ?? null;
        if (proposals.length === 0 && brings.remarks === 0) return ok({ revision: before, before, brings, proposals: [], conflicts: [], first: null, unplaced: [...unplaced] });
        for (const image of taken.value.images) {
          const put = library.assets.put(image);
          if (!put.ok) return put;
        }
        const written = library.documents.write(
          open,
          { splices: [{ at: 0, remove: blocks, insert: text.blocks }], count: text.blocks.length, settings: text.settings },
          { ...context.authorship('imported'), about: { returned: { name, draft: base.draft.revision, language, proposals: proposals.length } } },
          (revision) => library.originals.addReturned(open.key, revision, name, file),
        );
        if (!written.ok) return written;
        const spoken = [...people, ...(untracked === undefined ? [] : [untracked])].flatMap((one) => (one.delegation === undefined || one.name === '' ? [] : [[one.name, one.delegation] as const]));
        if (spoken.length > 0) preferences.set({ speakers: Object.fromEntries([...speakersOf(), ...spoken].slice(-500)) });
        const { revision } = newestRevision(open);
        context.emit('document.changed', { id: open.id, revision });
        context.emit('library.changed', {});
        return ok({ revision, before, brings, proposals: [...proposals], conflicts: [...conflicts], first, unplaced: [...unplaced] });
      }
      return fail('return.busy', { name });
    },

    async 'return.saveOriginal'({ document, revision, folder }) {
      const key = library.documents.keyOf(document);
      if (key === null) return fail('document.unknown', { document });
      const wanted = revision === undefined ? null : revisionOf(key, revision);
      const first = revision === undefined || wanted?.parent === null;
      const file = (wanted === null ? null : library.originals.returned(wanted.key)) ?? (first ? library.originals.get(key) : null);
      if (file === null) return fail('original.none');
      const to = folder ?? preferences.get().exportFolder ?? context.defaultExportFolder;
      const name = basename(file.name.replaceAll('\\', '/'));
      const written = await writeFileWhole({ folder: to, name, extension: extname(name).slice(1), bytes: Buffer.from(file.bytes), existing: 'number' });
      return written.ok ? ok({ path: written.value }) : written;
    },
  };
};
