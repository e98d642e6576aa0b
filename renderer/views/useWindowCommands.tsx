// The commands that hold everywhere in the window, and the one place where the keyboard reaches the registry.
import { useEffect } from 'react';
import { languages } from '../../shared/language/language.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { interfaceThemes } from '../../shared/ipc/contract.ts';
import { useCommandRegistry, useCommands } from '../commands/useCommands.ts';
import { useDialog, useWindow } from '../state/window.ts';

/** Regions of the window in the order in which F6 walks through them. */
const regions = () => [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((element) => element.offsetParent !== null);

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [contenteditable="true"], [tabindex="0"]';

/** Moves the focus to the next region, to where it was in it or to its first element. */
const walkRegions = (step: 1 | -1) => {
  const all = regions();
  if (all.length === 0) return;
  const at = all.findIndex((element) => element.contains(document.activeElement));
  const next = all[(at + step + all.length) % all.length];
  const target = next?.matches('[data-region="page"]') ? next.querySelector<HTMLElement>('[contenteditable="true"]') : next?.querySelector<HTMLElement>(focusable);
  target?.focus();
};

export const useWindowCommands = (): void => {
  const registry = useCommandRegistry();
  const { platform, preferences, route } = useWindow();
  const { show } = useDialog();

  useEffect(() => {
    const answer = (event: KeyboardEvent) => {
      // What AltGr types is text, though Windows calls it Control and Alt.
      if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
      const command = registry.answering(event, platform);
      if (command === undefined) return;
      // A dialog holds the keyboard: what lies below it does not answer.
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]') !== null) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', answer);
    return () => window.removeEventListener('keydown', answer);
  }, [registry, platform]);

  useCommands([
    { id: 'window.palette', group: 'help', title: (t) => t('commands:palette'), shortcuts: [{ code: 'KeyK', mod: true }], hidden: true, run: () => show('palette') },
    { id: 'window.keyboard', group: 'help', title: (t) => t('commands:keyboard'), shortcuts: [{ code: 'Slash', mod: true }, { code: 'F1' }], run: () => show('keyboard') },
    { id: 'window.settings', group: 'view', title: (t) => t('commands:settings'), shortcuts: [{ code: 'Comma', mod: true }], run: () => show('settings') },
    { id: 'library.new', group: 'document', title: (t) => t('commands:newDocument'), shortcuts: [{ code: 'KeyN', alt: true }], run: () => show('new') },
    { id: 'library.import', group: 'document', title: (t) => t('commands:import'), shortcuts: [{ code: 'KeyI', alt: true }], run: () => show('import') },
    {
      id: 'library.open',
      group: 'document',
      title: (t) => t('commands:library'),
      shortcuts: [{ code: 'Home', alt: true }],
      when: () => route.getState().route.view !== 'library',
      run: () => void route.getState().go({ view: 'library' }),
    },
    { id: 'window.nextRegion', group: 'view', title: (t) => t('commands:nextRegion'), shortcuts: [{ code: 'F6' }], run: () => walkRegions(1) },
    { id: 'window.previousRegion', group: 'view', title: (t) => t('commands:previousRegion'), shortcuts: [{ code: 'F6', shift: true }], run: () => walkRegions(-1) },
    ...interfaceThemes.map((theme) => ({
      id: `window.theme.${theme}`,
      group: 'view' as const,
      title: (t: Translate) => t(`commands:theme.${theme}`),
      when: () => preferences.getState().preferences.theme !== theme,
      run: () => preferences.getState().set({ theme }),
    })),
    ...languages.map((language) => ({
      id: `window.language.${language}`,
      group: 'view' as const,
      title: (t: Translate) => t('commands:interfaceLanguage', { language: t(`app:language.${language}`) }),
      when: () => preferences.getState().preferences.interfaceLanguage !== language,
      run: () => preferences.getState().set({ interfaceLanguage: language }),
    })),
  ]);
};
