// The log of a meeting: every act that bears its name is told once, in its place, whatever became of the text since; and what is agreed in a day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { plain, type Bracket, type Content } from '../../../shared/document/inlines.ts';
import { writtenLog } from '../../../shared/export/negotiation/meeting-log.ts';
import { actKinds } from '../../../shared/negotiation/act.ts';
import { agreedOn, meetingLog, meetingNames, type ToldAct } from '../../../shared/negotiation/log.ts';
import { beginMeeting, endMeeting, heldMeetings, runningMeeting, sittingsOf } from '../../../shared/negotiation/meeting.ts';
import { openItems } from '../../../shared/negotiation/open-items.ts';
import { publicBlock, roomPage } from '../../../shared/negotiation/room-page.ts';
import { beginSilence, breakSilence, passSilence, silencePhase } from '../../../shared/negotiation/silence.ts';
import { takePositionOnProposal, wordingsOf } from '../../../shared/negotiation/wordings.ts';
import { dayAt, momentAt, parseClock } from '../../../shared/text/clock.ts';
import type { Document, DocumentSettings } from '../../../shared/document/document.ts';
import '../../seed.ts';

const paragraph = (id: string, content: Content): Block => ({ ...blankBlock('numberedParagraph', id), text: { en: content } });
const blocks = ['p1', 'p2', 'p3'].map((id) => paragraph(id, plain(`Words of ${id}`)));
const settings: DocumentSettings = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] };
const names = ['First meeting', 'Second meeting'];

const act = fc.record({
  kind: fc.constantFrom(...actKinds),
  block: fc.option(fc.constantFrom('p1', 'p2', 'p3', 'gone-1', 'gone-2'), { nil: undefined }),
  target: fc.option(fc.constantFrom('t1', 't2', 't3'), { nil: undefined }),
  party: fc.option(fc.constantFrom('JO', 'EG', 'A group as written'), { nil: undefined }),
  meeting: fc.option(fc.constantFrom(...names), { nil: undefined }),
  words: fc.option(fc.constantFrom('shall', 'should', 'يعتمد'), { nil: undefined }),
  until: fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: undefined }),
  at: fc.integer({ min: 1_700_000_000_000, max: 1_700_400_000_000 }),
  author: fc.constantFrom('Rana', ''),
});

test('the log tells every act of its meeting once, and none of another', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.constantFrom('en' as const, 'ar' as const, 'fr' as const), (acts, language) => {
      for (const name of names) {
        const { places } = meetingLog({ blocks, settings }, acts, name, language);
        const told = places.flatMap(({ entries }) => entries.map((entry) => entry.act));
        const own = acts.filter(({ meeting }) => meeting === name);
        expect(told).toHaveLength(own.length);
        expect(new Set(told)).toEqual(new Set(own));
        for (const { block, entries } of places) {
          expect(entries.length).toBeGreaterThan(0);
          expect(entries.every((entry) => (entry.act.block ?? null) === block)).toBe(true);
          const order = entries.map((entry) => (acts as ToldAct[]).indexOf(entry.act));
          expect(order).toEqual([...order].sort((one, other) => one - other));
        }
        const written = writtenLog({ blocks, settings }, language, { name, acts });
        expect(written.places.flatMap((place) => place.acts)).toHaveLength(own.length);
        expect(written.places.every(({ label }) => label !== '')).toBe(true);
      }
    }),
  );
});

