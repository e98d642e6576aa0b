// The way to the command palette for the mouse; it shows the shortcut, so that it need not be used twice.
import { formatShortcut } from '../commands/shortcuts.ts';
import { useMessages } from '../state/interface-language.ts';
import { useDialog, useWindow } from '../state/window.ts';
import { Button } from '../ui/Button.tsx';
import { Keys } from '../ui/Keys.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';

export const PaletteButton = () => {
  const { t } = useMessages();
  const { platform } = useWindow();
  const { show } = useDialog();
  return (
    <Tooltip text={t('commands:palette')}>
      <Button look="quiet" small onPress={() => show('palette')}>
        <VisuallyHidden>{t('commands:palette')}</VisuallyHidden>
        <Keys keys={formatShortcut({ code: 'KeyK', mod: true }, t, platform)} />
      </Button>
    </Tooltip>
  );
};
