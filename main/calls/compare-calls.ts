// Comparing two texts, on screen and as files.
import { isAbsolute } from 'node:path';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ChangeAuthor } from '../../shared/export/docx/tracked/index.ts';
import { handOf, type Attributions, type Handled } from '../../shared/export/comparison/attribution.ts';
import { printedImages } from '../../shared/export/emblem.ts';
import { comparisonEnding, type ComparedSide } from '../../shared/ipc/compare.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';
import { spelledOut, touchesBetween } from '../compare/touches.ts';
import { fileNameOf } from '../export/file-name.ts';
import { writeFileWhole } from '../export/write-file.ts';
import { inTurns, unlessAborted } from '../turns.ts';
import type { RevisionKey } from '../storage/revisions.ts';
import type { CallContext, HandlersOf, Validated } from './context.ts';

/** A side as it is compared. */
interface Text {
  readonly document: Document;
  readonly revision: string;
  readonly author: ChangeAuthor;
}

export type CompareExport = Validated<'compare.export'> & {
  /** A file of the same name is left alone and the new one gets a number, unless it was named by hand. */
  readonly existing?: 'number' | 'replace';
};

export interface CompareCalls extends HandlersOf<'compare'> {
  /** An export under a name the user typed, which may replace a file. */
  readonly exportFile: (order: CompareExport) => Promise<Result<CallOutput<'compare.export'>>>;
}

