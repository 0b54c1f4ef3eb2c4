import { useState } from 'react';
import { type PanelTab, panelTabs } from './panels/side-panel.tsx';
import { useRemembered } from './remembered.ts';

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isTab = (value: unknown): value is PanelTab => panelTabs.some((tab) => tab === value);

/** Which panel stands beside the text, and whether any does; remembered on this device. Sheets of narrow screens begin closed. */
export function useSide(isWide: boolean) {
  const [tab, setTab] = useRemembered<PanelTab>('standfirst/editor-tab', 'checks', isTab);
  const [isOpenWide, setOpenWide] = useRemembered('standfirst/editor-panel', true, isFlag);
  const [isSheet, setSheet] = useState(false);
  const isOpen = isWide ? isOpenWide : isSheet;
  const setOpen = isWide ? setOpenWide : setSheet;
  return {
    tab,
    isOpen,
    toggle: () => setOpen(!isOpen),
    close: () => setOpen(false),
    show: (next: PanelTab) => {
      setTab(next);
      setOpen(true);
    },
  };
}
