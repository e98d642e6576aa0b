// Parts of the window that are loaded when they are first shown. Where one cannot be loaded, it says so and offers to load the window anew.
import { lazy, type ComponentType } from 'react';
import { useMessages } from '../state/interface-language.ts';
import { useRoute, useWindow } from '../state/window.ts';
import { Button } from '../ui/Button.tsx';
import { Blocked } from './Blocked.tsx';

/** Does not fail: in the place of what cannot be loaded, as when the files of the program were replaced under an open window, stands a way on. `beside`: it stands beside the page. */
export const laterPart = <Props extends object>(load: () => Promise<ComponentType<Props>>, beside = false) =>
  lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      console.warn('A part of the window could not be loaded.', error);
      return { default: () => <NotLoaded beside={beside} /> };
    }
  });

const NotLoaded = ({ beside }: { readonly beside: boolean }) => {
  const { t } = useMessages();
  const { route: store } = useWindow();
  const route = useRoute();
  const { go, mayLeave } = store.getState();
  const reload = async () => {
    // Whoever holds unsaved words saves them, or asks.
    if (await mayLeave()) location.reload();
  };
  return (
    <Blocked title={t('app:notLoaded.title')} text={t('app:notLoaded.text')} beside={beside}>
      {route.view === 'document' && route.history !== undefined && <Button onPress={() => void go({ ...route, history: undefined })}>{t('history:back')}</Button>}
      <Button look="main" onPress={() => void reload()}>
        {t('app:notLoaded.reload')}
      </Button>
    </Blocked>
  );
};
