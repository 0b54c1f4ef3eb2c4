import { describe, expect, it } from 'vitest';
import { aDelivery, ask } from '../../../test/house/deliveries.ts';
import { aHouse, desk, type House } from '../../../test/house/houses.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { searchAudit } from '../../store/audit.ts';
import { readDeskStory } from '../../store/desk.ts';
import { readDraft, saveDraft } from '../../store/drafts.ts';
import { endedReleases, plannedReleases } from '../../store/releases.ts';
import { readPublished, readVersions } from '../../store/versions.ts';
import { runDue } from '../run-due.ts';
import type { Approval } from '../../contract/publishing.ts';
import { seenOf } from './approved.ts';
import { planRelease } from './release.ts';
import { killWithProof, withdrawWithProof } from './take-away.ts';

const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const reason = 'It was not true.';
const confirm = 'Ferry reaches the islands';

/** A story on a front, in lists and feeds, corrected once, moved to another slug, with an old address that leads to it. */
async function aStandingStory(house: House): Promise<void> {
  const filed = { topics: ['ports'], alsoIn: ['arabic'] };
  await house.publish({ story: aStory({ ...filed, urlSlug: 'ferry' }) });
  await house.publish({ story: aStory(filed), change: 'correction', note: 'A number was wrong.' });
  await house.publish({ story: aStory({ id: idOf(2), headline: 'Another', urlSlug: 'another' }) });
  await house.redirect('/1/hi/6913883.stm', idOf(1));
  await house.mostRead('uk', [idOf(1), idOf(2)]);
  await house.arrange({
    edition: 'uk',
    containers: [{ id: 'a', title: null, layout: 'splash', curated: [idOf(1)], backfill: null, size: 1 }],
  });
}

