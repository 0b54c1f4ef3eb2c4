import type { z } from 'zod';
import { type Instant, toInstant } from '../../base/clock.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { countLanes, type DeskPlace, readDeskPage, readDeskStories } from '../../store/desk.ts';
import { searchDesk, withFindings } from '../../store/desk-search.ts';
import type { Db } from '../../store/open-store.ts';
import type { DeskFilter, DeskSort, DeskStory } from '../../story/desk.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';
import { shownStories } from './shown.ts';

const A_PAGE = 50;
const SOON_MS = 12 * 3_600_000;

type Query = z.output<typeof deskContract.readDesk.query>;

export const readDesk = handle(deskContract.readDesk, async ({ rooms, who, query }) => {
  const { reader } = rooms.store;
  const filter = filterOf(query, { me: who.person.id, now: rooms.clock.now() });
  const { stories, next } = await readPage(reader, filter, query);
  return { stories: shownStories(rooms, stories), next, counts: await countLanes(reader, filter) };
});

export const readSomeStories = handle(deskContract.readDeskStories, async ({ rooms, query }) => {
  const ids = query.ids.split(',').slice(0, 500);
  return { stories: shownStories(rooms, await readDeskStories(rooms.store.reader, ids)) };
});

function filterOf(
  { assignee, due, after: _after, sort: _sort, ...same }: Query,
  { me, now }: { me: string; now: Instant },
): DeskFilter {
  return { ...same, assignee: assigneeOf(assignee, me), dueBefore: due && dueBefore(due, now) };
}

function assigneeOf(asked: string | undefined, me: string): string | null | undefined {
  if (asked === 'nobody') return null;
  return asked === 'me' ? me : asked;
}

function dueBefore(due: 'passed' | 'soon', now: Instant): Instant {
  return due === 'passed' ? now : toInstant(new Date(Date.parse(now) + SOON_MS));
}

interface Page {
  readonly stories: readonly DeskStory[];
  readonly next: string | null;
}

async function readPage(db: Db, filter: DeskFilter, { sort, after }: Query): Promise<Page> {
  const { text } = filter;
  if (text && (sort ?? 'best') === 'best')
    return { stories: await searchDesk(db, text, { ...filter, limit: A_PAGE }), next: null };
  const by = sort === undefined || sort === 'best' ? 'touched' : sort;
  const page = await readDeskPage(db, filter, { sort: by, after: after ? placeOf(after, by) : null, limit: A_PAGE });
  const stories = text ? await withFindings(db, page.stories, text) : page.stories;
  return { stories, next: page.next && nextOf(page.next, by) };
}

function nextOf({ value, row }: DeskPlace, sort: DeskSort): string {
  return Buffer.from(JSON.stringify([sort, value, row])).toString('base64url');
}

function placeOf(after: string, sort: DeskSort): DeskPlace {
  const [of, value, row] = parsed(after);
  const isValue = typeof value === 'string' || typeof value === 'number';
  if (of === sort && isValue && typeof row === 'number') return { value, row };
  throw new Refusal(
    'place-unknown',
    422,
    'There is no such place on the desk in this order. Start again from the first page.',
    [problem('place-unknown', 'after', 'Pass the `next` of the page before, with the same `sort`.')],
  );
}

function parsed(after: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
