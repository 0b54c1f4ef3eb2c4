import { setTimeout as sleep } from 'node:timers/promises';
import { applyUpdate, Doc } from 'yjs';
import { expect } from 'vitest';
import { toInstant } from '../../../src/base/clock.ts';
import { readLog } from '../../../src/store/draft-log.ts';
import { readSettings } from '../../../src/store/documents.ts';
import { saveDraft } from '../../../src/store/drafts.ts';
import { isPurgedUpTo } from '../../../src/store/purges.ts';
import { addRelease } from '../../../src/store/releases.ts';
import { readVersions } from '../../../src/store/versions.ts';
import { storyPath } from '../../../src/story/published.ts';
import { type Story, storySchema } from '../../../src/story/story.ts';
import type { Chance } from '../../house/chance.ts';
import { anEditor, blockText, fieldText } from '../../house/editors.ts';
import { until } from '../../house/standfirst.ts';
import { idOf, paragraph } from '../../house/stories.ts';
import { aTypist, lacking, type Typist } from '../typists.ts';
import type { House, Node } from './house.ts';
import { ALWAYS, type Noted } from './judge.ts';

/** What goes on all the time, and what was seen of it. */
export interface Load {
  readonly house: House;
  readonly history: Noted[];
  readonly some: Chance;
  isOver: boolean;
}

export const now = (): number => performance.now();

/** Tries again for as long as the database is away. */
export async function persisting<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 300) throw error;
      await sleep(200);
    }
  }
}

const reportOf = (node: Node): string => node.name.at(-1)!;

async function aStoryOf(house: House, id: number, said: Partial<Story>): Promise<Story> {
  const settings = await persisting(() => readSettings(house.store.reader));
  const filed = { edition: settings?.editions[0]?.id, section: settings?.defaultSection };
  return storySchema.parse({ id: idOf(id), ...filed, standfirst: 'It is told.', ...said });
}

async function reportStory(house: House, report: string, version: number): Promise<Story> {
  const words = `Words of report ${report} in version ${version}.`;
  const headline = `Report ${report}, version ${version}`;
  return aStoryOf(house, 1000 + Number(report), { headline, urlSlug: `report-${report}`, body: [paragraph(words)] });
}

/** Types and publishes a report at one newsroom, version after version, until it is over. */
export async function publishing(load: Load, newsroom: Node): Promise<void> {
  const { house, history } = load;
  const report = reportOf(newsroom);
  const story = await reportStory(house, report, 1);
  await persisting(() =>
    house.store.write((tx) => saveDraft(tx, story, { at: house.store.clock.now(), by: 'Ada Reed' })),
  );
  const editor = anEditor(newsroom.port, story.id, { cookie: house.cookie });
  let confirming: Promise<void> | null = null;
  for (let version = 1; !load.isOver; version += 1) {
    await editor.acknowledged();
    typeVersion(editor.doc, version);
    await editor.acknowledged();
    const isFirst = (await persisting(() => readVersions(house.store.reader, story.id))).length === 0;
    history.push({ is: 'tried', report, version, at: now() });
    if (await isPublished(house, newsroom, story, isFirst ? 'first' : 'minor')) {
      history.push({ is: 'acknowledged', report, version, at: now() });
      confirming ??= confirm(load, newsroom, { report, version }).finally(() => (confirming = null));
    }
    await sleep(300 + load.some.number(700));
  }
  await confirming;
}

/** In headline and body, in one act. */
function typeVersion(doc: Doc, version: number): void {
  doc.transact(() => {
    for (const text of [fieldText(doc, 'headline'), blockText(doc, 0)]) {
      const was = text.toString();
      const digits = /version (\d+)/.exec(was)!;
      const at = digits.index + 'version '.length;
      text.delete(at, digits[1]!.length);
      text.insert(at, String(version));
    }
  });
}

/** True when it was acknowledged; false for a refusal, or no answer at all. */
async function isPublished(house: House, newsroom: Node, story: Story, change: string): Promise<boolean> {
  const office = newsroom.origin();
  const headers = { 'content-type': 'application/json', origin: office, cookie: house.cookie };
  const signal = AbortSignal.timeout(30_000);
  try {
    const plan = await fetch(`${office}/api/stories/${story.id}/plan?change=${change}`, { headers, signal });
    const { seen } = (await plan.json()) as { seen?: string };
    if (!seen) return false;
    const body = JSON.stringify({ seen, change, note: null });
    const answer = await fetch(`${office}/api/stories/${story.id}/publish`, { method: 'POST', headers, body, signal });
    const told = await answer.text();
    return answer.ok && told.includes(storyPath(story));
  } catch {
    return false;
  }
}

interface NodesNow {
  readonly settle: number;
  readonly elsewhere: { readonly nodes: readonly { readonly name: string; readonly hadAt: string | null }[] } | null;
}

/** Notes when each delivery node is told to have a version, and when the cache has let go of what was before. */
async function confirm(
  { house, history }: Load,
  newsroom: Node,
  one: { readonly report: string; readonly version: number },
): Promise<void> {
  const waiting = new Set([ALWAYS, ...house.of('delivery').map(({ name }) => name)]);
  const latest = now() + 45_000;
  let settle: number | null = null;
  while (waiting.size > 0 && now() < latest) {
    settle ??= (await askNodes(house, newsroom, ''))?.settle ?? null;
    const have = settle === null ? [] : await roadsWith(house, newsroom, settle);
    for (const road of have) if (waiting.delete(road)) history.push({ is: 'confirmed', road, ...one, at: now() });
    await sleep(100);
  }
}

