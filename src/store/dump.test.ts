import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addCard, c, commandBy, settings } from '../../test/house/arranging.ts';
import { aFolder } from '../../test/house/folders.ts';
import { chance } from '../../test/house/chance.ts';
import { tickingClock } from '../../test/house/clocks.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { topicSchema } from '../story/newsroom.ts';
import { doCommand } from './arranging.ts';
import { recordAudit, searchAudit } from './audit.ts';
import { leadAddresses } from './led-addresses.ts';
import { addNotices, saveNoticeWays } from './notices.ts';
import { saveView } from './saved-views.ts';
import { saveTopic } from './documents.ts';
import { appendUpdates, compactLog } from './draft-log.ts';
import { saveDraft } from './drafts.ts';
import { dumpRows, type DurableTable, durableTables, refuseUnlessEmpty, restoreRows, type Row } from './dump.ts';
import { everyFact } from './everything.ts';
import { addClip } from './front-clips.ts';
import { saveGrants } from './front-grants.ts';
import { changeBanners } from './banners.ts';
import { addLaunch, asArranged, goLive } from './launches.ts';
import { writeLedger } from './ledger-rows.ts';
import { lastSeq } from './changes.ts';
import { type Db, openStore, type Store } from './open-store.ts';
import { foundInPictureSchema } from '../story/found-in-picture.ts';
import { addMediaItem } from './media-items.ts';
import { noteSuperseded } from './superseded-media.ts';
import { addRelease } from './releases.ts';
import { beginSecondFactor, saveRecoveryCodes, saveSecondFactorRoles } from './second-factors.ts';
import { saveRedirect, saveSource } from './sources.ts';

/** A store with rows in every table that is kept. */
async function aUsedStore(stories = 30): Promise<Store> {
  const store = await aStore();
  const act = actMaker(tickingClock());
  const { publish, withdraw, kill, suppress } = actsOn(store, act);
  const pick = chance(7);
  for (let number = 0; number < stories; number += 1) {
    const story = aStory({
      id: idOf(number),
      headline: `Story ${number} 'quoted' \u0000 😀`,
      topics: pick.some(['ports', 'storms']),
    });
    await publish({ story });
    if (pick.often(0.5)) await publish({ story, change: 'correction', note: 'A number was wrong.' });
  }
  await publish({ story: aStory({ id: idOf(0) }), change: 'minor' });
  await suppress(idOf(0), 1);
  await withdraw(idOf(1));
  await kill(idOf(2));
  await store.write(async (tx) => {
    await saveDraft(tx, aStory(), act());
    const typed = { storyId: idOf(1), by: 'ada', at: act().at };
    await appendUpdates(
      tx,
      [1, 2, 3].map((byte) => ({ ...typed, bytes: Uint8Array.of(byte, 0, 255) })),
    );
    await compactLog(tx, idOf(1), { upTo: 3, merge: () => Uint8Array.of(1, 2, 3, 128) });
    await appendUpdates(tx, [{ ...typed, bytes: Uint8Array.of(4, 0, 200) }]);
    await saveTopic(tx, topicSchema.parse({ slug: 'ports', name: 'Ports', edition: 'uk' }), act());
    await saveSource(tx, { key: 'page:1', storyId: idOf(1), digest: 'abc' });
    await saveRedirect(tx, { path: '/old/1', storyId: idOf(1) }, act());
    await saveRedirect(tx, { path: '/old', storyId: idOf(1) }, act());
    const content = { is: 'story', id: idOf(1) } as const;
    await addClip(tx, 'p1', { id: idOf(9), name: 'Ferry', content, overrides: {}, cut: null });
    await saveGrants(tx, 'p1', { permission: 'front.launch', fronts: ['uk', 'section/sport'] });
    await aPerson(tx);
    const view = { id: 'v1', owner: 'p1', name: 'Mine', isShared: true, query: { lane: 'subs' }, savedAt: act().at };
    await saveView(tx, view);
    const notice = { person: 'p1', kind: 'handed' as const, storyId: idOf(1), by: 'p2', say: 'Check the sums.' };
    await addNotices(tx, [{ ...notice, at: act().at }]);
    await saveNoticeWays(tx, 'p1', { byMail: true, quiet: { from: '22:00', until: '07:00', zone: 'Europe/London' } });
    const item = { storyId: idOf(3), revision: 1, change: 'update' as const, note: 'More.' };
    await addRelease(tx, { id: 'r1', at: '2026-12-01T06:00:00Z', zone: 'UTC', items: [item] }, act());
    await anArrangedFront(tx);
    const banner = { words: 'Floods', link: null, against: null, until: '2026-12-01T06:00:00Z' };
    const put = { id: 'act-1', on: 0, act: 'put', undoes: null, states: [{ edition: 'uk', banner }] } as const;
    await changeBanners(tx, put, act());
    await aPicture(tx);
    await leadAddresses(tx, [{ path: '/pier', to: '/world' }], act());
    const page = {
      path: '/world',
      kind: 'section',
      outcome: 'page',
      dataHash: '',
      changeSeq: 0,
      because: [],
      pressedAt: act().at,
      stale: false,
    };
    await writeLedger(
      tx,
      [{ ...page, reads: ['settings'], readsHash: 'x', readsChanged: true, asOf: 0, isPublic: true }],
      new Map(),
    );
  });
  return store;
}

