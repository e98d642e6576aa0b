// Measures the translation memory with invented units: words drawn as in natural text, the n-th as often as one n-th of the first.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTranslationMemory, type TranslationMemory } from '../../main/storage/memory/memory.ts';
import type { Result } from '../../shared/errors.ts';
import { contextOf } from '../../shared/translation/matching.ts';
import { noOrigin, type MemoryUnit } from '../../shared/translation/memory-unit.ts';
import { randomness } from './sample.ts';

/** So many different words, as a large body of documents has. */
const vocabulary = 120_000;
const batch = 50_000;

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** Words of syllables, the frequent ones short. */
const wordsIn = (syllables: readonly string[]): string[] =>
  Array.from({ length: vocabulary }, (_, rank) => {
    let word = '';
    for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length];
    return word;
  });

/** A rank from 0 on, by Zipf's law: the cumulated sums of 1/n are those of the logarithm. */
const rank = (random: () => number): number => Math.min(vocabulary - 1, Math.floor(Math.exp(random() * Math.log(vocabulary + 1))) - 1);

interface Writer {
  readonly sentence: (random: () => number) => string[];
}

const writer = (words: readonly string[], digits: (number: number) => string): Writer => ({
  sentence: (random) => {
    const length = 5 + Math.floor(random() * 30);
    return Array.from({ length }, () => (random() < 0.03 ? digits(Math.floor(random() * 3000)) : (words[rank(random)] as string)));
  },
});

export const english = (): Writer => writer(wordsIn(['ba', 'co', 'di', 'fu', 'ge', 'lo', 'ma', 'ni', 'pre', 'ro', 'sta', 'ti', 'vo', 'wen', 'sha', 'tion']), String);
export const arabic = (): Writer => writer(wordsIn(['با', 'تو', 'جي', 'حم', 'در', 'ري', 'سل', 'شو', 'عم', 'في', 'قا', 'كو', 'لم', 'مي', 'نا', 'هد']), (number) => String(number).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))));

export interface MemoryFigures {
  readonly units: number;
  /** Bytes on the disk. */
  readonly size: number;
  /** Milliseconds of processor time for one that is put in with others. */
  readonly added: number;
  /** Milliseconds each, by what was asked. */
  readonly asked: Readonly<Record<'near' | 'strange' | 'short' | 'stretches' | 'words' | 'one', readonly number[]>>;
}

const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** A sentence of the memory with some of its words exchanged: what a translator's next sentence is like. */
const edited = (words: readonly string[], random: () => number, { sentence }: Writer): string[] => {
  const other = sentence(random);
  return words.map((word, at) => (random() < 0.2 ? (other[at % other.length] as string) : word));
};

export const measureMemory = (units: number, queries: number): MemoryFigures => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-bench-'));
  const random = randomness(7);
  const writers = { en: english(), ar: arabic() } as const;
  const kept: { readonly words: readonly string[]; readonly source: 'en' | 'ar' }[] = [];
  let memory: TranslationMemory | null = null;
  try {
    const opened = (memory = must(openTranslationMemory(folder)));
    const began = process.cpuUsage();
    for (let from = 0; from < units; from += batch) {
      let before: string | null = null;
      const portion = Array.from({ length: Math.min(batch, units - from) }, (_, at): MemoryUnit => {
        const source = (from + at) % 4 === 3 ? 'ar' : 'en';
        const target = source === 'en' ? 'ar' : 'en';
        const words = writers[source].sentence(random);
        if (random() < queries / units) kept.push({ words, source });
        const unit = { source, target, sourceText: words.join(' '), targetText: writers[target].sentence(random).join(' '), before, after: null, origin: { ...noOrigin, document: `d${Math.floor((from + at) / 200)}` }, by: 'Bench', at: 1_900_000_000_000 + from + at } as const;
        before = contextOf(unit.sourceText);
        return unit;
      });
      must(opened.add(portion));
    }
    const used = process.cpuUsage(began);
    // Opened anew: nothing but the file is left of putting in.
    opened.close();
    const again = (memory = must(openTranslationMemory(folder)));
    const other = { en: 'ar', ar: 'en' } as const;
    const ask = (words: readonly string[], source: 'en' | 'ar') => (): void => void must(again.matches({ source, target: other[source], text: words.join(' '), before: null, after: null }));
    const each = (question: (one: (typeof kept)[number]) => () => void): number[] => kept.map((one) => timed(question(one)));
    const asked = {
      near: each(({ words, source }) => ask(edited(words, random, writers[source]), source)),
      strange: each(({ source }) => ask(writers[source].sentence(random), source)),
      short: each(({ words, source }) => ask(words.slice(0, 4), source)),
      stretches: each(({ words, source }) => () => void must(again.stretches({ source, target: other[source], text: [...words.slice(0, 8), ...writers[source].sentence(random)].join(' ') }))),
      words: each(({ words, source }) => () => void must(again.concordance({ text: words.slice(2, 4).join(' '), language: source, mode: 'phrase', limit: 50 }))),
      one: each(({ words, source }) => () => void must(again.add([{ source, target: other[source], sourceText: `${words.join(' ')} x`, targetText: 'y', before: null, after: null, origin: noOrigin, by: 'Bench', at: 1 }]))),
    };
    return { units, size: statSync(again.path).size, added: (used.user + used.system) / 1000 / units, asked };
  } finally {
    memory?.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
