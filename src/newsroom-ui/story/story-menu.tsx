import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api.ts';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { toast } from '../../ui/toasts.tsx';
import { useMe } from '../session.ts';
import { editorWords as words } from '../words/story.ts';
import type { DeskStory } from './desk-story.ts';
import { mayHere } from './may.ts';
import type { OpenDialog } from './top-bar.tsx';

interface StoryMenuProps {
  readonly storyId: string;
  readonly desk: DeskStory | null;
  onOpen(dialog: OpenDialog): void;
}

/** What else can be done with a story. */
export function StoryMenu(props: StoryMenuProps) {
  return (
    <MenuButton label={words.menu} items={useStoryActs(props)} look="plain">
      <span aria-hidden="true">⋯</span>
    </MenuButton>
  );
}

/** What can be done with a story by whoever looks at it, besides writing: for the menu and for the palette. */
export function useStoryActs({ storyId, desk, onOpen }: StoryMenuProps): MenuEntry[] {
  const { role } = useMe();
  const navigate = useNavigate();
  const goTo = (to: string): void => void navigate({ to });
  const duplicate = useMutation({
    mutationFn: () => call('POST /api/stories/:id/duplicate', { params: { id: storyId } }),
    onSuccess: ({ id }) => {
      toast({ say: words.duplicated });
      goTo(`/stories/${id}`);
    },
    onError: (error) => toast({ say: error.message, tone: 'stop' }),
  });
  const isLive = desk?.live?.state === 'live';
  const isKilled = desk?.live?.state === 'killed';
  const entries: (MenuEntry & { readonly isFor?: boolean })[] = [
    { id: 'assign', name: words.assign, run: () => onOpen('assign'), isFor: !isKilled },
    { id: 'hand-over', name: words.handOver, run: () => onOpen('handOver'), isFor: !isKilled },
    { id: 'history', name: words.history, run: () => goTo(`/stories/${storyId}/history`) },
    { id: 'activity', name: words.activity, run: () => onOpen('activity') },
    { id: 'duplicate', name: words.duplicate, run: () => duplicate.mutate() },
    { id: 'follow-up', name: words.followUp, run: () => onOpen('followUp') },
    {
      id: 'hold',
      name: words.hold,
      run: () => onOpen('hold'),
      isFor: mayHere(role, 'story.hold') && !desk?.hold && !isKilled,
    },
    { id: 'spike', name: words.spike, run: () => onOpen('spike'), isFor: !desk?.spiked && !isLive && !isKilled },
    { id: 'keys', name: words.keys, run: () => onOpen('keys') },
    {
      id: 'withdraw',
      name: words.withdraw,
      run: () => onOpen('withdraw'),
      isFor: isLive && mayHere(role, 'story.withdraw'),
    },
    {
      id: 'kill',
      name: words.kill,
      run: () => onOpen('kill'),
      isFor: desk?.live !== null && !isKilled && mayHere(role, 'story.kill'),
      isStop: true,
    },
  ];
  return entries.filter(({ isFor = true }) => isFor);
}
