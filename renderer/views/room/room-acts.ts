// What is done in the room with the paragraph under discussion. Each is one step of undo, recorded with the meeting; a wording that has its like in the other
// languages is settled there too.
import type { Standing } from '../../../shared/document/block.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { mapContents, mapKeeping } from '../../../shared/document/walk.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import { bracketsOf, makeClean, optionsOf, removeOption, setBracketFields, takePosition, type Position } from '../../../shared/negotiation/brackets.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import { beginSilence, breakSilence, passSilence } from '../../../shared/negotiation/silence.ts';
import { takePositionOnProposal, wordingsOf, type Wording } from '../../../shared/negotiation/wordings.ts';
import type { DocumentSession } from '../../editor/session.ts';

const longest = 500;

/** The same wordings in every language: as many, of the same kinds, each of the same proposer where both name one. */
const alike = (one: readonly Wording[], other: readonly Wording[]): boolean =>
  one.length === other.length && one.every(({ kind, proposer }, index) => kind === other[index]?.kind && (proposer === null || other[index].proposer === null || proposer === other[index].proposer));

/** A wording and its like in the other languages; itself alone where these have other brackets, or other proposals. What is proposed in one says nothing of the brackets. */
const wordingWithLikes = (block: Block, language: Language, id: Id): readonly Wording[] => {
  const all = wordingsOf(block, language);
  const proposed = all.find((wording) => wording.id === id)?.kind === 'proposal';
  const ofKind = (wordings: readonly Wording[]) => wordings.filter(({ kind }) => (kind === 'proposal') === proposed);
  const own = ofKind(all);
  const at = own.findIndex((wording) => wording.id === id);
  const found = own[at];
  if (found === undefined) return [];
  const others = languages.filter((one) => one !== language).flatMap((one) => {
    const theirs = ofKind(wordingsOf(block, one));
    const like = theirs[at];
    return like !== undefined && like.id !== id && alike(own, theirs) ? [like] : [];
  });
  return [found, ...others];
};

const changeContents = (blocks: readonly Block[], change: (content: Content) => Content): readonly Block[] => mapKeeping(blocks, (block) => mapContents(block, change));

const withStanding = (blocks: readonly Block[], id: Id, change: (before: Standing | undefined) => Standing | undefined): readonly Block[] => {
  const apply = <Kind extends Block>(one: Kind): Kind => {
    if (one.id !== id) return one;
    const { standing: before, ...rest } = one;
    const standing = change(before);
    return (standing === undefined ? rest : { ...rest, standing }) as Kind;
  };
  return mapKeeping(blocks, (one) => (one.type === 'box' && one.blocks.some((boxed) => boxed.id === id) ? { ...one, blocks: one.blocks.map(apply) as typeof one.blocks } : apply(one)));
};

const by = (session: DocumentSession) => ({ at: Date.now(), ...(session.meeting === undefined ? {} : { meeting: session.meeting }) });

const toldOf = (kind: Act['kind'], block: Id, wording: Wording | undefined): Act => {
  const words = (wording === undefined ? '' : wording.words || wording.gone).slice(0, longest);
  return { kind, block, ...(wording === undefined ? {} : { target: wording.id, ...(kind === 'accept' && wording.proposer !== null ? { party: wording.proposer } : {}) }), ...(words === '' ? {} : { words }) };
};

export interface Discussed {
  readonly session: DocumentSession;
  readonly block: Id;
  readonly language: Language;
  /** Null: the paragraph as a whole. */
  readonly wording: Id | null;
}

const wordingsIn = ({ session, block, language, wording }: Discussed): readonly Wording[] => {
  const found = session.blockById(block);
  return found === undefined || wording === null ? [] : wordingWithLikes(found, language, wording);
};

const positionActs: Readonly<Record<Position, Act['kind']>> = { support: 'support', oppose: 'oppose', reserve: 'reserve', withdraw: 'withdraw' };

