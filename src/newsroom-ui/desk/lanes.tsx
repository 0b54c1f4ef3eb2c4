import { useEffect, useRef } from 'react';
import { numberText } from '../../ui/language.ts';
import type { Lane } from '../../story/stages.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskPage } from '../story-dialogs/desk-query.ts';

/** The lanes one goes between, in the order of the keys 1 to 9; those after them have none. */
export const laneOrder = [
  'open',
  'writing',
  'desk',
  'subs',
  'ready',
  'held',
  'scheduled',
  'published',
  'spiked',
  'killed',
  'undated',
  'all',
] as const satisfies readonly Lane[];

interface LanesProps {
  readonly lane: Lane;
  readonly counts: DeskPage['counts'] | undefined;
  onChoose(lane: Lane): void;
}

/** The lanes with how much each holds; where they are wider than the screen, the one that is open is in sight. */
export function Lanes({ lane, counts, onChoose }: LanesProps) {
  const shown = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    shown.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [lane]);
  // Few newsrooms have stories without a date; where some stand, their lane is seen.
  const isShown = (one: Lane): boolean => one !== 'undated' || one === lane || (counts?.undated ?? 0) > 0;
  return (
    <nav className="lanes" aria-label={words.lane}>
      <ul>
        {laneOrder.filter(isShown).map((one) => (
          <li key={one}>
            <button
              type="button"
              ref={one === lane ? shown : undefined}
              aria-current={one === lane ? 'true' : undefined}
              onClick={() => onChoose(one)}
            >
              {words.lanes[one]}
              <span className="lane-count figures">{counts && numberText(counts[one])}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
