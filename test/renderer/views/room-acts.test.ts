// What the rapporteur does in the room: each act settles the wording and its like in the other language, bears the name of the meeting, and is one step of undo.
import { expect, test } from 'vitest';
import { recordSilenceBroken, recordSilencePassed, putUnderSilence, sayPosition, settle, type Discussed } from '../../../renderer/views/room/room-acts.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Content, Inline } from '../../../shared/document/inlines.ts';
import { bracketedText } from '../../../shared/negotiation/brackets.ts';
import { beginMeeting, endMeeting } from '../../../shared/negotiation/meeting.ts';
import { scribeMeeting } from '../../../renderer/views/room/meeting-scribe.ts';
import { caretStandsIn } from '../../../renderer/editor/place-caret.ts';
import { editorTools } from '../../../renderer/editor/editor-tools.ts';
import { decideProposals } from '../../../renderer/views/proposals/decisions.ts';
import { openProposals } from '../../../renderer/views/proposals/proposal-list.ts';
import { caretAt, stage, type as typeWords } from '../editor/stage.ts';

const bracket = (language: string, words: readonly string[]): Inline => ({
  type: 'bracket', id: `${language}-b`, state: 'open', children: words.map((text, index) => ({ type: 'option', id: `${language}-${index}`, children: [{ text }] })),
});
const lines: { readonly [Language in 'en' | 'ar']: Content } = {
  en: [{ text: 'Each basin ' }, bracket('en', ['shall', 'should']), { text: ' plan' }, { text: ' at once', proposals: [{ id: 'r', author: 'Rana', delegation: 'EG', at: 1, kind: 'insertion' }] }],
  ar: [{ text: 'كل حوض ' }, bracket('ar', ['يعتمد', 'ينبغي أن يعتمد']), { text: ' خطة' }],
};

const discuss = (wording: string | null): Discussed => {
  const { session } = stage('paragraph a: Words^');
  session.update((blocks) => blocks.map((block): Block => (block.id === 'a' ? { ...block, text: { ...lines } } as Block : block)), { direct: true });
  session.amendSettings((settings) => beginMeeting(settings, { name: 'Second meeting', began: 1, offset: 180 }));
  return { session, block: 'a', language: 'en', wording };
};
const blockOf = ({ session }: Discussed): Block => session.blockById('a') as Block;
const reading = (discussed: Discussed): string[] => (['en', 'ar'] as const).map((language) => bracketedText(blockOf(discussed).text[language] ?? []));
const before = ['Each basin [shall/should] plan at once', 'كل حوض [يعتمد/ينبغي أن يعتمد] خطة'];

test.each<[string | null, 'agreed' | 'agreedAdReferendum' | 'parked', readonly string[], string | undefined]>([
  ['en-0', 'agreed', ['Each basin shall plan at once', 'كل حوض يعتمد خطة'], undefined],
  ['en-1', 'agreedAdReferendum', ['Each basin should plan at once', 'كل حوض ينبغي أن يعتمد خطة'], undefined],
  ['en-0', 'parked', before, undefined],
  ['r', 'agreed', before, undefined],
  ['r', 'agreedAdReferendum', before, 'agreedAdReferendum'],
  ['r', 'parked', before, 'parked'],
  [null, 'agreed', before, 'agreed'],
])('of %s: %s', (wording, state, expected, standing) => {
  const discussed = discuss(wording);
  settle(discussed, state);
  expect(reading(discussed)).toEqual(expected);
  expect(blockOf(discussed).standing?.state).toBe(standing);
  if (standing !== undefined) expect(blockOf(discussed).standing?.meeting).toBe('Second meeting');
  expect(JSON.stringify(blockOf(discussed).text.en).includes('"proposals"')).toBe(!(wording === 'r' && state !== 'parked'));
  discussed.session.undo();
  expect(reading(discussed)).toEqual(before);
  expect(blockOf(discussed).standing).toBeUndefined();
  // Which meeting is running is nothing that undo takes back.
  expect(discussed.session.meeting).toBe('Second meeting');
});

test('a delegation holds its position on a wording in both languages, on a proposal where it is made', () => {
  const discussed = discuss('en-1');
  sayPosition(discussed, 'JO', 'support');
  sayPosition({ ...discussed, wording: 'r' }, 'YE', 'oppose');
  const text = JSON.stringify(blockOf(discussed).text);
  expect(text.match(/"supporters":\["JO"\]/g)).toHaveLength(2);
  expect(text.match(/"positions":\{"objections":\["YE"\]\}/g)).toHaveLength(1);
});

test('silence is put, passes or is broken, and the meeting ends', () => {
  const discussed = discuss(null);
  putUnderSilence(discussed, 4e12, 180);
  expect(blockOf(discussed).standing).toMatchObject({ state: 'open', silence: { until: 4e12 } });
  recordSilenceBroken(discussed, 'YE');
  expect(blockOf(discussed).standing).toMatchObject({ state: 'open', silence: { outcome: 'broken', brokenBy: 'YE' } });
  putUnderSilence(discussed, 4e12, 180);
  recordSilencePassed(discussed);
  expect(blockOf(discussed).standing).toMatchObject({ state: 'agreed', meeting: 'Second meeting', silence: { outcome: 'passed' } });
  discussed.session.amendSettings((settings) => endMeeting(settings, 5));
  expect(discussed.session.meeting).toBeUndefined();
});

test('a proposal is told with the first revision in which it stands, on its element; one undone before that is told of nowhere', async () => {
  const { session, editor, library } = stage('paragraph t: Declaration\nparagraph a: Words^');
  scribeMeeting(session);
  session.setHand({ author: 'Rana', delegation: 'JO', meeting: 'Second meeting' });
  const saved = async () => {
    await session.flush();
    return library.acts.splice(0).map(({ kind, block, party, meeting }) => [kind, block, party, meeting]);
  };
  await typeWords(editor, ' here');
  while (session.canUndo) session.undo();
  session.setHand(null);
  caretAt(editor, 't', 0);
  await typeWords(editor, 'New ');
  expect(await saved()).toEqual([]);
  session.setHand({ author: 'Rana', delegation: 'JO', meeting: 'Second meeting' });
  caretAt(editor, 'a', 5);
  await typeWords(editor, ' there');
  expect(await saved()).toEqual([['propose', 'a', 'JO', 'Second meeting']]);
  while (session.canUndo) session.undo();
  expect(await saved(), 'undone once it was told').toEqual([['withdraw', 'a', 'JO', 'Second meeting']]);
  while (session.canRedo) session.redo();
  expect(await saved()).toEqual([['propose', 'a', 'JO', 'Second meeting']]);
  editorTools(session).setState({ active: editor });
  decideProposals(session, openProposals(session.blocks), 'accept');
  expect((await saved()).map(([kind]) => kind), 'decided, and not taken back').toEqual(['accept']);
});

test('the caret is known to stand in the paragraph under discussion, wherever in it', () => {
  const { session, editor } = stage('paragraph a: Wor^ds\nparagraph b: Others');
  editorTools(session).setState({ active: editor });
  expect([caretStandsIn(session, 'a'), caretStandsIn(session, 'b')]).toEqual([true, false]);
});
