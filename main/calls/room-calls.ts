// What the room is shown: kept while the program runs, for every room window that asks, also one that was loaded anew.
import { isDeepStrictEqual } from 'node:util';
import { schemaVersion } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok } from '../../shared/errors.ts';
import type { RoomShown } from '../../shared/ipc/room.ts';
import { roomPage } from '../../shared/negotiation/room-page.ts';
import type { ToldAct } from '../../shared/negotiation/log.ts';
import type { CallContext, HandlersOf } from './context.ts';

export const roomCalls = (context: CallContext): HandlersOf<'room'> => {
  const { library, documents } = context;
  let shown: RoomShown | null = null;
  /** What was read of the history of the document that the room looks at: every save asks again, and only what is new is read. */
  let known: { readonly document: Id; readonly acts: ToldAct[]; last: number } | null = null;

  const actsOf = (id: Id, key: number): readonly ToldAct[] => {
    if (known?.document !== id) known = { document: id, acts: [], last: 0 };
    const { acts, last } = library.timeline.acts(key, known.last);
    known.acts.push(...acts);
    known.last = last;
    return known.acts;
  };

  return {
    'room.show'({ shown: wanted }) {
      if (isDeepStrictEqual(wanted, shown)) return ok({});
      shown = wanted;
      context.emit('room.changed', {});
      return ok({});
    },

    'room.read'() {
      if (shown === null) return ok({ shown, page: null });
      const opened = documents.get(shown.document);
      const key = library.documents.keyOf(shown.document);
      if (!opened.ok || key === null) return ok({ shown, page: null });
      const { id, settings, blocks } = opened.value;
      return ok({ shown, page: roomPage({ schemaVersion, id, settings, blocks: [...blocks] }, shown, actsOf(id, key), context.now()) });
    },

    'room.acts'({ id, meeting }) {
      const key = library.documents.keyOf(id);
      if (key === null) return fail('document.unknown', { document: id });
      const acts = library.timeline.acts(key, 0).acts.filter((act) => act.meeting !== undefined);
      return ok(meeting === undefined ? acts : acts.filter((act) => act.meeting === meeting));
    },
  };
};
