import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import type { RowAct } from '../story-dialogs/story-actions.tsx';

interface BulkBarProps {
  readonly stories: readonly DeskStory[];
  onAct(act: RowAct): void;
  onClear(): void;
}

/** What can be done with everything that is selected. */
export function BulkBar({ stories, onAct, onClear }: BulkBarProps) {
  const areSpiked = stories.every(({ spiked }) => spiked !== null);
  const acts: readonly RowAct[] = ['assign', 'move', 'deadline', areSpiked ? 'unspike' : 'spike'];
  return (
    <div className="bulk" role="toolbar" aria-label={counted(stories.length, words.selected)}>
      <strong>{counted(stories.length, words.selected)}</strong>
      {acts.map((act) => (
        <Button key={act} small onPress={() => onAct(act)}>
          {words[act]}
        </Button>
      ))}
      <Button look="plain" small onPress={onClear}>
        {words.clearSelection}
      </Button>
    </div>
  );
}
