// A panel beside the page, or over it where the window is narrow.
import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import type { PanelName, SidePanels } from './useSidePanels.ts';
import styles from './Document.module.css';

export interface SidePanelProps {
  readonly panels: SidePanels;
  readonly name: PanelName;
  readonly label: string;
  /** Goes without the label as its heading: it has one of its own. */
  readonly headless?: boolean;
  /** The name by which the keyboard goes from region to region. */
  readonly region?: string;
  readonly children: ReactNode;
}

export const SidePanel = ({ panels, name, label, headless = false, region = name, children }: SidePanelProps) => {
  const isDrawer = panels.isDrawer(name);
  return (
    <aside
      className={classes(styles.panel, styles[name], isDrawer && styles.drawer)}
      aria-label={label}
      data-region={region}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isDrawer) panels.closeDrawer();
      }}
    >
      {headless ? (
        children
      ) : (
        <>
          <h2 className={styles.panelTitle}>{label}</h2>
          <div className={styles.panelBody}>{children}</div>
        </>
      )}
    </aside>
  );
};
