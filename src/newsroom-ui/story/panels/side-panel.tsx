import type { ReactNode } from 'react';
import {
  Heading,
  Modal,
  ModalOverlay,
  Dialog as AriaDialog,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { editorWords as words } from '../../words/story.ts';
import { uiWords } from '../../../ui/words.ts';
import './side-panel.css';

export const panelTabs = ['furniture', 'checks', 'comments', 'suggestions', 'filing'] as const;
export type PanelTab = (typeof panelTabs)[number];

export interface SidePanelProps {
  readonly tab: PanelTab;
  onTab(tab: PanelTab): void;
  /** How much waits in a tab: shown beside its name when it is more than nothing. */
  readonly counts: Readonly<Partial<Record<PanelTab, number>>>;
  readonly panels: Readonly<Record<PanelTab, () => ReactNode>>;
}

/** What is beside the text on wide screens. In the comments the panel is as long as the text, so that each stands beside its words. */
export function SidePanel(props: SidePanelProps) {
  return (
    <aside className={`side-panel side-panel-${props.tab}`} aria-label={words.panel}>
      <PanelTabs {...props} />
    </aside>
  );
}

/** The same as a sheet over the text, for narrow screens. */
export function SheetPanel({ onClose, ...props }: SidePanelProps & { onClose(): void }) {
  return (
    <ModalOverlay className="sheet-ground" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="panel-sheet">
        <AriaDialog className="sheet-inside">
          <div className="sheet-head">
            <Heading slot="title" level={2}>
              {words.panel}
            </Heading>
            <Button look="plain" small aria-label={uiWords.close} onPress={onClose}>
              <span aria-hidden="true">✕</span>
            </Button>
          </div>
          <PanelTabs {...props} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function PanelTabs({ tab, onTab, counts, panels }: SidePanelProps) {
  return (
    <Tabs
      className="panel-tabs"
      selectedKey={tab}
      onSelectionChange={(key) => onTab(key as PanelTab)}
      keyboardActivation="manual"
    >
      <TabList aria-label={words.panel} className="panel-tab-list">
        {panelTabs.map((name) => (
          <Tab key={name} id={name} className="panel-tab">
            {words.tabs[name]}
            {(counts[name] ?? 0) > 0 && <span className="panel-count">{counts[name]}</span>}
          </Tab>
        ))}
      </TabList>
      {panelTabs.map((name) => (
        <TabPanel key={name} id={name} className="panel">
          {panels[name]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}
