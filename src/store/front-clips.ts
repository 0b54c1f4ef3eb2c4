import { type Clip, withClipped } from '../story/clips.ts';
import type { Db } from './open-store.ts';

/** What somebody has on their clipboard of cards, the last first. */
export async function readClips(db: Db, personId: string): Promise<Clip[]> {
  const row = await db.selectFrom('front_clips').select('clips').where('person_id', '=', personId).executeTakeFirst();
  return row ? (JSON.parse(row.clips) as Clip[]) : [];
}

/** Puts a card there, as the last; what was put there longest ago goes. One that is there already is there once. */
export async function addClip(tx: Db, personId: string, clip: Clip): Promise<Clip[]> {
  const others = (await readClips(tx, personId)).filter(({ id }) => id !== clip.id);
  return keep(tx, personId, withClipped(others, clip));
}

/** Takes one off; nothing where it is not there. */
export async function removeClip(tx: Db, personId: string, id: string): Promise<Clip[]> {
  const clips = await readClips(tx, personId);
  return keep(
    tx,
    personId,
    clips.filter((one) => one.id !== id),
  );
}

async function keep(tx: Db, personId: string, clips: Clip[]): Promise<Clip[]> {
  const json = JSON.stringify(clips);
  await tx
    .insertInto('front_clips')
    .values({ person_id: personId, clips: json })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ clips: json }))
    .execute();
  return clips;
}
