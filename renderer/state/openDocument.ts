// Opens a document for as long as the window shows it, and leaves none behind with words that are not saved.
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/document/ids.ts';
import type { CallResult } from '../../shared/ipc/contract.ts';
import { DocumentSession } from '../editor/session.ts';
import { useWindow } from './window.ts';

export type OpenDocument =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly session: DocumentSession }
  | { readonly state: 'failed'; readonly error: Extract<CallResult<'document.open'>, { ok: false }>['error'] };

export const useOpenDocument = (id: Id): { readonly opened: OpenDocument; readonly retry: () => void } => {
  const { bridge, newId } = useWindow();
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState<OpenDocument>({ state: 'opening' });

  useEffect(() => {
    let gone = false;
    let session: DocumentSession | null = null;
    void bridge.call('document.open', { id }).then((result) => {
      if (gone) return;
      if (!result.ok) {
        setOpened({ state: 'failed', error: result.error });
        return;
      }
      session = new DocumentSession({ ...result.value, bridge, newId });
      setOpened({ state: 'open', session });
    });
    return () => {
      gone = true;
      void session?.dispose();
    };
  }, [id, bridge, newId, attempt]);

  // The window may close or reload at any moment: what is not saved goes now, and the browser asks where it could not go.
  useEffect(() => {
    if (opened.state !== 'open') return;
    const { session } = opened;
    const flush = () => void session.flush();
    const leave = () => session.sendLast();
    const ask = (event: BeforeUnloadEvent) => {
      session.commitPanes();
      if (session.saveState.state === 'saved') return;
      flush();
      event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('beforeunload', ask);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    const endClosing = bridge.on('app.closing', async () => {
      await session.flush();
      return session.saveState.state !== 'saved';
    });
    return () => {
      endClosing();
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [opened, bridge]);

  return {
    opened,
    retry: () => {
      setOpened({ state: 'opening' });
      setAttempt((count) => count + 1);
    },
  };
};
