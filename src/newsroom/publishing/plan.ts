import { byAndBy } from '../../base/breathe.ts';
import { saveDraft } from '../../store/drafts.ts';
import { plannedRelease } from '../../store/releases.ts';
import { readPublished } from '../../store/versions.ts';
import { diffByAndBy } from '../../story/diff.ts';
import { publishable } from '../../story/publishable.ts';
import type { Story } from '../../story/story.ts';
import { type ChangeKind, changeKinds } from '../../story/version.ts';
import type { Uses } from '../acts.ts';
import { askedOf } from '../gate.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { publishingContract } from '../../contract/publishing.ts';
import { type CurrentDraft, hashOfStory } from '../drafts/current-drafts.ts';
import { currentOf, seenOf, seenStory, writersSince } from './approved.ts';
import { clocksOf, embargoOf } from './embargo.ts';
import { unlinkedFirst } from './follow-ups.ts';
import { holdOn } from './holds.ts';
import { readings, releaseView } from './views.ts';
import { zonesOf } from './when.ts';

type Plan = Answer<(typeof publishingContract)['readPlan']>;

export interface PlanRequest {
  readonly storyId: string;
  readonly change?: ChangeKind | undefined;
  readonly note?: string | undefined;
  /** A state seen before, to be told what changed since. */
  readonly since?: string | undefined;
}

/**
 * All that an editor needs to decide. What is shown is kept as a revision, so that it can be found again when somebody types
 * in between. Refuses (404) a story that is not there.
 */
export async function planOf(rooms: Uses<'store' | 'clock' | 'drafts'>, asked: PlanRequest): Promise<Plan> {
  const { reader } = rooms.store;
  const draft = await currentOf(rooms, asked.storyId);
  const { story } = draft;
  const published = await readPublished(reader, asked.storyId);
  const change = asked.change ?? (published ? 'update' : 'first');
  const { blocks, asks, warns } = publishable(
    story,
    { change, note: asked.note ?? null },
    {
      open: draft.open,
      ...(await askedOf(reader, draft, { at: rooms.clock.now() })),
    },
  );
  const planned = await plannedRelease(reader, asked.storyId);
  const kept = await holdOn(reader, story);
  return {
    headline: story.headline,
    dir: story.dir,
    seen: seenOf(await keepSeen(rooms, draft), story),
    state: published?.state.is ?? 'never',
    version: published?.version ?? null,
    changes: published ? changeKinds.filter((kind) => kind !== 'first') : ['first'],
    diff: published ? await byAndBy(diffByAndBy(published.story, story)) : null,
    first: published ? null : story,
    blocks: [...(kept ? [kept] : []), ...blocks],
    asks: [...asks],
    warns: [...warns, ...(await unlinkedFirst(reader, story))],
    embargo: await embargoView(rooms, story),
    zones: await zonesOf(reader),
    zone: (await clocksOf(reader, story.edition)).at(-1)?.timeZone ?? 'UTC',
    planned: planned && (await releaseView(rooms, planned)),
    meanwhile: asked.since ? await meanwhileOf(rooms, { ...asked, since: asked.since }, draft) : null,
  };
}

function keepSeen({ store }: Uses<'store'>, { story, by, at }: CurrentDraft): Promise<number> {
  return store.write((tx) => saveDraft(tx, story, { at, by }));
}

async function embargoView(rooms: Uses<'store' | 'clock'>, story: Story): Promise<Plan['embargo']> {
  const until = await embargoOf(rooms.store.reader, story.id);
  if (until === null) return null;
  const clocks = await clocksOf(rooms.store.reader, story.edition);
  return { until, isOver: rooms.clock.now() >= until, clocks: readings(until, clocks) };
}

/** What changed since a state that somebody saw, and who typed; null when it reads the same. */
export async function meanwhileOf(
  rooms: Uses<'store'>,
  { storyId, since }: { readonly storyId: string; readonly since: string },
  draft: CurrentDraft,
): Promise<Plan['meanwhile']> {
  if (since.endsWith(`.${hashOfStory(draft.story)}`)) return null;
  const before = await seenStory(rooms.store.reader, storyId, since);
  const by = await writersSince(rooms, { storyId, seen: since }, draft);
  return { diff: before && (await byAndBy(diffByAndBy(before, draft.story))), by };
}
