// After an import: how many square brackets the text has as signs, and one press that makes objects of them.
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import { applySplices } from '../../../shared/document/splices.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { objectifyBlocks } from '../../../shared/negotiation/objectify-blocks.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Import.module.css';

const newId = () => crypto.randomUUID();

const madeOf = ({ document }: CallOutput<'document.open'>) => objectifyBlocks(document.blocks, { delegations: delegationsOf(document.settings), newId }, { closeLone: true });

export const BracketOffer = ({ document }: { readonly document: Id }) => {
  const { t, language } = useMessages();
  const { bridge, report } = useWindow();
  const [found, setFound] = useState(0);
  const [made, setMade] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    void bridge.call('document.open', { id: document }).then((opened) => {
      if (!gone && opened.ok) setFound(madeOf(opened.value).brackets);
    });
    return () => {
      gone = true;
    };
  }, [bridge, document]);
  const make = async () => {
    setBusy(true);
    const opened = await bridge.call('document.open', { id: document });
    if (!opened.ok) {
      setBusy(false);
      return report(opened.error);
    }
    const { blocks } = opened.value.document;
    const objects = madeOf(opened.value);
    const splices = blocks.flatMap((block, at) => {
      const after = objects.blocks[at];
      return after === undefined || after === block ? [] : [{ at, remove: 1, insert: [after] }];
    });
    const saved = await bridge.call('document.save', { id: document, base: opened.value.revision, splices, count: applySplices(blocks, splices).length });
    setBusy(false);
    if (saved.ok) setMade(objects.brackets);
    else report(saved.error);
  };
  if (found === 0) return null;
  return (
    <p className={styles.hint} role="status">
      {made === null ? (
        <>
          {t('brackets:typedInFile', { count: found, n: writtenNumber(found, language) })}{' '}
          <Button look="link" isDisabled={busy} onPress={() => void make()}>
            {t('brackets:offer')}
          </Button>
        </>
      ) : (
        t('brackets:made', { count: made, n: writtenNumber(made, language) })
      )}
    </p>
  );
};
