// What can be done with an element of an earlier text: bring it back, alone or with its section; see its history; go to it.
import { CornerUpLeft, History, RotateCcw } from 'lucide-react';
import type { ComparedBlock } from '../../../shared/compare/comparison.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Part } from '../../../shared/ipc/history.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { MenuAt, MenuItem } from '../../ui/Menu.tsx';
import type { Sides } from './sides.ts';

export interface ElementMenuProps {
  readonly row: ComparedBlock | undefined;
  readonly anchor: HTMLElement;
  readonly sides: Sides;
  readonly session: DocumentSession;
  readonly onClose: () => void;
  readonly onRestore: (revision: Id, part: Part) => void;
  readonly onHistory: (element: Id) => void;
  readonly onText: (block: Id) => void;
}

export const ElementMenu = ({ row, anchor, sides, session, onClose, onRestore, onHistory, onText }: ElementMenuProps) => {
  const { t } = useMessages();
  const { id } = session.document;
  const block = row?.after ?? row?.before;
  if (row === undefined || block == null) return null;
  const side = row.after === null ? sides.before : sides.after;
  // Only an earlier text of this very document can come back.
  const from = side?.document === id ? side.revision : null;
  // What the later text has as the present one has it comes back from the earlier text.
  const earlier = sides.before?.document === id && row.before !== null ? sides.before.revision : null;
  const source = from !== null && from !== session.revision ? from : earlier;
  const heads = block.type === 'heading' || block.type === 'priorityArea' || block.type === 'annex';
  return (
    <MenuAt anchor={anchor} aria-label={t('history:actsOf', { name: t(`blocks:${block.type}`) })} onClose={onClose}>
      {source !== null && (
        <MenuItem icon={<RotateCcw size={15} aria-hidden />} onAction={() => onRestore(source, { part: 'element', block: block.id })}>
          {t('history:restoreElement')}
        </MenuItem>
      )}
      {source !== null && heads && (
        <MenuItem icon={<RotateCcw size={15} aria-hidden />} onAction={() => onRestore(source, { part: 'section', heading: block.id })}>
          {t('history:restoreSection')}
        </MenuItem>
      )}
      {side?.document === id && (
        <MenuItem icon={<History size={15} aria-hidden />} onAction={() => onHistory(block.id)}>
          {t('history:historyOf')}
        </MenuItem>
      )}
      {session.blockById(block.id) !== undefined && (
        <MenuItem icon={<CornerUpLeft size={15} aria-hidden />} onAction={() => onText(block.id)}>
          {t('history:toText')}
        </MenuItem>
      )}
    </MenuAt>
  );
};
