// The history of an open document: of all of it, or of one element.
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import type { DocumentPlace, HistoryPlace } from '../../state/route.ts';
import { useNameOf } from '../document/useNameOf.ts';
import { useWindowTitle } from '../useWindowTitle.ts';
import { ElementHistory } from './ElementHistory.tsx';
import { HistoryView } from './HistoryView.tsx';

export interface HistoryRouteProps {
  readonly session: DocumentSession;
  readonly place: DocumentPlace;
  readonly history: HistoryPlace;
}

export const HistoryRoute = ({ session, place, history }: HistoryRouteProps) => {
  const { t } = useMessages();
  const language = place.languages?.[0] ?? session.document.settings.draftingLanguage;
  const { symbol, title } = useNameOf(session, language);
  useWindowTitle(t('history:of', { title: title.text }));
  const shared = { session, title: title.text, symbol, language, revision: history.revision ?? null };
  return history.element === undefined ? <HistoryView {...shared} /> : <ElementHistory key={history.element} {...shared} element={history.element} />;
};