test('the log names what an act is about also where it has no words of its own, and the chair’s acts are no delegation’s', () => {
  const by = { author: 'Rana', delegation: 'LB', at: 1 };
  const blank = blankBlock('table', 'table');
  const text: Block[] = [
    paragraph('p1', [{ text: 'Each basin ' }, { type: 'bracket', id: 'typed', state: 'open', children: plain('of more than 10') }, { text: ' adopts a plan.', proposals: [{ id: 'out', ...by, kind: 'deletion' }] }]),
    { ...blank, text: { en: plain('Water by country') }, proposals: [{ id: 'new', ...by, kind: 'insertion' }], rows: blank.rows.map((row, index) => (index === 1 ? { ...row, proposals: [{ id: 'row', ...by, kind: 'deletion' as const }] } : row)) },
  ];
  const act = (kind: ToldAct['kind'], block: string, more: Partial<ToldAct> = {}): ToldAct => ({ kind, block, meeting: 'First meeting', at: 1, author: 'Rana', ...more });
  const acts = [act('propose', 'p1'), act('propose', 'p1', { target: 'out', party: 'LB' }), act('park', 'p1', { target: 'out', party: 'LB', words: ' adopts a plan.' }), act('support', 'p1', { party: 'JO' }), act('propose', 'table', { target: 'new', party: 'LB' }), act('propose', 'table', { target: 'row', party: 'LB' }), act('silence', 'p1')];
  const { places } = writtenLog({ blocks: text, settings }, 'en', { name: 'First meeting', acts });
  expect(places.flatMap((place) => place.acts.map(({ what, party, words }) => [what, party, words.replace(/[\u2066-\u2069]/gu, '')]))).toEqual([
    ['Proposal', '', 'Each basin [of more than 10] adopts a plan.'],
    ['Proposal', 'Lebanon', 'delete: adopts a plan.'],
    ['Parked', '', 'adopts a plan.'],
    ['Support', 'Jordan', 'The whole paragraph'],
    ['Silence procedure', '', ''],
    ['Proposal', 'Lebanon', 'new element – Table – Water by country'],
    ['Proposal', 'Lebanon', 'delete the row – Table – Water by country'],
  ]);
});

test('what was agreed today is what was settled last and not opened again', () => {
  const at = Date.UTC(2027, 4, 12, 9);
  const told = (kind: ToldAct['kind'], target: string, minutes: number): ToldAct => ({ kind, block: 'p1', target, meeting: 'First meeting', at: at + minutes * 60_000, author: 'Rana' });
  const acts = [told('agree', 'a', 0), told('agree', 'b', 1), told('reopen', 'a', 2), told('agreeAdReferendum', 'c', 3), told('agree', 'd', 24 * 60)];
  expect(agreedOn(acts, 'First meeting', '2027-05-12', 180).map(({ target }) => target)).toEqual(['b', 'c']);
  expect(agreedOn(acts, 'Second meeting', '2027-05-12', 180)).toEqual([]);
});

test('the room is told that a paragraph was agreed only when nothing in it is open, but for what is agreed ad referendum', () => {
  const at = Date.UTC(2027, 4, 12, 9);
  const bracket = (state: Bracket['state']): Content => [{ type: 'bracket', id: `bracket-${state}`, state, children: plain('at once') }];
  const all = [
    paragraph('p1', [{ text: 'invites donors', proposals: [{ id: 'jordan', author: 'Rana', delegation: 'JO', at: 1, kind: 'insertion' }] }]),
    paragraph('p2', plain('settled')),
    paragraph('p3', bracket('agreedAdReferendum')),
    paragraph('p4', bracket('open')),
  ];
  const acts = all.map(({ id }): ToldAct => ({ kind: id === 'p3' ? 'agreeAdReferendum' : 'accept', block: id, target: `t-${id}`, meeting: 'First meeting', at, author: 'Rana' }));
  const document: Document = { schemaVersion: 1, id: 'document', settings: beginMeeting(settings, { name: 'First meeting', began: at, offset: 180 }), blocks: all };
  const page = roomPage(document, { document: 'document', block: 'p1', view: 'agreed', languages: ['en'], theme: 'dark' }, acts, at);
  expect(page.agreed.map(({ block }) => block)).toEqual(['p2', 'p3']);
});

