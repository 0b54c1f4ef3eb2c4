import { useEffect, useMemo, useRef } from 'react';
import { type Command, useOffered } from '../shell/offered-commands.ts';
import { useMe } from '../session.ts';
import { editorWords as words } from '../words/story.ts';
import { filled } from '../words/panels.ts';
import type { DeskStory } from './desk-story.ts';
import { mayHere } from './may.ts';
import { type PanelTab, panelTabs } from './panels/side-panel.tsx';
import { useStoryActs } from './story-menu.tsx';
import type { OpenDialog } from './top-bar.tsx';

interface Shortcuts {
  readonly storyId: string;
  readonly desk: DeskStory | null;
  onOpen(dialog: OpenDialog): void;
  onTab(tab: PanelTab): void;
  onPanel(): void;
  /** Absent where nobody may write. */
  readonly onComment: (() => void) | undefined;
  readonly onSuggest: (() => void) | undefined;
}

/** A command with its place on the keyboard, for those with Control and Alt, or with its sign, for those with Control. */
type Keyed = Command & { readonly code?: string; readonly sign?: string };

/** Everything on this screen by name in the palette, and the most frequent by Control, Alt and a key. Control and a slash shows the keys. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { role } = useMe();
  const acts = useStoryActs(shortcuts);
  const now = useRef<readonly Keyed[]>([]);
  now.current = [
    ...own(shortcuts, mayHere(role, 'story.publish')),
    ...acts.map(({ id, name, run }) => ({ id: `story ${id}`, name, run, ...(id === 'keys' && keysKey) })),
  ];
  const names = now.current.map(({ id, name }) => `${id} ${name}`).join('\n');
  // What is offered calls what is current, so that it is offered again only when its names change.
  useOffered(
    useMemo(
      () =>
        now.current.map(({ id, name, keys }) => ({
          id,
          name,
          ...(keys && { keys }),
          run: () => now.current.find((one) => one.id === id)?.run(),
        })),
      [names],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const found = now.current.find((one) => isMeant(one, event));
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

const keysKey = { keys: 'Ctrl /', sign: '/' };

function isMeant({ code, sign }: Keyed, event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey } = event;
  if (sign !== undefined && event.key === sign) return (ctrlKey || metaKey) && !altKey;
  return code !== undefined && code === event.code && ctrlKey && altKey && !event.getModifierState('AltGraph');
}

function own({ onOpen, onTab, onPanel, onComment, onSuggest }: Shortcuts, mayPublish: boolean): Keyed[] {
  return [
    ...(mayPublish
      ? [{ id: 'story publish', name: words.publish, keys: 'Ctrl Alt P', code: 'KeyP', run: () => onOpen('publish') }]
      : []),
    { id: 'story preview', name: words.preview, keys: 'Ctrl Alt V', code: 'KeyV', run: () => onOpen('preview') },
    ...(onComment
      ? [{ id: 'story comment', name: words.commentHere, keys: 'Ctrl Alt M', code: 'KeyM', run: onComment }]
      : []),
    ...(onSuggest
      ? [{ id: 'story suggest', name: words.suggesting, keys: 'Ctrl Alt S', code: 'KeyS', run: onSuggest }]
      : []),
    { id: 'story panel', name: words.panel, keys: 'Ctrl Alt 0', code: 'Digit0', run: onPanel },
    ...panelTabs.map((tab, at) => ({
      id: `story ${tab}`,
      name: filled(words.show, { tab: words.tabs[tab] }),
      keys: `Ctrl Alt ${at + 1}`,
      code: `Digit${at + 1}`,
      run: () => onTab(tab),
    })),
  ];
}
