import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/problem.ts';
import type { Db } from '../../store/open-store.ts';
import {
  deleteView as forget,
  readView,
  readViews as allViews,
  type SavedView,
  saveView,
} from '../../store/saved-views.ts';
import { audit, type NewsroomParts } from '../acts.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle, type SignedIn } from '../door.ts';

export const readViews = handle(deskContract.readViews, async ({ rooms, who }) => {
  const views = await allViews(rooms.store.reader, who.person.id);
  return { views: views.map((view) => shown(view, who)) };
});

export const createView = handle(deskContract.createView, async ({ rooms, who, body }) => {
  const view = { ...body, id: newId(), owner: who.person.id, savedAt: rooms.clock.now() };
  await rooms.store.write((tx) => keep(tx, view, { rooms, who }));
  return shown(view, who);
});

export const changeView = handle(deskContract.changeView, async ({ rooms, who, params, body }) =>
  rooms.store.write(async (tx) => {
    const view = { ...(await needOwn(tx, params.id, who)), ...body, savedAt: rooms.clock.now() };
    await keep(tx, view, { rooms, who });
    return shown(view, who);
  }),
);

export const deleteView = handle(deskContract.deleteView, async ({ rooms, who, params }) =>
  rooms.store.write(async (tx) => {
    const { id, name } = await needOwn(tx, params.id, who);
    await forget(tx, id);
    await record(tx, { act: 'delete-view', summary: `Deleted the view “${name}”` }, { rooms, who });
    return {};
  }),
);

interface ViewAct {
  readonly rooms: NewsroomParts;
  readonly who: SignedIn;
}

async function keep(tx: Db, view: SavedView, asked: ViewAct): Promise<void> {
  await saveView(tx, view);
  await record(tx, { act: 'save-view', summary: `Saved the view “${view.name}”` }, asked);
}

async function record(tx: Db, said: { act: string; summary: string }, { rooms, who }: ViewAct): Promise<void> {
  await audit(tx, who.person, { ...said, at: rooms.clock.now(), by: who.person.name, storyId: null });
}

async function needOwn(tx: Db, id: string, who: SignedIn): Promise<SavedView> {
  const view = await readView(tx, id);
  if (view?.owner === who.person.id) return view;
  throw new Refusal('no-such-view', 404, 'You have no such view. Only the person who saved a view can change it.');
}

function shown({ id, name, isShared, owner, query }: SavedView, who: SignedIn) {
  return { id, name, isShared, isOwn: owner === who.person.id, query };
}
