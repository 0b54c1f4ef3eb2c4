import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onServer } from '../../test/house/store-places.ts';
import { type PostgresServer, startPostgres } from '../../test/house/postgres-server.ts';
import { changesAfter, recordChange } from './changes.ts';
import { holdStore, openStore, type Store } from './open-store.ts';

// A server of these tests' own, which is killed, made read only and left without its standby. It keeps what it acknowledges.
const SAFE = { max_connections: '60', autovacuum: 'off' };
const isOwn = onServer() && !process.env['STANDFIRST_TEST_POSTGRES'];

describe.skipIf(!isOwn)('a server', () => {
  let server: PostgresServer;
  let admin: (statement: string) => Promise<unknown>;

  beforeAll(async () => {
    server = await startPostgres(SAFE);
    admin = async (statement) => {
      const client = new Client({ connectionString: server.address('postgres') });
      client.on('error', () => {});
      await client.connect();
      await client.query(statement);
      await client.end();
    };
  });
  afterAll(() => server.stop());

  const aNewStore = async (name: string): Promise<Store> => {
    await admin(`create database ${name} template template0 encoding 'UTF8'`);
    return openStore(server.address(name));
  };
  const note = (store: Store, summary: string) =>
    store.write((tx) =>
      recordChange(tx, { at: '2026-11-23T09:00:00Z', by: 'desk', act: 'note', summary, storyId: null, facts: [] }),
    );

  it('that is killed in the middle of writes loses nothing acknowledged, refuses meanwhile, and is used again', async () => {
    const store = await aNewStore('killed');
    const acknowledged: string[] = [];
    const refusals = new Set<unknown>();
    for (let kill = 0; kill < 2; kill += 1) {
      const state = { isOver: false };
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; !state.isOver; n += 1) {
          const summary = `${kill}/${writer}/${n}`;
          await note(store, summary).then(
            () => acknowledged.push(summary),
            (error: { code?: unknown }) => refusals.add(error.code),
          );
        }
      });
      const before = acknowledged.length;
      while (acknowledged.length < before + 50) await sleep(5);
      await server.killed();
      const after = acknowledged.length;
      while (acknowledged.length < after + 50) await sleep(5);
      state.isOver = true;
      await Promise.all(writing);
    }
    expect([...refusals]).toEqual(['database-away']);
    const kept = new Set((await changesAfter(store.reader, 0, 1_000_000)).map(({ summary }) => summary));
    expect(acknowledged.filter((summary) => !kept.has(summary))).toEqual([]);
    expect(await store.damage()).toEqual([]);
    await store.close();
  });

  it('that may only be read says so, and nothing is kept', async () => {
    const store = await aNewStore('readable');
    await store.close();
    await admin('alter database readable set default_transaction_read_only = on');
    const again = await openStore(server.address('readable')).catch((error: unknown) => error);
    // Opening writes nothing where nothing is to be done; the first act is refused.
    if (again instanceof Error) expect(again).toMatchObject({ code: 'database-read-only', status: 503 });
    else {
      await expect(note(again as Store, 'never')).rejects.toMatchObject({ code: 'database-read-only', status: 503 });
      expect(await changesAfter((again as Store).reader, 0, 9)).toEqual([]);
      await (again as Store).close();
    }
  });

  it('that is not there, has no such database, or acknowledges too early is named with the remedy', async () => {
    const away = server.address('killed').replace(/host=.*/, 'host=%2Fnowhere');
    await expect(openStore(away)).rejects.toMatchObject({ code: 'database-away' });
    await expect(openStore(server.address('nothing'))).rejects.toMatchObject({ code: 'database-not-there' });
    await admin("create database hasty template template0 encoding 'UTF8'");
    await admin('alter database hasty set synchronous_commit = off');
    await expect(openStore(server.address('hasty'))).rejects.toMatchObject({ code: 'database-unfit' });
  });

  it('whose standby did not confirm has acknowledged nothing', async () => {
    const store = await aNewStore('lonely');
    await admin("alter system set synchronous_standby_names = 'nobody'");
    await admin('select pg_reload_conf()');
    const act = note(store, 'unconfirmed').catch((error: unknown) => error);
    const waits = `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`;
    const isDone = { yes: false };
    void act.finally(() => (isDone.yes = true));
    while (!isDone.yes) {
      await admin(waits);
      await sleep(20);
    }
    expect(await act).toMatchObject({ code: 'not-replicated', status: 503 });
    await admin('alter system reset synchronous_standby_names');
    await admin('select pg_reload_conf()');
    await store.close();
  });

  it('lets the newsroom of one folder run on a database, also after it was killed, and tells one that lost it', async () => {
    await admin("create database held template template0 encoding 'UTF8'");
    const at = server.address('held');
    const lost = Promise.withResolvers<string>();
    const leave = await holdStore(at, { folder: 'here' }, () => lost.resolve('lost'));
    expect(await holdStore(at, { folder: 'there' }, () => {})).toBeNull();
    const beside = await holdStore(at, { folder: 'here' }, () => {});
    expect(beside).not.toBeNull();
    expect(await holdStore(at, { folder: 'here', isAlone: true }, () => {})).toBeNull();
    await beside?.();
    await leave?.();
    const second = await holdStore(at, { folder: 'here' }, () => lost.resolve('lost'));
    expect(second).not.toBeNull();
    await server.killed();
    // Either it takes it again before anybody else, or another has it by now and it is told so: one of them has it.
    const other = await holdStore(at, { folder: 'there' }, () => {});
    if (other) expect(await lost.promise).toBe('lost');
    expect(await holdStore(at, { folder: other ? 'here' : 'there' }, () => {})).toBeNull();
    await other?.();
    await second?.();
  });
});
