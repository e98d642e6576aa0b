// A long symbol breaks where its parts end, and tells on both lines which document it is.
import { expect, test } from 'vitest';
import { symbolStretches } from '../../../shared/export/symbol-stretches.ts';

test.each([
  ['E/ESCWA/30/5', 'E/ESCWA/ 30/5'],
  ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome document', 'E/ESCWA/ CL2.GPID/ 2024/ WG.7/ Outcome document'],
  ['A/CONF.231/2031/PC.II/WG.4/L.12/Rev.1/Add.2/5', 'A/CONF.231/ 2031/ PC.II/ WG.4/ L.12/ Rev.1/ Add.2/5'],
  ['ST/SGB', 'ST/SGB'],
])('%s', (symbol, expected) => {
  expect(symbolStretches(symbol).join(' ')).toBe(expected);
  expect(symbolStretches(symbol).join('')).toBe(symbol);
});
