import { frontClipsContract as contract } from '../../contract/front-clips.ts';
import { addClip, readClips, removeClip } from '../../store/front-clips.ts';
import { handle, type Route } from '../door.ts';

/** Of what somebody copies there is no record: it is nobody else's business, and changes nothing. */
const read = handle(contract.readClips, async ({ rooms: { store }, who }) => ({
  clips: await readClips(store.reader, who.person.id),
}));

const add = handle(contract.addClip, async ({ rooms: { store }, who, body }) => ({
  clips: await store.write((tx) => addClip(tx, who.person.id, body)),
}));

const remove = handle(contract.removeClip, async ({ rooms: { store }, who, params: { id } }) => ({
  clips: await store.write((tx) => removeClip(tx, who.person.id, id)),
}));

/** One's own clipboard of cards. */
export const clipRoutes: readonly Route[] = [read, add, remove];
