import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { applyUpdate, decodeUpdate, Doc } from 'yjs';
import { readDocument } from '../../src/newsroom/drafts/read-document.ts';
import { draftIn, partsOf } from '../../src/newsroom/drafts/y-story.ts';
import { readLog, readLoose } from '../../src/store/draft-log.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { repairDocument } from '../../src/story/repair-document.ts';
import { chance } from '../house/chance.ts';
import { until } from '../house/editors.ts';
import { atTheEnd } from '../house/endings.ts';
import { aFreePort } from '../house/ports.ts';
import { NoPostgres, startPostgres } from '../house/postgres-server.ts';
import { rounds, SEED } from '../house/proof.ts';
import { aStory, idOf } from '../house/stories.ts';
import { aChild, type Child } from './children.ts';
import { aTypist, holdsAll, type Typist } from './typists.ts';

// Two nodes on one PostgreSQL, two people in each of two stories, one at each node. A node is killed over and over; its people go on at the other, and back.

const KILLS = rounds({ short: 3, long: 60 });

it('a node that is killed while people type costs nobody a letter', async ({ skip }) => {
  const server = await startPostgres().catch((error: unknown) => {
    if (error instanceof NoPostgres) return skip(error.message);
    throw error;
  });
  atTheEnd(() => server.stop());
  const address = server.address('postgres');
  const pick = chance(SEED);
  const port = await aFreePort('127.0.0.1', 4);
  const ports = [port, port + 1] as const;
  const nodes = await Promise.all(ports.map((at) => aNode(address, at)));
  const doors = [await aDoor(port + 2, ports), await aDoor(port + 3, [ports[1], ports[0]])] as const;
  const typists = peopleAt(port + 2, pick);
  for (const { type } of typists) type();
  await until(() => typists.every(({ answers }) => answers() > 0));

  const away: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(300 + pick.number(900));
    const at = pick.number(2);
    const from = performance.now();
    const before = typists.map(({ answers }) => answers());
    await nodes[at]!.kill();
    expect(nodes[at]!.complaints()).toBe('');
    // Everybody types on at the other one before this one is back.
    await until(() => typists.every(({ answers }, who) => answers() > before[who]!));
    away.push(performance.now() - from);
    nodes[at] = await aNode(address, ports[at]!);
    doors[at]!.back();
  }
  await converged(typists);
  const store = await openStore(address);
  atTheEnd(() => store.close());
  for (const number of [1, 2]) await prove(store, idOf(number), ofStory(typists, number));
  const answers = typists.reduce((all, one) => all + one.answers(), 0);
  process.stdout.write(
    `killed ${KILLS} nodes while four typed, ${answers} acknowledgements, all typed on after ${Math.round(Math.max(...away))} ms at most, seed ${SEED}\n`,
  );
});

const names = ['ada', 'ben', 'cid', 'dee'] as const;

function peopleAt(door: number, pick: ReturnType<typeof chance>): Typist[] {
  let word = 0;
  return names.map((name, who) => {
    const at = {
      port: door + (who % 2),
      storyId: idOf(who < 2 ? 1 : 2),
      pick,
      word: () => `w${(word += 1)}x`,
      pace: 120,
    };
    const typist = aTypist(name, at);
    atTheEnd(() => typist.leave());
    return typist;
  });
}

function ofStory(typists: readonly Typist[], number: number): Typist[] {
  return typists.filter((_, who) => (who < 2 ? 1 : 2) === number);
}

async function aNode(address: string, port: number): Promise<Child> {
  const node = aChild('draft-node.ts', address, String(port));
  expect(await node.nextLine(), node.complaints()).toBe('listens');
  return node;
}

/** A door that leads to the first of some nodes that is there. `back` has those who were led elsewhere come again. */
async function aDoor(port: number, nodes: readonly number[]): Promise<{ back(): void }> {
  const elsewhere = new Set<Socket>();
  const lead = (from: Socket, [node, ...others]: readonly number[]): void => {
    if (node === undefined) return void from.destroy();
    const to = connect(node, '127.0.0.1');
    let isThere = false;
    to.on('connect', () => {
      isThere = true;
      if (node !== nodes[0]) elsewhere.add(from);
      from.pipe(to).pipe(from);
    });
    to.on('error', () => {});
    to.on('close', () => (isThere ? from.destroy() : lead(from, others)));
    from.on('close', () => to.destroy());
  };
  const door: Server = createServer((from) => {
    from.on('error', () => {});
    from.on('close', () => elsewhere.delete(from));
    lead(from, nodes);
  });
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  atTheEnd(() => void door.close());
  return { back: () => elsewhere.forEach((from) => from.destroy()) };
}

/** All put their hands down, everything is acknowledged, and those in a story see the same. */
async function converged(typists: readonly Typist[]): Promise<void> {
  for (const { rest } of typists) rest();
  await until(() => typists.every(({ isDone }) => isDone()));
  const seen = (number: number) =>
    new Set(ofStory(typists, number).map(({ doc }) => JSON.stringify(draftIn(doc, aStory())))).size;
  await until(() => seen(1) === 1 && seen(2) === 1);
}

async function prove({ reader }: Store, storyId: string, typists: readonly Typist[]): Promise<void> {
  const kept = new Doc();
  for (const update of (await readLog(reader, storyId)).updates) applyUpdate(kept, update);
  for (const { acknowledged, doc } of typists) {
    expect(holdsAll(kept, acknowledged), `seed ${SEED}`).toBe(true);
    expect(JSON.stringify(draftIn(doc, aStory()))).toBe(JSON.stringify(draftIn(kept, aStory())));
  }
  const raw = readDocument(partsOf(kept).story);
  raw.check();
  expect(repairDocument(raw).repairs).toEqual([]);
  const windows = new Map(typists.map(({ doc, name }) => [doc.clientID, name]));
  for (const { bytes, by } of await readLoose(reader, storyId))
    for (const { id } of decodeUpdate(bytes).structs) expect([by, undefined]).toContain(windows.get(id.client));
}
