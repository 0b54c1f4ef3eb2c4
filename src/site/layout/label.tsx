import type { VNode } from 'preact';
import type { Label } from '../../story/arrangement.ts';
import type { Words } from '../words-table.ts';

/** Says who paid for what is here; nothing where nobody did. */
export function LabelLine({ label, words }: { label: Label | null; words: Words }): VNode | null {
  if (label === null) return null;
  return <p class="label">{label.is === 'advertisement' ? words.advertisement : words.sponsoredBy(label.by)}</p>;
}
