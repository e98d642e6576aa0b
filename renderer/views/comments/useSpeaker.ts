// Who speaks in a comment: the author of the settings, for the delegation and in the meeting in whose name is being proposed.
import type { Proposer } from '../../../shared/document/proposal.ts';
import type { Remark } from '../../../shared/document/thread.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { usePreferences } from '../../state/window.ts';

export interface Speaker {
  readonly author: string;
  readonly by: () => Proposer;
  readonly remark: (text: string, mentions: readonly string[]) => Remark;
}

export const useSpeaker = (session: DocumentSession): Speaker => {
  const { author: name, role } = usePreferences();
  const author = name.trim();
  const by = (): Proposer => {
    const { delegation, meeting } = session.hand ?? {};
    return { author, ...(delegation === undefined ? {} : { delegation }), ...(meeting === undefined ? {} : { meeting }), at: Date.now() };
  };
  const remark = (text: string, mentions: readonly string[]): Remark => ({
    id: session.newId(),
    ...by(),
    ...(role === null ? {} : { role }),
    text,
    ...(mentions.length === 0 ? {} : { mentions: [...mentions] }),
  });
  return { author, by, remark };
};
