// Delegations are found by whatever they are called, and stand in the order of the United Nations in each language.
import { describe, expect, it } from 'vitest';
import { builtInDelegations, delegationsOf, findDelegation, inListOrder, partyName, partyShortName, searchDelegations, withDelegation, withoutDelegation } from '../../../shared/negotiation/delegations.ts';
import { groupsOf } from '../../../shared/negotiation/parties.ts';
import { languages } from '../../../shared/language/language.ts';

const states = builtInDelegations.filter(({ kind }) => kind === 'country');
const named = (id: string) => builtInDelegations.find((delegation) => delegation.id === id);

describe('the delegations of the program', () => {
  it('are the Member States, the two observer States and groups, each once and with a name in every language', () => {
    expect(states).toHaveLength(195);
    expect(new Set(builtInDelegations.map(({ id }) => id)).size).toBe(builtInDelegations.length);
    for (const language of languages) expect(new Set(builtInDelegations.map(({ name }) => name[language])).size).toBe(builtInDelegations.length);
    for (const { name } of builtInDelegations) {
      expect(name.ar).toMatch(/^[\p{Script=Arabic}\p{M}\s()\d\u0640-]+$/u);
      expect(`${name.en}${name.fr}`).not.toMatch(/\p{Script=Arabic}|'/u);
    }
    for (const { id } of states) expect(id).toMatch(/^[A-Z]{2}$/);
  });

  it('are members of the groups that publish whom they speak for', () => {
    const counts = { G77: 134, ARAB: 22, LDC: 44, LLDC: 32, AOSIS: 37, AFRICA: 54, GRULAC: 33, EEG: 23, WEOG: 28, EU: 27, NAM: 121, GCC: 6, LAS: 22, OIC: 57, ASEAN: 11, CARICOM: 14, EIG: 6, AILAC: 8, CANZ: 3, BASIC: 4, NORDIC: 5 };
    const known = new Set(states.map(({ id }) => id));
    expect(Object.fromEntries(builtInDelegations.flatMap(({ id, members }) => (members === undefined ? [] : [[id, members.length]])))).toEqual(counts);
    for (const { id, members = [] } of builtInDelegations) {
      expect(new Set(members).size, id).toBe(members.length);
      expect(members.filter((member) => !known.has(member)), id).toEqual([]);
    }
    // Every State of a regional group stands in one of them alone.
    const regional = ['AFRICA', 'GRULAC', 'EEG', 'WEOG'].flatMap((id) => named(id)?.members ?? []);
    expect(new Set(regional).size).toBe(regional.length);
    expect(groupsOf('JO', builtInDelegations).map(({ id }) => id).sort()).toEqual(['ARAB', 'G77', 'LAS', 'NAM', 'OIC']);
  });

  it('hold no abbreviation that means two', () => {
    const seen = new Map<string, string>();
    for (const { id, name, abbreviations = [] } of builtInDelegations) {
      for (const one of [...Object.values(name), ...abbreviations]) {
        const key = one.toLowerCase();
        expect(seen.get(key) ?? id, one).toBe(id);
        seen.set(key, id);
        expect(findDelegation(one, builtInDelegations)?.id, one).toBe(id);
      }
    }
  });

  it('name the members of ESCWA as the United Nations does', () => {
    const members = ['DZ', 'BH', 'DJ', 'EG', 'IQ', 'JO', 'KW', 'LB', 'LY', 'MR', 'MA', 'OM', 'PS', 'QA', 'SA', 'SO', 'SD', 'SY', 'TN', 'AE', 'YE'];
    expect(members.map((id) => Object.values(named(id)?.name ?? {}).join(' | '))).toEqual([
      'Algeria | الجزائر | Algérie',
      'Bahrain | البحرين | Bahreïn',
      'Djibouti | جيبوتي | Djibouti',
      'Egypt | مصر | Égypte',
      'Iraq | العراق | Iraq',
      'Jordan | الأردن | Jordanie',
      'Kuwait | الكويت | Koweït',
      'Lebanon | لبنان | Liban',
      'Libya | ليبيا | Libye',
      'Mauritania | موريتانيا | Mauritanie',
      'Morocco | المغرب | Maroc',
      'Oman | عمان | Oman',
      'State of Palestine | دولة فلسطين | État de Palestine',
      'Qatar | قطر | Qatar',
      'Saudi Arabia | المملكة العربية السعودية | Arabie saoudite',
      'Somalia | الصومال | Somalie',
      'Sudan | السودان | Soudan',
      'Syrian Arab Republic | الجمهورية العربية السورية | République arabe syrienne',
      'Tunisia | تونس | Tunisie',
      'United Arab Emirates | الإمارات العربية المتحدة | Émirats arabes unis',
      'Yemen | اليمن | Yémen',
    ]);
  });

  it.each([
    ['en', ['Costa Rica', 'Côte d’Ivoire', 'Croatia'], ['Tunisia', 'Türkiye', 'Turkmenistan'], ['Niger', 'Nigeria', 'North Macedonia'], ['Sri Lanka', 'State of Palestine', 'Sudan']],
    ['ar', ['الاتحاد الروسي', 'إثيوبيا', 'أذربيجان', 'الأرجنتين', 'الأردن'], ['بيلاروس', 'تايلند'], ['الجمهورية الدومينيكية', 'الجمهورية العربية السورية', 'جمهورية كوريا'], ['اليابان', 'اليمن', 'اليونان']],
    ['fr', ['Égypte', 'El Salvador', 'Émirats arabes unis', 'Équateur'], ['République démocratique populaire lao', 'République de Moldova', 'République dominicaine'], ['Sainte-Lucie', 'Saint-Kitts-et-Nevis', 'Saint-Marin']],
  ] as const)('stand in the order of %s lists', (language, ...runs) => {
    const names = inListOrder(states, language).map(({ name }) => name[language]);
    for (const run of runs) {
      const start = names.indexOf(run[0]);
      expect(names.slice(start, start + run.length)).toEqual(run);
    }
  });

  it('come before groups, and groups before others', () => {
    const kinds = inListOrder(builtInDelegations, 'ar').map(({ kind }) => kind);
    expect(kinds.lastIndexOf('country')).toBeLessThan(kinds.indexOf('group'));
  });
});

describe('a delegation is found', () => {
  it.each([
    ['the Sudan', 'SD'], ['Jordan', 'JO'], ['الاردن', 'JO'], ['égypte', 'EG'], ['G-77', 'G77'], ['G77 & China', 'G77'], ['the EU', 'EU'], ['LDCs', 'LDC'],
    ['Iran', 'IR'], ['USA', 'US'], ['u.s.', 'US'], ['Cote d’Ivoire', 'CI'], ['المجموعة العربية', 'ARAB'], ['Groupe arabe', 'ARAB'], ['JUSSCANNZ', 'JUSCANZ'],
    ['Delegation of Jordan', 'JO'],
    ['Delegation of the Sudan', 'SD'],
    ['Délégation du Liban', 'LB'],
    ['وفد الأردن', 'JO'],
  ])('as %s', (written, id) => expect(findDelegation(written, builtInDelegations)?.id).toBe(id));

  it.each(['', 'development', 'Jor', 'and', 'ال'])('not as "%s"', (written) => expect(findDelegation(written, builtInDelegations)).toBeNull());

  it('while it is typed, in any language, the one that is called so first', () => {
    expect(searchDelegations('jor', builtInDelegations, 'ar')[0]?.id).toBe('JO');
    expect(searchDelegations('مص', builtInDelegations, 'en')[0]?.id).toBe('EG');
    expect(searchDelegations('niger', builtInDelegations, 'en').map(({ id }) => id).slice(0, 2)).toEqual(['NE', 'NG']);
    expect(searchDelegations('eu', builtInDelegations, 'fr')[0]?.id).toBe('EU');
    expect(searchDelegations('arab', builtInDelegations, 'en').map(({ id }) => id)).toContain('SY');
    expect(searchDelegations('xyzzy', builtInDelegations, 'en')).toEqual([]);
    expect(searchDelegations(' ', builtInDelegations, 'en')).toHaveLength(builtInDelegations.length);
  });
});

describe('a text', () => {
  const own = { id: 'coastal', kind: 'group', name: { en: 'Coastal Group', ar: 'المجموعة الساحلية', fr: 'Groupe côtier' } } as const;

  it('has delegations of its own, and other names for those of the program, until they are taken back', () => {
    const jordan = { ...named('JO')!, name: { en: 'Hashemite Kingdom of Jordan', ar: 'المملكة الأردنية الهاشمية', fr: 'Royaume hachémite de Jordanie' } };
    const mine = withDelegation(withDelegation([], own), jordan);
    const all = delegationsOf({ delegations: [...mine] });
    expect(partyName('coastal', all, 'fr')).toBe('Groupe côtier');
    expect(partyName('JO', all, 'en')).toBe('Hashemite Kingdom of Jordan');
    expect(all).toHaveLength(builtInDelegations.length + 1);
    expect(withDelegation(mine, named('JO')!)).toEqual([own]);
    expect(delegationsOf({ delegations: [...withoutDelegation(mine, 'JO')] }).find(({ id }) => id === 'JO')).toEqual(named('JO'));
  });

  it('calls groups by their abbreviation in English, and by their name in the others; who is unknown stays as written', () => {
    expect(partyShortName('G77', builtInDelegations, 'en')).toBe('G77');
    expect(partyShortName('ARAB', builtInDelegations, 'en')).toBe('Arab Group');
    expect(partyShortName('G77', builtInDelegations, 'ar')).toBe('مجموعة الـ 77 والصين');
    expect(partyShortName('Friends of the Coast', builtInDelegations, 'ar')).toBe('Friends of the Coast');
  });
});