/** A front with a card, what two wanted with it, and its launch. */
async function anArrangedFront(tx: Db): Promise<void> {
  const containers = [{ ...settings(), id: c(1), cards: [] }];
  const acts = [{ act: 'begin-front' as const, front: 'uk', containers }, addCard(1), addCard(2)];
  const hands = ['ada', 'ada', 'ben'];
  for (const [at, act] of acts.entries())
    await doCommand(tx, { ...commandBy(hands[at] ?? '', Math.min(at, 1), act), id: `command-${at}` });
  const who = { at: '2026-11-29T10:00:00Z', by: 'Ada Reed', act: 'launch', summary: 'Launched the front' };
  const things = [
    { kind: 'front' as const, id: 'uk' },
    { kind: 'container' as const, id: c(1) },
  ];
  const items = await asArranged(tx, things, 2);
  await addLaunch(tx, { id: 'launch', at: null, until: null, zone: null, items }, who);
  await goLive(tx, 'launch', who);
}

async function aPicture(tx: Db): Promise<void> {
  const picture = { id: 'fe44a0c51234abcd', width: 9, height: 9, renditions: [] };
  const original = { is: 'kept', sha256: 'a'.repeat(64), size: 9, fileName: 'ferry.jpg' } as const;
  const found = foundInPictureSchema.parse({ caption: 'A ferry' });
  await addMediaItem(tx, { id: picture.id, original, picture, found }, { at: '2026-11-29T10:00:00Z', by: 'p1' });
  await noteSuperseded(
    tx,
    [{ mediaId: picture.id, name: `${picture.id}/3x2-1a2b3c4d-320.webp` }],
    '2026-11-29T10:00:00Z',
  );
}

async function aPerson(tx: Db): Promise<void> {
  const at = '2026-11-23T09:00:00Z';
  const said = { id: 'p1', email: 'nell@paper.example', name: 'Nell', role: 'editor', state: 'active' } as const;
  await tx
    .insertInto('people')
    .values({ ...said, state_at: at, made_at: at, is_demo: 0, events_seen: null })
    .execute();
  await tx.insertInto('passwords').values({ person_id: 'p1', phc: '$argon2id$…', set_at: at }).execute();
  const key = { id: 'k1', person_id: 'p1', public_key: 'pQEC', transports: '["usb"]', name: 'Key' };
  await tx
    .insertInto('passkeys')
    .values({ ...key, counter: 1, made_at: at, last_used_at: null })
    .execute();
  await beginSecondFactor(tx, 'p1', { secret: 'GEZDGNBV', at });
  await saveRecoveryCodes(tx, 'p1', { hashes: ['ab', 'cd'], at });
  await saveSecondFactorRoles(tx, ['editor'], at);
  await recordAudit(tx, {
    at,
    by: 'p1',
    act: 'sign-in',
    storyId: null,
    summary: 'Signed in',
    details: { way: 'link' },
  });
}

async function rowsOf(db: Db, table: DurableTable): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of dumpRows(db, table)) rows.push(row);
  return rows;
}

async function dumpOf(db: Db): Promise<Record<string, Row[]>> {
  const tables: Record<string, Row[]> = {};
  for (const table of durableTables) tables[table] = await rowsOf(db, table);
  return tables;
}

/** What is made anew (the ledger), and what belongs to this machine and this week (who is signed in, which links are open, what is still to be sent). */
const notDurable = [
  'cursors',
  'facts',
  'pages',
  'reads',
  'due_pages',
  'rounds',
  'invitations',
  'sessions',
  'devices',
  'media_terms',
  'media_uses',
  'media_draft_uses',
  'media_card_uses',
  'account_letters',
  'mail_delays',
  'purges',
  'leases',
  'short_lived',
];

