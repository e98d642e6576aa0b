// Document symbols in running text: found where they stand, and nothing else is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSymbols } from '../../../shared/text/symbols-in-text.ts';
import { realSymbols, symbols } from './symbols.ts';

/** What was found, as it stands in the text. */
const found = (text: string): string[] => findSymbols(text).map(({ start, end }) => text.slice(start, end));

describe('in running text', () => {
  const between = fc.constantFrom(' ', ' (', ', see ', ' وفي الوثيقة ', ' وب', ' لل', '. ', '; ', '\u00A0', ' – ', '\u2066', ' [');
  const after = fc.constantFrom('.', ')', ', para. 3', ' and', '؛', '', '.\u00A0', ').', '؟', '\u2069', ']', '…', ':', '.)', '*');

  test('symbols are found where they stand, and nothing else is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, fc.oneof(symbols, fc.constantFrom(...realSymbols.filter((symbol) => !symbol.endsWith('*')))), after), { minLength: 1, maxLength: 4 }), (pieces) => {
        let text = 'In 2031 the port and/or harbour';
        const expected: [number, string][] = [];
        for (const [before, symbol, end] of pieces) {
          text += before;
          expected.push([text.length, symbol]);
          text += `${symbol}${end}`;
        }
        expect(findSymbols(text).map(({ start, symbol }) => [start, symbol.symbol])).toEqual(expected);
        expect(found(text)).toEqual(expected.map(([, symbol]) => symbol));
      }),
    );
  });

  test('each of the real ones is found, without the asterisk that calls a note', () => {
    const text = `${realSymbols.join(', ')}.`;
    expect(found(text)).toEqual(realSymbols.map((symbol) => symbol.replace('*', '')));
  });

  test.each<[string, string[]]>([
    ['Ranges A/72/643–A/72/650 and A/72/643-A/72/650 have two', ['A/72/643', 'A/72/650', 'A/72/643', 'A/72/650']],
    ['E/ESCWA/30/L.1–L.3, or E/ESCWA/30/L.1-L.3', ['E/ESCWA/30/L.1', 'E/ESCWA/30/L.1']],
    ['A/72/643, A/72/644 and Add.1, A/72/645/Add.1', ['A/72/643', 'A/72/644', 'A/72/645/Add.1']],
    ['A/72/643/Add.1.The next sentence', ['A/72/643/Add.1']],
    ['the A/72/643-based draft', ['A/72/643']],
    ['E/ESCWA/2017/EC.4/3(PART II), E/ESCWA/C.1/21/4 (Part I).', ['E/ESCWA/2017/EC.4/3(PART II)', 'E/ESCWA/C.1/21/4 (Part I)']],
    ['S/RES/1325 (2000), A/RES/217 (III) and E/2019/53 (2019)', ['S/RES/1325 (2000)', 'A/RES/217 (III)', 'E/2019/53']],
    ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome document.', ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome document']],
    ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome\u00A0Document', ['E/ESCWA/CL2.GPID/2024/WG.7/Outcome\u00A0Document']],
    ['E/ESCWA/SDD/2013/Technical paper 2 says', ['E/ESCWA/SDD/2013/Technical paper 2']],
    ['E/ESCWA/26/9/REPORT was read', ['E/ESCWA/26/9/REPORT']],
    ['E/ESCWA/30/Report of the session', ['E/ESCWA/30/Report']],
    ['وA/RES/73/195، والوثيقةE/ESCWA/30/L.1، (A/72/643).', ['A/RES/73/195', 'E/ESCWA/30/L.1', 'A/72/643']],
    ['بـA/72/643و', ['A/72/643']],
    ['l’annexe d’A/72/643 « A/72/644 »', ['A/72/643', 'A/72/644']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    'https://undocs.org/A/RES/73/195 and undocs.org/en/A/72/643, https://undocs.org/en/?symbol=A/72/643, //server/E/ESCWA/30/5, file:///A/30/1',
    'A/B testing, E/mail, S/he, A/C, 3/4, 3/7/2024, 2024/07/03, km/h, and/or, his/her, w/o, ST/EP, T/2, A/4 paper, S/2, CAT/5',
    'A/AND/OR, A/and/12, E/ESCWA, E/ESCWA/, E/ESCWA/30/, E/ESCWA/30/L, A/RES, A/73/, E/2018/…, A/CONF.231, E/ESCWA/30/L1x, FA/72/643, A/72/643/what',
    'someone@example.org/A/72/643, x_A/72/643, #A/72/643',
  ])('nothing in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a long run of strokes costs no more than its length', () => {
    const cost = (length: number): number => {
      const text = 'A/'.repeat(length);
      const began = process.cpuUsage();
      findSymbols(text);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    };
    cost(1000);
    expect(cost(80_000)).toBeLessThan(20 * Math.max(cost(20_000), 5));
  });
});
