import { nodesContract } from '../../contract/nodes.ts';
import { handle } from '../door.ts';

/** What an act published is on the shelf when it is answered: whoever asks then without a number asks about that. */
export const readNodes = handle(nodesContract.readNodes, async ({ rooms: { shelf, elsewhere }, query }) => {
  const settle = query.settle ?? shelf.standings().number;
  return { settle, elsewhere: elsewhere?.(settle) ?? null };
});
