// Enter in a field above a list that narrows as one types: takes the first entry, or the one that the arrow keys led to.
import { useRef, type KeyboardEvent } from 'react';

/**
 * For `onKeyDownCapture` around field and list. `keys`: of the entries that can be chosen by what is typed now, in their order. The list itself is painted,
 * and marks its first entry, a moment later; whoever types fast and knows the name would choose what stood there before.
 */
export const useChooseByEnter = (keys: readonly string[], choose: (key: string) => void): ((event: KeyboardEvent<HTMLElement>) => void) => {
  const walked = useRef(false);
  return (event) => {
    if (event.key !== 'Enter') {
      if (/^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(event.key)) walked.current = true;
      else if (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Delete' || event.key === 'Process') walked.current = false;
      return;
    }
    if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const marked = walked.current ? event.currentTarget.querySelector<HTMLElement>('[role="option"][data-focused]')?.dataset['key'] : undefined;
    const key = marked ?? keys[0];
    event.preventDefault();
    event.stopPropagation();
    if (key !== undefined) choose(key);
  };
};