describe('the proof of a kill', () => {
  it('names every place where the story stood, and what stands there now', async () => {
    const house = await aHouse();
    await aStandingStory(house);
    const { proof, press } = await killWithProof(house.rooms, { storyId: idOf(1), reason, confirm }, desk);
    const now = Object.fromEntries(proof.map((place) => [place.path, place.now]));
    const own = [PATH, `/lite${PATH}`, `${PATH}/history`, `${PATH}/versions/1`, `/news/${idOf(1)}/ferry`];
    own.push(`/arabic${PATH}`, `/lite/arabic${PATH}`, `/arabic/news/${idOf(1)}/ferry`, `/arabic/news/${idOf(1)}`);
    for (const path of own) expect(now[path], path).toBe('gone');
    const lists = ['/', '/lite', '/world', '/topics/ports', '/corrections', '/sitemaps/2026-11.xml', '/feeds/uk.rss'];
    for (const path of lists) expect(now[path], path).toBe('clear');
    expect(now['/_/include/uk/most-read']).toBe('clear');
    expect(proof.filter((place) => place.now === 'still')).toEqual([]);
    expect(press.pressed.map(({ path }) => path)).toEqual(expect.arrayContaining(own));
  });

  it('covers every page on the whole shelf that named it', async () => {
    const house = await aHouse();
    await aStandingStory(house);
    const naming: string[] = [];
    for await (const path of house.shelf.paths()) {
      const item = (await house.shelf.get(path))?.item;
      const text = item?.is === 'redirect' ? item.to : Buffer.from(item?.body ?? []).toString();
      if (text.includes(idOf(1)) || path.includes(idOf(1))) naming.push(path);
    }
    const { proof } = await killWithProof(house.rooms, { storyId: idOf(1), reason, confirm: 'KILL' }, desk);
    expect(naming.length).toBeGreaterThan(20);
    expect(naming.filter((path) => !proof.some((place) => place.path === path))).toEqual([]);
  });

  it('holds over HTTP as soon as the act has answered: no kept copy is served, in any coding, on any condition', async () => {
    const house = await aHouse({ shelf: 'disk' });
    await aStandingStory(house);
    const { port } = await aDelivery({ folder: house.folder });
    const before = new Map<string, string>();
    const paths = [
      '/',
      '/lite',
      '/world',
      '/topics/ports',
      '/corrections',
      '/feeds/uk.rss',
      '/sitemaps/2026-11.xml',
      PATH,
      `/arabic${PATH}`,
    ];
    for (const path of paths)
      for (const coding of ['identity', 'gzip', 'br']) {
        const got = await ask(port, path, { headers: { 'accept-encoding': coding } });
        expect(got.text, path).toContain(idOf(1));
        before.set(`${path} ${coding}`, String(got.headers.etag));
      }
    await killWithProof(house.rooms, { storyId: idOf(1), reason, confirm }, desk);
    for (const [key, etag] of before) {
      const [path = '', coding = ''] = key.split(' ');
      const got = await ask(port, path, { headers: { 'accept-encoding': coding, 'if-none-match': etag } });
      expect([path, got.status]).toEqual([path, path.endsWith(PATH) ? 410 : 200]);
      expect(got.text, path).not.toContain('Ferry reaches');
      expect(got.text.includes(idOf(1)), path).toBe(false);
    }
    for (const path of [PATH, `/arabic${PATH}`, `/arabic/news/${idOf(1)}/ferry`, `/lite/arabic${PATH}`])
      expect((await ask(port, path)).text, path).toContain(reason);
    const old = await ask(port, '/1/hi/6913883.stm');
    // An address of another site that leads here still leads here, where the story says why it is gone.
    expect([old.status, old.headers.location]).toEqual([301, PATH]);
  });

  it('waits for pages that a change of the whole site has left for later', async () => {
    const house = await aHouse();
    await aStandingStory(house);
    // The press passes the section over in its first round, as it does when there are very many pages to press.
    const { rooms } = house;
    const shelf = { ...house.shelf };
    let isFirst = true;
    shelf.put = async (path, item) => {
      if (path !== '/world' || !isFirst) return house.shelf.put(path, item);
      isFirst = false;
      throw new Error('not yet');
    };
    const { proof } = await killWithProof({ ...rooms, shelf }, { storyId: idOf(1), reason, confirm }, desk);
    expect(isFirst).toBe(false);
    expect(proof.find(({ path }) => path === '/world')?.now).toBe('clear');
    expect(proof.filter((place) => place.now === 'still')).toEqual([]);
  });

  it('asks for the headline or the word, and for a reason', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const kill = (said: object) => killWithProof(house.rooms, { storyId: idOf(1), reason, confirm, ...said }, desk);
    await expect(kill({ confirm: 'kill' })).rejects.toMatchObject({ code: 'not-confirmed', status: 422 });
    await expect(kill({ confirm: '' })).rejects.toMatchObject({ code: 'not-confirmed' });
    await expect(kill({ reason: ' ' })).rejects.toMatchObject({ code: 'reason-missing', status: 422 });
    await expect(kill({ storyId: idOf(9) })).rejects.toMatchObject({ code: 'never-published', status: 409 });
    await kill({ confirm: ' Ferry  reaches the islands\n' });
    await expect(kill({})).rejects.toMatchObject({ code: 'already-gone', status: 409 });
    const [row] = await searchAudit(house.store.reader, { act: 'kill', limit: 2 });
    expect(row).toMatchObject({ storyId: idOf(1), details: { reason } });
  });
});

describe('a withdrawn story', () => {
  it('is gone from every list with the same proof, and comes back as it was', async () => {
    const house = await aHouse();
    await aStandingStory(house);
    const { proof } = await withdrawWithProof(house.rooms, { storyId: idOf(1), reason: 'It was too early.' }, desk);
    const now = Object.fromEntries(proof.map((place) => [place.path, place.now]));
    expect([now[PATH], now['/'], now['/world']]).toEqual(['gone', 'clear', 'clear']);
    await house.publish({ story: aStory({ topics: ['ports'] }), change: 'minor' });
    expect(Buffer.from((await bodyOf(house, PATH)) ?? []).toString()).toContain('Ferry reaches the islands');
  });
});

const SIX = { local: '2026-11-24T06:00', zone: 'Europe/London' };

/** Live stories with something newer in their drafts, which goes live at six, together. */
async function plannedTogether(house: House, ...numbers: readonly number[]): Promise<string> {
  const approvals: Approval[] = [];
  for (const number of numbers) {
    const story = aStory({ id: idOf(number), headline: `Ferry ${number}` });
    await house.publish({ story });
    const newer = { ...story, standfirst: 'There is more.' };
    const saved = { at: house.clock.now(), by: 'Ada Reed' };
    const revision = await house.store.write((tx) => saveDraft(tx, newer, saved));
    approvals.push({ storyId: story.id, seen: seenOf(revision, newer), change: 'minor', note: null });
  }
  return planRelease(house.rooms, { approvals, when: SIX }, desk);
}

