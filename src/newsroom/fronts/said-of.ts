import { readBoard } from '../../store/arranging.ts';
import type { Db } from '../../store/open-store.ts';
import type { FrontAct, FrontActName, FrontActOf } from '../../story/front-commands.ts';

/** A command in words, as the record and the history of a front say it. What an editor wrote on a card is not repeated. */
export async function saidOf(db: Db, act: FrontAct): Promise<string> {
  const { containers } = await readBoard(db, act);
  const say = sayings[act.act] as (act: FrontAct, titleOf: TitleOf) => string;
  return say(act, (id) => {
    const title = containers[id]?.title ?? null;
    return title === null ? 'the container without a title' : `“${title}”`;
  });
}

type TitleOf = (container: string) => string;

const sayings: { readonly [Name in FrontActName]: (act: FrontActOf<Name>, titleOf: TitleOf) => string } = {
  'begin-front': ({ front }) => `Started arranging the front ${front}`,
  'add-container': ({ front, container }, titleOf) => `Added ${titleOf(container)} to the front ${front}`,
  'place-container': ({ front, container }, titleOf) => `Placed ${titleOf(container)} on the front ${front}`,
  'remove-container': ({ front, container }, titleOf) => `Removed ${titleOf(container)} from the front ${front}`,
  'set-container': ({ container, field }, titleOf) => `Changed the ${field} of ${titleOf(container)}`,
  'restore-container': ({ container }, titleOf) => `Restored ${titleOf(container)}`,
  'restore-front': ({ front }) => `Restored the front ${front}`,
  'add-card': ({ container }, titleOf) => `Added a card to ${titleOf(container)}`,
  'move-card': ({ from, to }, titleOf) =>
    from === to ? `Moved a card in ${titleOf(to)}` : `Moved a card from ${titleOf(from)} to ${titleOf(to)}`,
  'take-off': ({ container }, titleOf) => `Took a card off ${titleOf(container)}`,
  override: ({ container, field }, titleOf) => `Changed the ${field} of a card in ${titleOf(container)}`,
};
