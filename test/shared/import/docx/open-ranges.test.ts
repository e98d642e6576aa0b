// Ranges that are open where a Word file is read.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenRanges } from '../../../../shared/import/docx/open-ranges.ts';

test('the innermost is the one opened last and not yet closed, in whatever order they open and close', () => {
  const act = fc.record({ opens: fc.boolean(), id: fc.constantFrom('1', '2', '3', '4') });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const ranges = new OpenRanges();
      let open: { readonly id: string; readonly name: string }[] = [];
      for (const [index, { opens, id }] of acts.entries()) {
        open = open.filter((one) => one.id !== id);
        if (opens) {
          open.push({ id, name: `range ${index}` });
          ranges.open(id, `range ${index}`);
        } else ranges.close(id);
        expect(ranges.innermost).toBe(open.at(-1)?.name ?? null);
      }
    }),
  );
});