/** A delegation says what it holds of the wording. What it holds of the paragraph as a whole is recorded, and stands in the log alone. */
export const sayPosition = (discussed: Discussed, party: string, position: Position): void => {
  const { session, block } = discussed;
  const found = wordingsIn(discussed);
  const act: Act = { ...toldOf(positionActs[position], block, found[0]), party };
  if (found.length === 0) {
    // Nothing in the text changes; a time does, so that there is a revision to tell it with.
    session.update((blocks) => withStanding(blocks, block, (before) => ({ ...(before ?? { state: 'open' }), ...by(session) })), { label: 'position', direct: true, acts: [act] });
    return;
  }
  session.update(
    (blocks) => found.reduce((all, { kind, id }) => (kind === 'proposal' ? takePositionOnProposal(all, id, party, position) : changeContents(all, (content) => takePosition(content, id, party, position, by(session)))), blocks),
    { label: 'position', direct: true, acts: [act] },
  );
};

export type Settled = 'agreed' | 'agreedAdReferendum' | 'parked';
const settledActs: Readonly<Record<Settled, Act['kind']>> = { agreed: 'agree', agreedAdReferendum: 'agreeAdReferendum', parked: 'park' };

/** Only the chosen wording of a bracket stays in it. */
const choosing = (content: Content, bracket: Id, option: Id): Content => {
  const found = bracketsOf(content).find((placed) => placed.bracket.id === bracket)?.bracket;
  return found === undefined ? content : optionsOf(found).filter(({ id }) => id !== option).reduce((left, { id }) => removeOption(left, bracket, id), content);
};

const settleBracket = (content: Content, { id, bracket }: Wording, state: Settled): Content => {
  const whole = bracket ?? id;
  if (state === 'parked') return setBracketFields(content, whole, { state });
  if (state === 'agreed') return makeClean(content, whole, bracket === null ? null : id);
  return setBracketFields(bracket === null ? content : choosing(content, bracket, id), whole, { state });
};

/** Agrees the wording, or the paragraph as a whole, or parks it. A proposal that is agreed is accepted; one that is agreed ad referendum leaves its paragraph so. */
export const settle = (discussed: Discussed, state: Settled): void => {
  const { session, block } = discussed;
  const found = wordingsIn(discussed);
  const [first] = found;
  const said = by(session);
  const standing = (before: Standing | undefined): Standing => ({ state, ...(before?.note === undefined ? {} : { note: before.note }), ...said });
  const isProposal = first?.kind === 'proposal';
  session.update(
    (blocks) => {
      if (first === undefined || (isProposal && state === 'parked')) return withStanding(blocks, block, standing);
      if (!isProposal) return found.reduce((all, wording) => changeContents(all, (content) => settleBracket(content, wording, state)), blocks);
      const ids = new Set(found.map(({ id }) => id));
      const decided = decideBlocks(blocks, ({ id }) => (ids.has(id) ? 'accept' : null));
      return state === 'agreed' ? decided : withStanding(decided, block, standing);
    },
    { label: state, direct: true, acts: [toldOf(isProposal && state === 'agreed' ? 'accept' : settledActs[state], block, first)] },
  );
};

/** Puts the paragraph under silence until a deadline. `offset`: minutes by which the clock that shows it is ahead of UTC. */
export const putUnderSilence = ({ session, block }: Discussed, until: number, offset: number): void =>
  session.update((blocks) => withStanding(blocks, block, (before) => beginSilence(before, until, offset, by(session))), { label: 'silence', direct: true, acts: [{ kind: 'silence', block, until }] });

/** Nobody objected before the deadline. */
export const recordSilencePassed = ({ session, block }: Discussed): void =>
  session.update((blocks) => withStanding(blocks, block, (before) => (before === undefined ? before : passSilence(before, by(session)))), { label: 'silence', direct: true, acts: [{ kind: 'silencePassed', block }] });

/** A delegation objected. */
export const recordSilenceBroken = ({ session, block }: Discussed, party: string): void =>
  session.update((blocks) => withStanding(blocks, block, (before) => (before === undefined ? before : breakSilence(before, party, by(session)))), { label: 'silence', direct: true, acts: [{ kind: 'silenceBroken', block, party }] });

