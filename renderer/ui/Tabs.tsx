// Tabs: several panels in one place.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Tabs.module.css';

export interface TabDefinition {
  readonly id: string;
  readonly title: ReactNode;
  readonly panel: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabDefinition[];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
  readonly className?: string | undefined;
}

export const Tabs = ({ label, tabs, selected, onSelect, className }: TabsProps) => (
  <AriaTabs
    className={classes(styles.tabs, className)}
    {...(selected === undefined ? {} : { selectedKey: selected })}
    {...(onSelect === undefined ? {} : { onSelectionChange: (key) => onSelect(String(key)) })}
  >
    <TabList aria-label={label} className={styles.list!}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={styles.tab!}>
          {tab.title}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className={styles.panel!}>
        {tab.panel}
      </TabPanel>
    ))}
  </AriaTabs>
);