export const compareCalls = (context: CallContext, openRevision: HandlersOf<'history'>['history.open']): CompareCalls => {
  const { library, documents, preferences, comparisons } = context;
  const running = new Map<string, AbortController>();

  const newest = (id: string): Result<Text> => {
    const opened = documents.get(id);
    if (!opened.ok) return opened;
    const { settings, blocks, head } = opened.value;
    if (head === null) throw new Error('a document is open that was never written');
    const told = library.timeline.told(head.key);
    return ok({ document: { schemaVersion, id, settings, blocks: [...blocks] }, revision: told?.id ?? '', author: { name: told?.author.name ?? '', at: head.at } });
  };

  const newestRevision = (id: string): string | null => {
    const text = newest(id);
    return text.ok ? text.value.revision : null;
  };

  const read = async ({ document, revision }: ComparedSide): Promise<Result<Text>> => {
    if (revision === null) return newest(document);
    const opened = await openRevision({ id: document, revision });
    if (!opened.ok) return opened;
    const { document: text, at, author } = opened.value;
    return ok({ document: text, revision, author: { name: author.name, at } });
  };

  const readAll = async <Sides extends readonly ComparedSide[]>(sides: readonly [...Sides]): Promise<Result<{ readonly [Side in keyof Sides]: Text }>> => {
    const texts: Text[] = [];
    for (const side of sides) {
      const text = await read(side);
      if (!text.ok) return text;
      texts.push(text.value);
    }
    return ok(texts as { readonly [Side in keyof Sides]: Text });
  };

  /** Runs work that can be cancelled by the name of its job. */
  const asJob = async <Value>(call: string, job: string | undefined, work: (signal: AbortSignal) => Promise<Result<Value>>): Promise<Result<Value>> => {
    const controller = new AbortController();
    if (job === undefined) return await work(controller.signal);
    if (running.has(job)) return fail('input.invalid', { call });
    running.set(job, controller);
    // Begun in the next turn: it can be cancelled from its first step on.
    return await Promise.resolve().then(() => work(controller.signal)).finally(() => running.delete(job));
  };

  const attributionsOf = async (old: Text, now: Text, { attribution }: CompareExport, language: Language): Promise<Attributions> => {
    if (attribution.by === 'one') return { fallback: { name: attribution.author, at: now.author.at }, touches: new Map() };
    const unknown: Attributions = { fallback: now.author, touches: new Map() };
    if (old.document.id !== now.document.id) return unknown;
    const [from, to] = [library.revisions.find(old.revision), library.revisions.find(now.revision)];
    if (from === null || to === null) return unknown;
    const touches = await inTurns(touchesBetween(library.traces, from.key, to.key, language));
    return { fallback: now.author, touches: await inTurns(spelledOut(touches)) };
  };

  const handsBetween = function* (before: RevisionKey, after: RevisionKey, language: Language, changes: readonly Handled[]) {
    const touches = yield* touchesBetween(library.traces, before, after, language);
    const hands: (ChangeAuthor | null)[] = [];
    for (const change of changes) {
      hands.push(handOf(change, touches));
      yield;
    }
    return hands;
  };

  const exportFile = (order: CompareExport): Promise<Result<CallOutput<'compare.export'>>> =>
    asJob('compare.export', order.job, async (signal) => {
      const began = performance.now();
      const { job, language, format, folder } = order;
      const progress = (step: 'reading' | 'numbering' | 'setting' | 'writing', done: number): void => context.emit('export.progress', { job, step, done });
      if (!isAbsolute(folder)) return fail('path.refused', { path: folder });
      progress('reading', 0);
      const sides = await readAll([order.before, order.after]);
      if (!sides.ok) return sides;
      const [old, now] = sides.value;
      const attributions = await attributionsOf(old, now, order, language);
      const { emblem = null } = preferences.get();
      const images = new Map<string, Uint8Array>();
      for (const hash of new Set([old, now].flatMap(({ document }) => printedImages(document.blocks, emblem).map((image) => image.hash)))) {
        const image = library.assets.get(hash);
        // The writer says what a missing image means for its format.
        if (image.ok) images.set(hash, new Uint8Array(image.value.bytes));
      }
      if (signal.aborted) return fail('export.cancelled');
      const made = await comparisons.write({ before: old.document, after: now.document, language, format, attributions, emblem, images }, signal, progress);
      if (!made.ok) return made;
      progress('writing', 0);
      const ending = comparisonEnding(format);
      const name = order.existing === 'replace' ? order.name : fileNameOf(order.name, ending);
      const file = await writeFileWhole({ folder, name, extension: ending, bytes: made.value.bytes, existing: order.existing ?? 'number' });
      if (!file.ok) return file;
      if (library.mode === 'writing') preferences.set({ exportFolder: folder });
      progress('writing', 1);
      return ok({ path: file.value, bytes: made.value.bytes.length, milliseconds: Math.round(performance.now() - began), findings: [...made.value.findings] });
    });

  return {
    'compare.run': ({ before, after, languages, job }) =>
      asJob('compare.run', job, async (signal) => {
        const began = performance.now();
        const sides = await readAll([before, after]);
        if (!sides.ok) return sides;
        const [old, now] = sides.value;
        if (signal.aborted) return fail('compare.cancelled');
        const compared = await comparisons.compare({ before: old.document, after: now.document, languages }, signal);
        if (!compared.ok) return compared;
        const { comparison, renumberings } = compared.value;
        return ok({ comparison, renumberings: renumberings.map(({ language, rows }) => ({ language, rows: [...rows] })), milliseconds: Math.round(performance.now() - began) });
      }),

    'compare.three': ({ base, left, right, languages, job }) =>
      asJob('compare.three', job, async (signal) => {
        const began = performance.now();
        const sides = await readAll([base, left, right]);
        if (!sides.ok) return sides;
        const [origin, one, other] = sides.value;
        if (signal.aborted) return fail('compare.cancelled');
        const compared = await comparisons.compareThree({ base: origin.document, left: one.document, right: other.document, languages }, signal);
        return compared.ok ? ok({ comparison: compared.value, milliseconds: Math.round(performance.now() - began) }) : compared;
      }),

    'compare.hands': ({ before, after, language, changes, job }) =>
      asJob('compare.hands', job, async (signal) => {
        const unknown = ok({ hands: changes.map(() => null) });
        if (before.document !== after.document) return unknown;
        const keyOf = (side: ComparedSide) => {
          const revision = side.revision ?? newestRevision(side.document);
          return revision === null ? null : library.revisions.find(revision);
        };
        const [from, to] = [keyOf(before), keyOf(after)];
        if (from === null || to === null) return unknown;
        const hands = await inTurns(unlessAborted(handsBetween(from.key, to.key, language, changes), signal));
        return hands === null ? fail('compare.cancelled') : ok({ hands });
      }),

    'compare.export': (order) => exportFile(order),

    'compare.cancel'({ job }) {
      running.get(job)?.abort();
      return ok({});
    },

    exportFile,
  };
};
