// Says above the page that the newest words could not be saved, why, and what to do. It stands until they are saved.
import { TriangleAlert } from 'lucide-react';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Document.module.css';

export const SaveBanner = ({ session }: { readonly session: DocumentSession }) => {
  const { t, language } = useMessages();
  const error = useSessionValue(session, ['saving'], (one) => (one.saveState.state === 'failed' ? one.saveState.error : null));
  if (error === null) return null;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert size={17} aria-hidden />
      <p className={styles.bannerText}>
        <strong>{t('app:save.failed')}</strong> {errorText(error, language)} {t('app:save.kept')}
      </p>
      <Button small onPress={() => void session.flush()}>
        {t('app:tryAgain')}
      </Button>
    </div>
  );
};
