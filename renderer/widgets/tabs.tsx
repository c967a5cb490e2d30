/** Tabs inside a panel or a dialog. */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { defined } from './defined.ts';
import { Icon, type IconSource } from './icon.tsx';

export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconSource | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string = string> {
  /** Names the list of tabs. */
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  /** Default: the first, and then what was pressed. */
  readonly selectedId?: Id | undefined;
  readonly onChange?: ((id: Id) => void) | undefined;
}

export function Tabs<Id extends string = string>({ label, tabs, selectedId, onChange }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="pn-tabs"
      {...defined({ selectedKey: selectedId })}
      onSelectionChange={(key) => onChange?.(key as Id)}
    >
      <TabList className="pn-tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="pn-tab">
            <Icon of={tab.icon} />
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pn-tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
