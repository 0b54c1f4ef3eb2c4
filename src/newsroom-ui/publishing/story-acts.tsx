import { useState } from 'react';
import { isAtLeast } from '../../story/person.ts';
import type { ReaderState } from '../../story/stages.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { useMe } from '../session.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { KillDialog, WithdrawDialog } from './kill-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';

interface StoryActsProps {
  readonly storyId: string;
  readonly headline: string;
  readonly state: ReaderState;
}

/** What an editor may do with a story as a whole: publish it, withdraw it, kill it. Nothing for those who may not. */
export function StoryActs({ storyId, headline, state }: StoryActsProps) {
  const { role } = useMe();
  const [open, setOpen] = useState<'publish' | 'withdraw' | 'kill' | null>(null);
  if (!isAtLeast(role, 'editor')) return null;
  const close = () => setOpen(null);
  // What takes a story from readers stands one step away from what gives it to them.
  const rest: readonly MenuEntry[] = [
    ...(state === 'live' ? [{ id: 'withdraw', name: words.withdrawIt, run: () => setOpen('withdraw') }] : []),
    ...(state === 'live' || state === 'withdrawn'
      ? [{ id: 'kill', name: words.killIt, run: () => setOpen('kill'), isStop: true }]
      : []),
  ];
  return (
    <div className="publish-buttons">
      {state !== 'killed' && (
        <Button look="main" small onPress={() => setOpen('publish')}>
          {words.title}
        </Button>
      )}
      {rest.length > 0 && (
        <MenuButton label={words.moreActs} items={rest} look="plain">
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
      {open === 'publish' && <PublishDialog storyId={storyId} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog storyId={storyId} headline={headline} onClose={close} />}
      {open === 'kill' && <KillDialog storyId={storyId} headline={headline} onClose={close} />}
    </div>
  );
}
