import { parseInstant } from '../../base/clock.ts';
import { auditActs, searchAudit } from '../../store/audit.ts';
import { listAccounts } from '../../store/people.ts';
import { peopleContract } from '../../contract/people.ts';
import { handle } from '../door.ts';

export const readAudit = handle(peopleContract.searchAudit, async ({ rooms, query }) => {
  const { story, from, to, limit, ...search } = query;
  const found = await searchAudit(rooms.store.reader, {
    ...search,
    storyId: story,
    from: instantOf(from),
    to: instantOf(to),
    limit: limit + 1,
  });
  const acts = found.slice(0, limit).map((one) => ({ ...one, details: plain(one.details) }));
  return { acts, next: found.length > limit ? (acts.at(-1)?.seq ?? null) : null };
});

function instantOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (parseInstant(text) ?? undefined);
}

type Plain = Record<string, string | number | boolean | null | string[]>;

function plain(details: object): Plain {
  return details as Plain;
}

export const auditFilters = handle(peopleContract.auditFilters, async ({ rooms: { store } }) => {
  const people = await listAccounts(store.reader, { withDemo: true });
  return { acts: await auditActs(store.reader), people: people.map(({ id, name }) => ({ id, name })) };
});
