// The addresses under which exports link documents and pages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symbolAddress } from '../../../shared/export/addresses.ts';
import { symbols } from '../text/symbols.ts';

test.each([
  ['A/RES/73/195', 'A/RES/73/195'],
  ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome document', 'E/ESCWA/CL2.GPID/2024/WG.7/Outcome%20document'],
  ['S/RES/1325 (2000)', 'S/RES/1325(2000)'],
  ['E/ESCWA/2017/EC.4/3(PART II)', 'E/ESCWA/2017/EC.4/3(PartII)'],
  ['A/CONF.231/3*', 'A/CONF.231/3'],
  ['a/٧٢/٦٤٣', 'A/72/643'],
  ['no symbol? #1', 'no%20symbol%3F%20%231'],
])('the document %s is read at %s', (symbol, path) => {
  expect(symbolAddress(symbol)).toBe(`https://undocs.org/${path}`);
});

test('however a symbol is written, its address is one and the same', () => {
  fc.assert(fc.property(symbols, (symbol) => symbolAddress(symbol.toLowerCase().replaceAll('/', ' / ')) === symbolAddress(symbol) && URL.canParse(symbolAddress(symbol))));
});
