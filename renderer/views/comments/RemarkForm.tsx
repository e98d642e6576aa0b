// Where a remark is written: its text, and the delegations that it mentions.
import { X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import { delegationsOf, partyShortName } from '../../../shared/negotiation/delegations.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import styles from './Comments.module.css';

export interface RemarkFormProps {
  readonly session: DocumentSession;
  readonly label: string;
  readonly act: string;
  readonly onPost: (text: string, mentions: readonly Id[]) => void;
  readonly onCancel: () => void;
}

export const RemarkForm = ({ session, label, act, onPost, onCancel }: RemarkFormProps) => {
  const { t, language } = useMessages();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const delegations = useMemo(() => delegationsOf(settings), [settings]);
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<readonly Id[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const written = text.trim();
  const post = () => written !== '' && onPost(written, mentions);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation();
          onCancel();
        }
        if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) post();
      }}
    >
      <TextField label={label} hideLabel placeholder={label} rows={3} dir="auto" autoFocus value={text} maxLength={20_000} onChange={setText} />
      {mentions.length > 0 && (
        <ul className={styles.mentions} aria-label={t('comments:mentions')}>
          {mentions.map((id) => {
            const name = partyShortName(id, delegations, language);
            return (
              <li key={id} className={styles.mention}>
                <bdi>{name}</bdi>
                <IconButton small label={t('comments:unmention', { name })} onPress={() => setMentions(mentions.filter((one) => one !== id))}>
                  <X size={12} aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <DelegationPicker
        label={t('comments:mention')}
        delegations={delegations}
        value={null}
        clearing
        onChoose={(id) => {
          if (!mentions.includes(id)) setMentions([...mentions, id]);
          // One goes on with what one was writing.
          form.current?.querySelector('textarea')?.focus();
        }}
      />
      <div className={styles.acts}>
        <Button small look="main" type="submit" isDisabled={written === ''}>
          {act}
        </Button>
        <Button small look="quiet" onPress={onCancel}>
          {t('comments:cancel')}
        </Button>
      </div>
    </form>
  );
};
