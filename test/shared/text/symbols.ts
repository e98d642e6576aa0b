// Symbols for tests: put together by the grammar and not by the parser, and real ones as facts.
import fc from 'fast-check';

const digits = (max: number): fc.Arbitrary<string> => fc.integer({ min: 1, max }).map(String);
const years = fc.integer({ min: 1976, max: 2049 }).map(String);
const codes = fc.constantFrom('SDPD', 'STAT', 'EDID', 'OES', 'CL2.GPID', 'CL6.SEP', 'CL4', 'ECRI-PA');
const endings = fc.oneof(
  digits(99),
  fc.tuple(fc.constantFrom('L', 'CRP', 'INF', 'TP', 'WP', 'BP', 'CP', 'R', 'NGO', 'PV', 'SR'), digits(30)).map(([nature, n]) => `${nature}.${n}`),
  fc.tuple(fc.constantFrom('Technical Paper', 'Booklet', 'Policy Brief', 'Pamphlet', 'Brochure'), digits(20)).map(([name, n]) => `${name}.${n}`),
  fc.constantFrom('Report', 'Summary', 'Outcome document', 'Information Kit', 'Manual'),
);
/** Modifiers may repeat. */
const modifiers = fc.array(fc.tuple(fc.constantFrom('Rev', 'Add', 'Corr', 'Amend', 'Supp'), digits(9)).map((pair) => `/${pair.join('.')}`), { maxLength: 3 });
const modified = fc.tuple(endings, modifiers).map(([end, after]) => `${end}${after.join('')}`);
const groups = fc.tuple(fc.constantFrom('WG', 'IG', 'EGM', 'AC', 'RCM'), digits(9)).map((pair) => pair.join('.'));

/** Symbols in their usual form. */
export const symbols = fc.oneof(
  fc.tuple(digits(40), modified).map(([session, end]) => `E/ESCWA/${session}/${end}`),
  fc.tuple(digits(9), modified).map(([session, end]) => `E/ESCWA/S-${session}/${end}`),
  fc.tuple(codes, years, modified).map(([code, year, end]) => `E/ESCWA/${code}/${year}/${end}`),
  fc.tuple(codes, years, groups, modified).map(([code, year, group, end]) => `E/ESCWA/${code}/${year}/${group}/${end}`),
  fc.tuple(fc.constantFrom('EC', 'C'), digits(9), years, digits(30)).map(([body, n, year, serial]) => `E/ESCWA/${body}.${n}/${year}/${serial}`),
  fc.tuple(years, digits(9), modified).map(([year, n, end]) => `E/ESCWA/${year}/EC.${n}/${end}`),
  fc.tuple(digits(79), digits(400)).map(([session, n]) => `A/RES/${session}/${n}`),
  fc.tuple(digits(6), digits(79), digits(90)).map(([committee, session, n]) => `A/C.${committee}/${session}/L.${n}/Rev.1`),
  fc.tuple(years, digits(900)).map(([year, n]) => `S/${year}/${n}`),
);

/** Real ones, in their usual form. */
export const realSymbols = [
  'E/ESCWA/30/L.1',
  'E/ESCWA/30/17/CRP.1',
  'E/ESCWA/26/9/Report',
  'E/ESCWA/S-4/5',
  'E/ESCWA/EC.5/2018/9',
  'E/ESCWA/C.1/21/4 (Part II)',
  'E/ESCWA/C.1/2025/9/Report',
  'E/ESCWA/C.1/2025/3',
  'E/ESCWA/2017/EC.4/3 (Part II)',
  'E/ESCWA/SDD/2013/Technical Paper.2',
  'E/ESCWA/SDPD/2013/Technical Paper.10',
  'E/ESCWA/EDID/2017/IG.1/L.2',
  'E/ESCWA/SDPD/2005/WG.1/9',
  'E/ESCWA/CL3.SEP/2023/4',
  'E/ESCWA/CL6.GCP/2023/TP.2',
  'E/ESCWA/CL2.GPID/2024/WG.7/Outcome document',
  'E/ESCWA/DOC/36',
  'E/ESCWA/OES/2016/1',
  'A/72/643',
  'A/RES/71/280',
  'A/RES/73/195',
  'A/RES/3190 (XXVIII)',
  'A/RES/ES-10/2',
  'A/S-27/2',
  'A/65/L.78',
  'A/73/251/Rev.1/Add.1',
  'A/74/6 (Sect. 29)',
  'A/57/304/Corr.1',
  'A/INF/73/4',
  'A/CONF.231/3*',
  'A/AC.291/L.1',
  'A/C.5/73/SR.2',
  'A/HRC/37/34',
  'A/HRC/RES/35/17',
  'A/HRC/WG.6/30/LBN/1',
  'S/2018/1',
  'S/12345',
  'S/PV.8000 (Resumption 1)',
  'S/PRST/2018/1',
  'S/RES/1325 (2000)',
  'E/2010/41 (Supp.)',
  'E/2019/53',
  'E/CONF.103/1',
  'E/HLPF/2017/3',
  'E/CN.4/Sub.2/2001/1',
  'E/CN.5/2019/NGO/4',
  'E/ECA/COE/36/5',
  'E/ESCAP/73/1',
  'ECE/TRANS/180/Add.4',
  'LC/G.2681',
  'ST/SGB/2017/1',
  'ST/CS/SER.A/44/Rev.1',
  'ST/ESA/STAT/SER.M/4',
  'CRC/C/GC/22',
  'CCPR/C/21/Rev.1/Add.13',
  'CEDAW/C/LBN/CO/4-5',
  'HRI/GEN/1/Rev.9',
  'FCCC/CP/2015/10/Add.1',
  'TD/B/C.I/MEM.4/2',
  'UNEP/GC.26/19',
  'DP/FPA/2018/1',
] as const;
