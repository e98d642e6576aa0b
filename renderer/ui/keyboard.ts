// Keyboard handlers of components that let the window have its shortcuts: React Aria keeps a handled event to itself otherwise.
import type { TextFieldProps } from 'react-aria-components';

type KeyHandler = NonNullable<TextFieldProps['onKeyDown']>;

export const passingOn = (handler: KeyHandler | undefined): { onKeyDown?: KeyHandler } =>
  handler === undefined
    ? {}
    : {
        onKeyDown: (event) => {
          handler(event);
          event.continuePropagation();
        },
      };