/** Tables of SQLite's full-text search, which are made anew from the rows they index. */
const ofASearchIndex = /^(audit_words|media_words|search)(_(config|content|data|docsize|idx))?$/;

describe('a dump', () => {
  it('of every durable table, restored, is the same dump', async () => {
    const store = await aUsedStore();
    const dump = await dumpOf(store.reader);
    for (const table of durableTables) expect(dump[table]?.length, table).toBeGreaterThan(0);

    const other = await aStore();
    await other.write(async (tx) => {
      // Through JSON, as an export writes it.
      for (const table of durableTables) await restoreRows(tx, table, JSON.parse(JSON.stringify(dump[table])) as Row[]);
    });
    expect(await dumpOf(other.reader)).toEqual(dump);
    expect(await Array.fromAsync(everyFact(other.reader))).toEqual(await Array.fromAsync(everyFact(store.reader)));
    expect(await searchAudit(other.reader, { words: 'nell link', limit: 9 })).toHaveLength(1);
    expect(await other.damage()).toEqual([]);
  });

  it('goes on after restoring as the first store would have', async () => {
    const store = await aUsedStore();
    const other = await aStore();
    const dump = await dumpOf(store.reader);
    await other.write(async (tx) => {
      for (const table of durableTables) await restoreRows(tx, table, dump[table] ?? []);
    });
    for (const one of [store, other]) {
      const { publish } = actsOn(one, actMaker(tickingClock('2027-01-01T00:00:00Z')));
      await publish({ story: aStory({ id: idOf(1), headline: 'After' }), change: 'minor' });
    }
    expect(await dumpOf(other.reader)).toEqual(await dumpOf(store.reader));
  });

  it('names every table but the ledger, its cursor, and what lets people in', async () => {
    const { reader } = await aStore();
    const tables = (await reader.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('kysely_') && !ofASearchIndex.test(name));
    expect(tables.toSorted()).toEqual([...durableTables, ...notDurable].toSorted());
  });

  it('reads tables longer than it reads at once', async () => {
    const store = await aStore();
    const rows = Array.from({ length: 1234 }, (_, at) => ({ path: `/old/${at}`, story_id: idOf(at) }));
    await store.write((tx) => restoreRows(tx, 'redirects', rows));
    const paths = (await rowsOf(store.reader, 'redirects')).map((row) => row['path']);
    expect(paths).toEqual(rows.map(({ path }) => path).toSorted());
  });
});

describe('restoring', () => {
  it('is refused where there is anything already', async () => {
    const store = await aStore();
    await expect(refuseUnlessEmpty(store.reader)).resolves.toBeUndefined();
    await store.write((tx) => saveSource(tx, { key: 'page:1', storyId: idOf(1), digest: 'abc' }));
    await expect(refuseUnlessEmpty(store.reader)).rejects.toMatchObject({ code: 'newsroom-exists', status: 409 });
  });
});

describe('a snapshot', () => {
  it('reads one moment, whatever is published meanwhile', async () => {
    const store = await aUsedStore(5);
    const { publish } = actsOn(store);
    const before = await dumpOf(store.reader);
    const seen = await store.snapshot(async (db) => {
      const [first] = durableTables;
      await rowsOf(db, first!);
      await publish({ story: aStory({ id: idOf(77), headline: 'Meanwhile' }) });
      return dumpOf(db);
    });
    expect(seen).toEqual(before);
    expect(await dumpOf(store.reader)).not.toEqual(before);
  });

  it('is cut off when it lasts too long, and holds the write-ahead log no more', async () => {
    const folder = aFolder();
    const file = join(folder, 'standfirst.db');
    const store = await openStore(file);
    onTestFinished(() => store.close());
    let isGoneOn = false;
    const reading = store.snapshot(async (db) => {
      await lastSeq(db);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await lastSeq(db);
      isGoneOn = true;
    }, 50);
    await expect(reading).rejects.toMatchObject({ code: 'read-too-long', status: 503 });
    const database = new DatabaseSync(file);
    onTestFinished(() => database.close());
    // With a reader who still stands on an older state this would be busy (first column).
    const cut = database.prepare('pragma wal_checkpoint(truncate)').get();
    expect(cut).toMatchObject({ busy: 0 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(isGoneOn).toBe(false);
    expect(await store.snapshot(lastSeq)).toBe(0);
  });
});
