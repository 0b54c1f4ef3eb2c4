import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { isAtLeast, type Role } from '../../story/person.ts';
import { Button } from '../../ui/button.tsx';
import { useMe } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskStory } from './desk-query.ts';

/** Everything that can be done with a story from its row; most of them open a dialog. */
const rowActNames = [
  'open',
  'assign',
  'handOver',
  'move',
  'deadline',
  'setEmbargo',
  'hold',
  'release',
  'duplicate',
  'followUp',
  'activity',
  'spike',
  'unspike',
] as const;
export type RowAct = (typeof rowActNames)[number];

export interface RowActs {
  run(act: RowAct, story: DeskStory): void;
}

/** What is left to do with a story that was killed. */
const afterKilling: readonly RowAct[] = ['open', 'duplicate', 'followUp', 'activity'];

/** Whether an act makes sense for a story and is open to somebody of this role. */
export function fits(act: RowAct, { stage, hold, spiked, live }: DeskStory, role: Role): boolean {
  if (stage.is === 'killed') return afterKilling.includes(act);
  if (act === 'hold' || act === 'release') return isAtLeast(role, 'sub-editor') && (act === 'hold') === (hold === null);
  if (act === 'setEmbargo') return isAtLeast(role, 'editor');
  if (act === 'spike') return spiked === null && live?.state !== 'live';
  return act !== 'unspike' || spiked !== null;
}

export function RowMenu({ story, acts }: { readonly story: DeskStory; readonly acts: RowActs }) {
  const { role } = useMe();
  return (
    <MenuTrigger>
      <Button look="plain" small aria-label={words.actions(story.headline)} excludeFromTabOrder={false}>
        <span aria-hidden="true">⋯</span>
      </Button>
      <Popover className="desk-popover" placement="bottom end">
        <Menu className="desk-menu" onAction={(key) => acts.run(key as RowAct, story)}>
          {rowActNames
            .filter((act) => fits(act, story, role))
            .map((act) => (
              <MenuItem key={act} id={act}>
                {words[act]}
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
