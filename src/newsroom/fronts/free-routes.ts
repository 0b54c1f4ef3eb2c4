import { freeFrontsContract as contract } from '../../contract/free-fronts.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { readFreeFront, readFreeFronts } from '../../store/documents.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { handle, type Route } from '../door.ts';
import type { NewsroomParts } from '../acts.ts';
import { receiptView } from '../publishing/views.ts';
import { bringFreeFrontBack, changeFreeFront, endFreeFront, makeFreeFront } from './free-fronts.ts';

const read = handle(contract.readFreeFronts, async ({ rooms: { store } }) => ({
  fronts: await readFreeFronts(store.reader),
}));

const make = handle(contract.makeFreeFront, async ({ rooms, who, body }) => {
  await makeFreeFront(rooms, body, who.person);
  const front = await readFreeFront(rooms.store.reader, body.slug);
  if (!front) throw new Error('A front that was just made is not there.');
  return { front };
});

const change = handle(contract.changeFreeFront, ({ rooms, who, params, body }) =>
  pressedBy(rooms, changeFreeFront(rooms, { ...params, ...body }, who.person)),
);

const end = handle(contract.endFreeFront, ({ rooms, who, params, body }) =>
  pressedBy(rooms, endFreeFront(rooms, { ...params, ...body }, who.person)),
);

const bringBack = handle(contract.bringFreeFrontBack, ({ rooms, who, params: { slug } }) =>
  pressedBy(rooms, bringFreeFrontBack(rooms, slug, who.person)),
);

async function pressedBy(
  rooms: NewsroomParts,
  doing: Promise<PressReceipt>,
): Promise<Answer<typeof contract.endFreeFront>> {
  const started = performance.now();
  const press = await doing;
  rooms.live.soon();
  return { receipt: await receiptView(rooms, press, { started }) };
}

/** Fronts with an address of their own. */
export const freeFrontsRoutes: readonly Route[] = [read, make, change, end, bringBack];