/** What is recorded of a story, newest first, without what came before it was taken from readers. */
async function recordOf(house: House, storyId: string): Promise<string[]> {
  const rows = await searchAudit(house.store.reader, { storyId, limit: 2 });
  return rows.map(({ act, summary }) => `${act}: ${summary}`);
}

describe('the release that a story waits for', () => {
  const kill = (house: House) => killWithProof(house.rooms, { storyId: idOf(1), reason, confirm: 'KILL' }, desk);

  it('is cancelled in the moment in which the story is killed, and the act and its record say so', async () => {
    const house = await aHouse();
    const id = await plannedTogether(house, 1);
    const { ended } = await kill(house);
    expect(ended).toMatchObject({ id, state: { is: 'cancelled', by: 'Ada Reed', why: 'The story was killed.' } });
    expect(await recordOf(house, idOf(1))).toEqual([
      `kill: Killed “Ferry 1”: ${reason}`,
      expect.stringMatching(
        /^cancel-release: Removed “Ferry 1” from what goes live 2026-11-24 06:00.*: The story was killed/,
      ),
    ]);
    const [row] = await searchAudit(house.store.reader, { act: 'kill', limit: 1 });
    expect(row?.details).toMatchObject({ release: id });
    expect(await readDeskStory(house.store.reader, idOf(1))).toMatchObject({ scheduledAt: null });
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
  });

  it('is kept back whole, at once, when it has several stories, and each record says why', async () => {
    const house = await aHouse();
    const id = await plannedTogether(house, 1, 2, 3);
    const { ended } = await kill(house);
    const why =
      '“Ferry 1” was killed, and its 3 stories go live together or not at all. Release the others without it.';
    expect(ended).toMatchObject({ id, state: { is: 'failed', why } });
    expect(await plannedReleases(house.store.reader)).toEqual([]);
    expect((await endedReleases(house.store.reader, 9)).map((one) => one.id)).toContain(id);
    expect((await recordOf(house, idOf(3)))[0]).toMatch(
      /^release-failed: Removed “Ferry 3” from what goes live 2026-11-24 06:00.*: “Ferry 1” was killed, and/,
    );
    await releaseAgain(house);
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect((await runDue(house.rooms)).done).toHaveLength(1);
    expect(await readVersions(house.store.reader, idOf(1))).toHaveLength(1);
  });

  /** The others, without the one that was killed. */
  async function releaseAgain(house: House): Promise<void> {
    const approvals = await Promise.all(
      [2, 3].map(async (number) => {
        const draft = await readDraft(house.store.reader, idOf(number));
        if (!draft) throw new Error('There is no draft.');
        const seen = seenOf(draft.number, draft.story);
        return { storyId: idOf(number), seen, change: 'minor' as const, note: null };
      }),
    );
    await planRelease(house.rooms, { approvals, when: SIX }, desk);
  }

  it('does not bring a withdrawn story back unasked', async () => {
    const house = await aHouse();
    await plannedTogether(house, 1);
    const { ended } = await withdrawWithProof(house.rooms, { storyId: idOf(1), reason: 'It was too early.' }, desk);
    expect(ended?.state).toMatchObject({ is: 'cancelled', why: 'The story was withdrawn.' });
    house.clock.goTo('2026-11-24T06:00:00Z');
    await runDue(house.rooms);
    expect((await readPublished(house.store.reader, idOf(1)))?.state.is).toBe('withdrawn');
  });

  it('of other stories goes on, and a story that waits for none ends none', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const id = await plannedTogether(house, 2, 3);
    expect((await kill(house)).ended).toBeNull();
    expect((await plannedReleases(house.store.reader)).map((one) => one.id)).toEqual([id]);
  });
});

async function bodyOf(house: House, path: string): Promise<Uint8Array | undefined> {
  const item = (await house.shelf.get(path))?.item;
  return item?.is === 'page' ? item.body : undefined;
}
