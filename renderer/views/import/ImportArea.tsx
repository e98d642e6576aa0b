// The whole window takes files: dropped anywhere, or chosen in the system's dialog. Progress and result stand in a dialog.
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { FileDown } from 'lucide-react';
import { useMessages } from '../../state/interface-language.ts';
import { useImports } from '../../state/imports.ts';
import { useDialog } from '../../state/window.ts';
import { ImportDialog } from './ImportDialog.tsx';
import styles from './Import.module.css';

const accepted = '.docx,.docm,.txt,.text,.md,.markdown,.json,text/plain,text/markdown,application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

export const ImportArea = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useMessages();
  const { start } = useImports();
  const { open, show } = useDialog();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const input = useRef<HTMLInputElement>(null);

  // The command asks for the system's dialog; there is none of our own to show.
  useEffect(() => {
    if (open !== 'import') return;
    show(null);
    input.current?.click();
  }, [open, show]);

  const leave = () => {
    depth.current = 0;
    setOver(false);
  };

  return (
    <div
      className={styles.area}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!carriesFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDragOver={(event) => {
        // Without this the browser would open the file in place of the window.
        if (carriesFiles(event) && !event.defaultPrevented) {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }
      }}
      onDropCapture={(event) => {
        leave();
        const files = [...event.dataTransfer.files];
        // The page of a document takes images itself. All else is taken before it: an editor would put it into its text.
        if (files.length === 0 || files.every(({ type }) => type.startsWith('image/'))) return;
        event.preventDefault();
        event.stopPropagation();
        void start(files);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        void start([...event.dataTransfer.files]);
      }}
    >
      {children}
      <input
        ref={input}
        type="file"
        accept={accepted}
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('library:import.choose')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void start(files);
        }}
      />
      {over && (
        <div className={styles.over} aria-hidden>
          <div className={styles.target}>
            <FileDown size={30} strokeWidth={1.5} />
            <p className={styles.targetTitle}>{t('library:import.drop')}</p>
            <p>{t('library:import.dropHint')}</p>
          </div>
        </div>
      )}
      <ImportDialog />
    </div>
  );
};