/** The roads to readers that are told to have a settle. */
async function roadsWith(house: House, newsroom: Node, settle: number): Promise<string[]> {
  const told = await askNodes(house, newsroom, `?settle=${settle}`);
  const nodes = told?.elsewhere?.nodes ?? [];
  const have = nodes.filter(({ hadAt }) => hadAt !== null).map(({ name }) => name);
  // Before the delivery nodes have said a word there is nobody behind the cache.
  const isBegun = nodes.length === house.of('delivery').length;
  const isPurged = isBegun && (await isPurgedUpTo(house.store.reader, settle).catch(() => false));
  return isPurged ? [...have, ALWAYS] : have;
}

async function askNodes({ cookie }: House, newsroom: Node, query: string): Promise<NodesNow | null> {
  const asked = { headers: { cookie }, signal: AbortSignal.timeout(5_000) };
  const answer = await fetch(`${newsroom.origin()}/api/nodes${query}`, asked).catch(() => null);
  return answer?.ok ? ((await answer.json().catch(() => null)) as NodesNow | null) : null;
}

/** Reads reports on one road, so many times a second, until it is over. */
export async function reading(
  load: Load,
  road: string,
  at: { origin: string; aSecond: number; patience: number },
): Promise<void> {
  const { history, house } = load;
  const asked: Promise<void>[] = [];
  const stories = await Promise.all(house.of('newsroom').map((node) => reportStory(house, reportOf(node), 1)));
  const there = new Set<string>();
  while (!load.isOver) {
    await sleep(1000 / at.aSecond);
    const number = load.some.number(stories.length);
    const report = String(number + 1);
    if (
      !there.has(report) &&
      history.some((one) => one.is === 'confirmed' && one.road === road && one.report === report)
    )
      there.add(report);
    if (!there.has(report)) continue;
    const from = now();
    asked.push(
      readOnce(`${at.origin}${storyPath(stories[number]!)}`, at.patience).then(
        (had) => void history.push({ is: 'read', road, report, from, to: now(), had }),
      ),
    );
  }
  await Promise.all(asked);
}

/** The version that a page is, or what is wrong with it. */
async function readOnce(url: string, patience: number): Promise<number | string> {
  let text = '';
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    text = await answer.text();
    if (!answer.ok) return answer.status >= 500 ? `no answer (${answer.status})` : `status ${answer.status}`;
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name?: string };
    return `no answer (${cause?.code ?? name})`;
  }
  const headline = /<h1[^>]*>[^<]*Report \d, version (\d+)/.exec(text)?.[1];
  const words = /Words of report \d in version (\d+)\./.exec(text)?.[1];
  if (!text.trimEnd().endsWith('</html>')) return 'torn: it does not end';
  return headline !== undefined && headline === words ? Number(headline) : `torn: ${headline} over ${words}`;
}

/** People in one story, one at each newsroom. */
export async function typistsAt({ house, some }: Load, round: number): Promise<{ typists: Typist[]; storyId: string }> {
  const story = await aStoryOf(house, 2000 + round, {
    headline: `A story of round ${round}`,
    urlSlug: `round-${round}`,
    body: [paragraph('The ferry came in at first light.'), paragraph('The end.')],
  });
  const act = { at: house.store.clock.now(), by: 'Ada Reed' };
  await persisting(() => house.store.write((tx) => saveDraft(tx, story, act)));
  let word = 0;
  const typists = house.of('newsroom').map(({ port }) => {
    return aTypist(house.cookie, { port, storyId: story.id, pick: some, word: () => `w${(word += 1)}x`, pace: 500 });
  });
  for (const { type } of typists) type();
  return { typists, storyId: story.id };
}

/** Everything that was acknowledged is kept, and all see the same. Gives how many acknowledgements there were. */
export async function provenTyped(
  { house }: Load,
  { typists, storyId }: Awaited<ReturnType<typeof typistsAt>>,
): Promise<number> {
  for (const { rest } of typists) rest();
  await until(() => typists.every(({ isDone }) => isDone()), 60);
  const log = await persisting(() => readLog(house.store.reader, storyId));
  const kept = new Doc();
  for (const update of log.updates) applyUpdate(kept, update);
  const who = typists.map(({ doc }) => doc.clientID).join(', ');
  for (const { acknowledged } of typists)
    expect(lacking(kept, acknowledged), `an acknowledged keystroke is kept (of ${who})`).toEqual([]);
  for (const { doc } of typists)
    expect(
      lacking(kept, doc),
      `what ${doc.clientID} of ${who} has is kept once all is acknowledged; it was on ${log.updates.length} updates`,
    ).toEqual([]);
  const answers = typists.reduce((sum, one) => sum + one.answers(), 0);
  for (const { leave } of typists) leave();
  return answers;
}

/** A story that is to go live by itself some seconds from now. */
export async function planned({ house, some }: Load, number: number): Promise<{ story: Story; at: string }> {
  const story = await aStoryOf(house, 3000 + number, {
    headline: `Planned ${number}`,
    urlSlug: `planned-${number}`,
    body: [paragraph(`Words that were planned, number ${number}.`)],
  });
  const act = () => ({ at: house.store.clock.now(), by: 'Ada Reed' });
  await persisting(() => house.store.write((tx) => saveDraft(tx, story, act())));
  const at = toInstant(new Date(house.store.clock.ms() + 2000 + some.number(10_000)));
  const items = [{ storyId: story.id, revision: 1, change: 'first' as const, note: null }];
  await persisting(() =>
    house.store.write((tx) => addRelease(tx, { id: story.id, at, zone: 'UTC', items }, act())),
  ).catch((error: unknown) => {
    // Kept the first time, though nobody heard of it.
    if (!String(error).includes('duplicate')) throw error;
  });
  return { story, at };
}
