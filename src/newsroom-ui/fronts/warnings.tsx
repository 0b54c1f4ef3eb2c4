import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import type { Foreseen } from './places.ts';
import { WarningLines } from './warning-lines.tsx';

/** What putting a card somewhere would do to it and to others, for everybody to read before it is done. */
export function Warnings({ will: { pushed, hasRoom, refused } }: { readonly will: Foreseen }) {
  const { names } = useFront();
  const lines = [
    ...(refused === null ? [] : [refused]),
    ...(hasRoom ? [] : [words.noRoom]),
    ...pushed.off.map((id) => words.pushedOff(names.card(id))),
    ...pushed.resized.map(({ card, to }) => words.resized(names.card(card), words.sizes[to])),
  ];
  return (
    <div role="status">
      {lines.length === 0 ? <p className="front-soft">{words.nothingPushed}</p> : <WarningLines lines={lines} />}
    </div>
  );
}
