// What a reviewer locked stays word for word, whatever edit goes over it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { contentText, plain } from '../../../shared/document/inlines.ts';
import { mapTexts, ownTextPlaces } from '../../../shared/document/walk.ts';
import { withLock } from '../../../shared/translation/state.ts';
import { withSourceText } from '../../../shared/translation/source-text.ts';
import { withinLocks } from '../../../renderer/editor/locks.ts';
import { documentBlocks } from '../../shared/document/generators.ts';

const said = { source: 'en', target: 'ar', by: 'Huda', at: 1 } as const;
const texts = (block: Block, language: 'en' | 'ar'): string[] => [...ownTextPlaces(block)].map(({ text }) => JSON.stringify(text[language] ?? null));

describe('a locked translation', () => {
  it('keeps its words through any edit of its texts, and other languages and elements do not', () => {
    fc.assert(
      fc.property(documentBlocks(8), fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (blocks, which) => {
        const before = blocks.map((block, at) => (which[at % which.length] === true ? withLock(block, { ...said, locked: true }) : block));
        const typed = before.map((block) => mapTexts(block, (text) => ({ ...text, en: plain('typed'), ar: plain('كُتب') })));
        const after = withinLocks(before, typed);
        for (const [at, block] of after.entries()) {
          const [old, edited] = [before[at] as Block, typed[at] as Block];
          expect(texts(block, 'ar')).toEqual(texts(old.translations?.ar?.locked === true ? old : edited, 'ar'));
          expect(texts(block, 'en')).toEqual(texts(edited, 'en'));
          if (old.translations === undefined && block.type !== 'box') expect(block).toBe(edited);
        }
      }),
    );
  });

  it('goes where its element goes, and is free again once it is unlocked', () => {
    const paragraph: Block = { ...blankBlock('paragraph', 'p'), text: { en: plain('One.'), ar: plain('واحد.') } };
    const locked = withLock(paragraph, { ...said, locked: true });
    const other = blankBlock('paragraph', 'q');
    expect(withinLocks([locked, other], [other, locked])).toEqual([other, locked]);
    expect(withinLocks([locked, other], [other])).toEqual([other]);
    const unlocked = withLock(locked, { ...said, locked: false });
    const edited = { ...unlocked, text: { ...unlocked.text, ar: plain('اثنان.') } };
    expect(withinLocks([locked], [edited])).toEqual([edited]);
  });
});

describe('the source in the place of its translation', () => {
  it('comes where there is no translation, with its notes and references, and overwrites nothing', () => {
    fc.assert(
      fc.property(documentBlocks(8), (blocks) => {
        for (const block of blocks) {
          const after = withSourceText(block, 'en', 'ar');
          const olds = [...ownTextPlaces(block)];
          for (const [at, { text }] of [...ownTextPlaces(after)].entries()) {
            const old = olds[at]?.text ?? {};
            expect(text.en).toEqual(old.en);
            if ((old.ar ?? []).length > 0) expect(text.ar).toEqual(old.ar);
            else if (!JSON.stringify(old.en ?? []).includes('proposals')) expect(contentText(text.ar ?? [])).toBe(contentText(old.en ?? []));
          }
          expect(withSourceText(after, 'en', 'ar')).toBe(after);
        }
      }),
    );
  });
});
