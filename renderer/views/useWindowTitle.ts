// The title of the window in the task bar.
import { useEffect } from 'react';

export const useWindowTitle = (title: string): void => {
  useEffect(() => {
    document.title = title === '' ? 'Rapporteur' : `${title} · Rapporteur`;
  }, [title]);
};