test('a meeting is begun, ended and taken up again under its name', () => {
  const first = beginMeeting(settings, { name: ' First meeting ', place: 'Beirut', began: 10, offset: 180 });
  expect(runningMeeting(first)?.name).toBe('First meeting');
  const second = beginMeeting(first, { name: 'Second meeting', began: 20, offset: 180 });
  expect(second.meetings?.map(({ ended }) => ended)).toEqual([20, undefined]);
  const again = beginMeeting(endMeeting(second, 30), { name: 'First meeting', began: 40, offset: 180 });
  expect(sittingsOf(again, 'First meeting')).toHaveLength(2);
  expect(heldMeetings(again).map(({ name }) => name)).toEqual(['First meeting', 'Second meeting']);
  expect(meetingNames(again, [{ kind: 'agree', meeting: 'A meeting that was never begun', at: 35, author: '' }])).toEqual(['First meeting', 'A meeting that was never begun', 'Second meeting']);
  expect(endMeeting(settings, 5)).toBe(settings);
});

test('a paragraph under silence is open until somebody records what came of it, whatever the clock says', () => {
  const under = beginSilence({ state: 'parked', note: 'Kept' }, 100, 180, { at: 50, meeting: 'First meeting' });
  const [one] = blocks;
  const open = (standing: typeof under) => openItems([{ ...one!, standing }]).map(({ kind }) => kind);
  expect([silencePhase(under.silence!, 99), silencePhase(under.silence!, 100)]).toEqual(['running', 'due']);
  expect(open(under)).toEqual(['silence']);
  const passed = passSilence(under, { at: 101 });
  expect(passed).toMatchObject({ state: 'agreed', note: 'Kept', silence: { outcome: 'passed' } });
  const broken = breakSilence(under, 'YE', { at: 70 });
  expect(broken).toMatchObject({ state: 'open', silence: { outcome: 'broken', brokenBy: 'YE' } });
  expect([open(passed), open(broken)]).toEqual([[], []]);
  expect(passSilence(broken, { at: 102 })).toBe(broken);
});

test('the clock of a room is read as it was set, whatever days and hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -840, max: 840 }), (minutes, offset) => {
      const at = minutes * 60_000;
      const clock = new Date(at + offset * 60_000).toISOString().slice(11, 16);
      expect(momentAt(dayAt(at, offset), clock, offset)).toBe(at);
    }),
  );
  expect([momentAt('2027-02-30', '10:00', 0), momentAt('2027-02-03', '24:00', 0)]).toEqual([null, null]);
});

test('a deadline is typed as one writes a time', () => {
  expect(['15:42', '15.42', '15 h 42', '9', '18h', '٠٩:٠٥', ' 7:30 '].map(parseClock)).toEqual(['15:42', '15:42', '15:42', '09:00', '18:00', '09:05', '07:30']);
  expect(['', '24:00', '12:60', '12:5', 'noon', '123'].map(parseClock)).toEqual([null, null, null, null, null, null]);
});

test('a delegation holds one position on a proposal, on all its marks, and takes it back without a trace', () => {
  const mark = { id: 'r', author: 'Rana', delegation: 'EG', at: 1 };
  const bracket: Bracket = { type: 'bracket', id: 'b', state: 'open', note: 'Mine', children: [{ text: 'new ', proposals: [{ ...mark, kind: 'insertion' }], comments: ['c'] }] };
  const text: Block = { ...paragraph('p', [{ text: 'old', proposals: [{ ...mark, kind: 'deletion' }] }, bracket]), comments: ['c'] };
  const supported = takePositionOnProposal([text], 'r', 'JO', 'support');
  expect(wordingsOf(supported[0]!, 'en').find(({ kind }) => kind === 'proposal')).toMatchObject({ words: 'new ', gone: 'old', proposer: 'EG', supporters: ['JO'], objections: [] });
  const opposed = takePositionOnProposal(supported, 'r', 'JO', 'oppose');
  expect(wordingsOf(opposed[0]!, 'en').find(({ kind }) => kind === 'proposal')).toMatchObject({ supporters: [], objections: ['JO'] });
  expect(takePositionOnProposal(opposed, 'r', 'JO', 'withdraw')).toEqual([text]);
  const unknown = [text];
  expect(takePositionOnProposal(unknown, 'another', 'JO', 'support')).toBe(unknown);
  expect(JSON.stringify(publicBlock(text))).not.toMatch(/comments|Mine/);
});
