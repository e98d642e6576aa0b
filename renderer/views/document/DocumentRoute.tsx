// The way into a document: opening it, saying why it cannot be opened, and not leaving it with words unsaved.
import { Suspense, useEffect, useRef, useState } from 'react';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession, SaveState } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useOpenDocument } from '../../state/openDocument.ts';
import type { DocumentPlace } from '../../state/route.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Blocked } from '../Blocked.tsx';
import { laterPart } from '../laterPart.tsx';
import { DocumentView } from './DocumentView.tsx';
import styles from './Document.module.css';

/** What compares texts is not waited for by who opens one. */
const HistoryRoute = laterPart(async () => (await import('../history/HistoryRoute.tsx')).HistoryRoute);

/** Asks before the document is left while its newest words could not be saved. */
const LeaveGuard = ({ session }: { readonly session: DocumentSession }) => {
  const { t, language } = useMessages();
  const { route } = useWindow();
  const [failure, setFailure] = useState<Extract<SaveState, { state: 'failed' }> | null>(null);
  const answer = useRef<(leave: boolean) => void>(() => undefined);

  useEffect(
    () =>
      route.getState().guard(async () => {
        await session.flush();
        const state = session.saveState;
        if (state.state !== 'failed') return true;
        setFailure(state);
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [session, route],
  );

  const choose = (leave: boolean) => {
    setFailure(null);
    answer.current(leave);
  };

  return (
    <Dialog
      isOpen={failure !== null}
      onClose={() => choose(false)}
      title={t('app:unsaved.title')}
      closeLabel={t('app:close')}
      size="small"
      buttons={
        <>
          <Button look="danger" onPress={() => choose(true)}>
            {t('app:unsaved.leave')}
          </Button>
          <Button look="main" onPress={() => choose(false)}>
            {t('app:unsaved.stay')}
          </Button>
        </>
      }
    >
      <p>{failure !== null && errorText(failure.error, language)}</p>
      <p className={styles.after}>{t('app:unsaved.text')}</p>
    </Dialog>
  );
};

export const DocumentRoute = ({ route }: { readonly route: DocumentPlace }) => {
  const { t, language } = useMessages();
  const { route: store } = useWindow();
  const { opened, retry } = useOpenDocument(route.id);
  switch (opened.state) {
    case 'opening':
      // Opening takes less than a moment; a sign that flashes would only disturb.
      return <div className={styles.opening} aria-busy="true" aria-label={t('app:opening')} />;
    case 'failed':
      return (
        <Blocked title={t('app:notOpened')} text={errorText(opened.error, language)}>
          <Button onPress={retry}>{t('app:tryAgain')}</Button>
          <Button look="main" onPress={() => void store.getState().go({ view: 'library' })}>
            {t('app:toLibrary')}
          </Button>
        </Blocked>
      );
    case 'open':
      return (
        <>
          {route.history === undefined ? (
            <DocumentView session={opened.session} place={route} />
          ) : (
            <Suspense fallback={null}>
              <HistoryRoute session={opened.session} place={route} history={route.history} />
            </Suspense>
          )}
          <LeaveGuard session={opened.session} />
        </>
      );
  }
};
