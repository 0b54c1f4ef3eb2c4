import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { aHouse, type House } from '../../../test/house/houses.ts';
import { aPerson } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { recordAudit } from '../../store/audit.ts';
import { saveDraft } from '../../store/drafts.ts';
import { type LiveScreens, openLiveScreens } from './live-screens.ts';
import { newsroomApp } from '../app.ts';
import type { Presence } from './presence.ts';
import { routes } from '../routes.ts';

interface Event {
  readonly event: string;
  readonly id: string | null;
  readonly data: { stories?: unknown };
}

/** A listening newsroom whose presence a test may change. */
async function listening(given?: House, every = 500) {
  const house = given ?? (await aHouse());
  let here: Presence = { count: 0, stories: {} };
  const { person } = aPerson('reporter');
  const sessions = { now: person as typeof person | null, lacksSecondFactor: false };
  const live = openLiveScreens(
    {
      ...house.rooms,
      presence: () => here,
      stillThere: async (who) =>
        sessions.now && {
          ...{ ...who, person: sessions.now },
          restrictions: { isStale: false, lacksSecondFactor: sessions.lacksSecondFactor },
        },
    },
    { every },
  );
  const app = await newsroomApp(
    { ...house.rooms, live },
    { routes, screens: null, authenticate: async ({ headers }) => aPerson(headers['x-role'] ?? 'reporter') },
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
  const close = async () => {
    live.close();
    await app.close();
  };
  onTestFinished(close);
  const { port } = app.server.address() as AddressInfo;
  return {
    house,
    live,
    port,
    close,
    sessions,
    come: (stories: Presence['stories']) => void (here = { count: here.count + 1, stories }),
  };
}

async function follow(port: number, headers: Record<string, string> = {}) {
  const request = get({ port, host: '127.0.0.1', path: '/api/events', headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  let text = '';
  response.on('data', (part: string) => void (text += part));
  return {
    response,
    leave: () => request.destroy(),
    /** The first event that fits, when it has come. */
    first: async (fits: (event: Event) => boolean): Promise<Event> => {
      for (;;) {
        const found = eventsIn(text).find(fits);
        if (found) return found;
        await once(response, 'data');
      }
    },
    until: async (enough: (events: Event[]) => boolean): Promise<void> => {
      while (!enough(eventsIn(text))) await once(response, 'data');
    },
  };
}

function eventsIn(text: string): Event[] {
  return text.split('\n\n').flatMap((part) => {
    const event = /^event: (.+)$/m.exec(part)?.[1];
    const data = /^data: (.+)$/m.exec(part)?.[1];
    return event && data ? [{ event, id: /^id: (.+)$/m.exec(part)?.[1] ?? null, data: JSON.parse(data) }] : [];
  });
}

const names = (id: string) => (event: Event) => Array.isArray(event.data.stories) && event.data.stories.includes(id);

function act(house: House, storyId: string) {
  return house.store.write((tx) =>
    recordAudit(tx, { at: house.clock.now(), by: 'p1', act: 'test', storyId, summary: 'Test', details: {} }),
  );
}

async function untilNobody(live: LiveScreens): Promise<void> {
  while (live.listeners() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('screens are told which stories were acted on, and which were typed in', async () => {
  const { house, port, live } = await listening();
  const [one, other] = [await follow(port), await follow(port)];
  expect(one.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  expect(one.response.headers['content-security-policy']).toBeDefined();
  expect(live.listeners()).toBe(2);
  await act(house, idOf(1));
  for (const screen of [one, other]) expect(await screen.first(names(idOf(1)))).toMatchObject({ event: 'changed' });
  await house.store.write((tx) => saveDraft(tx, aStory({ id: idOf(2) }), { at: house.clock.now(), by: 'p1' }));
  expect(await one.first(names(idOf(2)))).toMatchObject({ event: 'changed' });
});

test('screens are told as a front is arranged, up to which command, before they would look again', async () => {
  const { port } = await listening(await aHouse(), 10 * 60_000);
  const screen = await follow(port);
  const headers = { 'x-role': 'editor', 'content-type': 'application/json' };
  const body = JSON.stringify({ hand: 'other screen' });
  const begun = await fetch(`http://127.0.0.1:${port}/api/fronts/uk/beginning`, { method: 'POST', headers, body });
  expect(begun.status).toBe(200);
  expect((await screen.first(({ event }) => event === 'fronts')).data).toEqual({ revision: 1, isLaunched: false });
});

test('a second revision within the same second is told too', async () => {
  const { house, port } = await listening();
  const screen = await follow(port);
  const at = house.clock.now();
  const save = (headline: string) => house.store.write((tx) => saveDraft(tx, aStory({ headline }), { at, by: 'p1' }));
  await save('One');
  await screen.first(names(idOf(1)));
  await save('Two');
  await screen.until((events) => events.filter(names(idOf(1))).length === 2);
});

test('screens are told who is in which story when somebody comes or goes', async () => {
  const { port, come } = await listening();
  const screen = await follow(port);
  come({ [idOf(1)]: ['p1', 'p2'] });
  const told = await screen.first(({ event, data }) => event === 'presence' && JSON.stringify(data).includes('p2'));
  expect(told).toEqual({ event: 'presence', id: null, data: { stories: { [idOf(1)]: ['p1', 'p2'] } } });
});

test('a screen that comes back after a restart is told what it missed, by the number of the last act it knew', async () => {
  const { house, port, close } = await listening();
  const before = await follow(port);
  await act(house, idOf(1));
  const { id } = await before.first(names(idOf(1)));
  await close();
  await act(house, idOf(2));
  const again = await listening(house);
  const screen = await follow(again.port, { 'last-event-id': id ?? '' });
  const told = await screen.first(({ event }) => event === 'changed');
  expect(told.data.stories).toEqual([idOf(2)]);
});

test('of more than a screen had better be told one by one, it is told to fetch everything', async () => {
  const { house, port } = await listening();
  await house.store.write(async (tx) => {
    for (let number = 0; number < 500; number += 1)
      await recordAudit(tx, {
        at: house.clock.now(),
        by: 'p1',
        act: 'test',
        storyId: idOf(number),
        summary: '',
        details: {},
      });
  });
  const screen = await follow(port, { 'last-event-id': '0' });
  expect(await screen.first(({ event }) => event === 'everything')).toMatchObject({ data: {} });
});

test.each(['x', '-1', '1e9', '9'.repeat(40), "1' or 1"])(
  'a last event that is none, as %j, is like none',
  async (last) => {
    const { port } = await listening();
    const screen = await follow(port, { 'last-event-id': last });
    expect(await screen.first(({ event }) => event === 'changed')).toMatchObject({ data: { stories: [] } });
  },
);

test('nobody is looked after who has gone', async () => {
  const { live, port } = await listening();
  const screen = await follow(port);
  expect(live.listeners()).toBe(1);
  screen.leave();
  await untilNobody(live);
});

test('a newsroom that ends, ends its streams', async () => {
  const { port, close } = await listening();
  const screen = await follow(port);
  const ended = once(screen.response, 'end');
  await close();
  await ended;
});

test('a stream ends with the session of whoever follows it', async () => {
  const { port, live, sessions } = await listening();
  const ended = once((await follow(port)).response, 'end');
  sessions.now = null;
  await ended;
  await untilNobody(live);
});

/** So many people in stories that what tells of it is some megabytes, more than the system holds for whoever reads nothing. */
const crowd = (round: number): Presence['stories'] =>
  Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`${round}-${'s'.repeat(60)}-${at}`, ['p1', 'p2']]));

test('a stream that has ended is written to no more, also while its screen takes nothing of what it was told', async () => {
  const { port, live, sessions, come } = await listening(undefined, 5);
  const [silent, other] = [await follow(port), await follow(port)];
  silent.response.pause();
  come(crowd(1));
  await once(other.response, 'data');
  sessions.now = null;
  await untilNobody(live);
  // Whoever comes now is told more, and nobody else is: an error that nobody hears would fail this test.
  sessions.now = aPerson('reporter').person;
  const next = await follow(port);
  for (const person of ['p1', 'p2', 'p3']) {
    const told = once(next.response, 'data');
    come({ [idOf(1)]: [person] });
    await told;
  }
  expect(live.listeners()).toBe(1);
});

test('a screen that takes nothing is told no more, and keeps nothing in memory', async () => {
  const { port, live, come } = await listening(undefined, 5);
  const silent = await follow(port);
  silent.response.pause();
  for (let round = 0; live.listeners() > 0 && round < 20; round += 1) {
    come(crowd(round));
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(live.listeners()).toBe(0);
});

test('a stream ends when whoever follows it gets another role, so that the screen asks anew', async () => {
  const { port, live, sessions } = await listening();
  const ended = once((await follow(port)).response, 'end');
  sessions.now = sessions.now && { ...sessions.now, role: 'editor' };
  await ended;
  await untilNobody(live);
});

test('a stream ends when the role of whoever follows it demands a second factor that they lack', async () => {
  const { port, live, sessions } = await listening();
  const ended = once((await follow(port)).response, 'end');
  sessions.lacksSecondFactor = true;
  await ended;
  await untilNobody(live);
});

test('screens are told at once who has which card of a front in hand, and whoever comes later as well', async () => {
  const { live, port } = await listening(undefined, 60_000);
  const early = await follow(port);
  live.hold({ hand: 'desk', person: 'p1', card: 'splash' });
  const held = [{ hand: 'desk', person: 'p1', card: 'splash' }];
  const isHeld = ({ event, data }: Event): boolean => event === 'held' && JSON.stringify(data).includes('splash');
  expect((await early.first(isHeld)).data).toEqual({ held });
  expect((await (await follow(port)).first(isHeld)).data).toEqual({ held });
});
