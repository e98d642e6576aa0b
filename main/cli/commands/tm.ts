// `tm import <file.tmx>`, `tm export <file.tmx>`, `tm search <words>`: the translation memory from and for other programs.
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { TextDecoder } from 'node:util';
import { fail, ok, type Result } from '../../../shared/errors.ts';
import { readTmx, tmxBegin, tmxEnd, tmxUnit, type TmxReport } from '../../../shared/exchange/tmx.ts';
import type { ConcordanceEntry } from '../../../shared/ipc/memory.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import type { MemoryUnit } from '../../../shared/translation/memory-unit.ts';
import type { AddedUnits, TranslationMemory } from '../../storage/memory/memory.ts';
import { done, failed, failedQuietly, languageOption, printJson, wrongUse, type Command, type CommandContext, type Outcome } from '../command.ts';
import { wrap } from '../lines.ts';
import { endingOf, misused, unknownAction, withMemory, writeOut } from './with-memory.ts';

/** Units that go into the memory in one step, and that are read from it at once. */
const together = 10_000;
/** Hits that are shown. */
const most = 50;

/** UTF-8 unless the file begins with the mark of one of the others; bytes that are no text are damage. */
const decoderOf = (first: Buffer): TextDecoder =>
  new TextDecoder(first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8', { fatal: true });

interface Taken extends TmxReport, AddedUnits {}

/** Reads a file piece by piece into the memory; null when interrupted. What was put in before a failure stays in. */
const takeIn = async (path: string, memory: TranslationMemory, interrupted: AbortSignal): Promise<Result<Taken> | null> => {
  const name = basename(path);
  const waiting: MemoryUnit[] = [];
  let added = 0;
  let replaced = 0;
  const put = (): Result<unknown> => {
    const step = memory.add(waiting.splice(0, together));
    if (step.ok) {
      added += step.value.added;
      replaced += step.value.replaced;
    }
    return step;
  };
  const reader = readTmx({ name, now: Date.now(), take: (unit) => void waiting.push(unit) });
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      if (interrupted.aborted) return null;
      const bytes = chunk as Buffer;
      decoder ??= decoderOf(bytes);
      const failure = reader.write(decoder.decode(bytes, { stream: true }));
      if (failure !== null) return { ok: false, error: failure };
      while (waiting.length >= together) {
        const step = put();
        if (!step.ok) return { ok: false, error: step.error };
      }
    }
    decoder?.decode();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return fail('exchange.damaged', { name, format: 'TMX', line: 1 });
    return fail(code === 'ENOENT' || code === 'ENOTDIR' ? 'file.missing' : 'file.unreadable', { path });
  }
  const failure = reader.end();
  if (failure !== null) return { ok: false, error: failure };
  const last = put();
  return last.ok ? ok({ ...reader.report(), added, replaced }) : { ok: false, error: last.error };
};

const importTmx = (context: CommandContext, file: string): Promise<Outcome> =>
  withMemory(context, true, async (memory) => {
    const taken = await takeIn(resolve(context.folder, file), memory, context.interrupted);
    if (taken === null) return failedQuietly;
    if (!taken.ok) return failed(taken.error);
    const { units, leftOut, added, replaced } = taken.value;
    if (context.json) printJson(context, { units, added, replaced, leftOut });
    else context.print(`${context.t('cli:tm.imported', { count: units, added, replaced })}${leftOut > 0 ? ` ${context.t('cli:leftOut', { count: leftOut })}` : ''}\n`);
    return done;
  });

const exportTmx = (context: CommandContext, file: string): Promise<Outcome> =>
  withMemory(context, false, async (memory) => {
    const pieces: Buffer[] = [];
    const sources = new Set<Language>();
    let count = 0;
    for (let after = 0; ; ) {
      if (context.interrupted.aborted) return failedQuietly;
      const page = memory.page(after, together);
      if (!page.ok) return failed(page.error);
      const last = page.value.at(-1);
      if (last === undefined) break;
      for (const { unit } of page.value) sources.add(unit.source);
      pieces.push(Buffer.from(page.value.map(({ unit }) => tmxUnit(unit)).join('')));
      count += page.value.length;
      after = last.key;
    }
    const [only, ...others] = sources;
    const whole = Buffer.concat([Buffer.from(tmxBegin(only !== undefined && others.length === 0 ? only : null, context.version)), ...pieces, Buffer.from(tmxEnd)]);
    return writeOut(context, file, whole, count);
  });

const printHit = (context: CommandContext, { source, target, sourceText, targetText, origin }: ConcordanceEntry): void => {
  const from = [origin.symbol, origin.title, origin.paragraph].filter((part) => part !== null).join(', ');
  const line = (label: string, text: string): string => wrap(text, label, ' '.repeat(label.length), context.width).join('\n');
  context.print(`${[line(`${source}  `, sourceText), line(`${target}  `, targetText), ...(from === '' ? [] : [line('    ', from)])].join('\n')}\n\n`);
};

const search = (context: CommandContext, words: string, from: Language | null, to: Language | null): Promise<Outcome> =>
  withMemory(context, false, async (_memory, core) => {
    const found: ConcordanceEntry[] = [];
    for (const language of from === null ? languages : [from]) {
      const hits = await core.call('memory.concordance', { text: words, language, mode: 'words', limit: most });
      if (!hits.ok) return failed(hits.error);
      found.push(...hits.value.filter(({ key, source, target }) => (to === null || source === to || target === to) && !found.some((other) => other.key === key)));
    }
    if (context.json) printJson(context, found);
    else if (found.length === 0) context.print(`${context.t('cli:tm.nothing')}\n`);
    else for (const hit of found) printHit(context, hit);
    return done;
  });

const actions = ['import', 'export', 'search'] as const;

export const tm: Command = {
  words: ['action', 'what'],
  options: { from: { type: 'string' }, to: { type: 'string' } },
  values: { to: 'language' },
  run: async (context) => {
    const [action = '', what = ''] = context.words;
    const [from, to] = [languageOption(context.text('from')), languageOption(context.text('to'))];
    if (!from.ok) return wrongUse(from.error);
    if (!to.ok) return wrongUse(to.error);
    switch (actions.find((one) => one === action)) {
      case 'search':
        return search(context, what.slice(0, 500), from.value, to.value);
      case 'import':
        return importTmx(context, what);
      case 'export':
        return endingOf(what) === 'tmx' ? exportTmx(context, what) : misused('tm', context.t('cli:problem.ending', { name: what, known: '.tmx' }));
      case undefined:
        return unknownAction(context, 'tm', actions);
    }
  },
};
