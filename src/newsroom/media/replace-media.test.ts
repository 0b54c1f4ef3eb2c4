import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aHouse } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import type { MediaItemView } from '../../contract/media.ts';
import { checkShelf } from '../../press/check.ts';
import { catchUp } from '../../press/press.ts';
import { coverMark } from '../../media/renditions.ts';
import { saveAuthor } from '../../store/authors.ts';
import { searchAudit } from '../../store/audit.ts';
import { readDeskStory } from '../../store/desk.ts';
import { readDraft, saveDraft } from '../../store/drafts.ts';
import { addRelease } from '../../store/releases.ts';
import { readPublished } from '../../store/versions.ts';
import { authorSchema } from '../../story/author.ts';
import type { Block } from '../../story/blocks.ts';
import { noRights } from '../../story/media-rights.ts';
import { held, type Picture } from '../../story/picture.ts';
import type { Role } from '../../story/person.ts';
import { runDue } from '../run-due.ts';
import { sweepMedia } from '../sweep-media.ts';

async function aPicture(background: string, { width = 700, height = 500 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

const image = (picture: Picture, caption: string | null = 'At noon.') =>
  ({
    type: 'image',
    picture: held(picture),
    alt: 'The ferry',
    decorative: false,
    caption,
    credit: 'Ada Reed',
  }) as const;

/** A newsroom with two pictures in its library, and somebody who puts one in the place of the other. */
async function aDesk() {
  const house = await aHouse();
  const app = await aNewsroomApp(house.rooms);
  const send = async (background: string, size = {}): Promise<MediaItemView> => {
    const payload = await aPicture(background, size);
    const headers = { 'content-type': 'image/jpeg', 'x-file-name': `${background.slice(1)}.jpg` };
    return (await app('reporter', { method: 'POST', url: '/api/pictures', payload, headers })).json().item;
  };
  const [ferry, gulls] = [await send('#334455'), await send('#998877')];
  const replace = async (said: object = {}, asked: { id?: string; role?: Role } = {}) => {
    const { id = ferry.id, role = 'editor' } = asked;
    const payload = { by: gulls.id, change: 'minor', note: null, words: {}, isFromPast: false, ...said };
    const answer = await app(role, { method: 'POST', url: `/api/media/${id}/replace`, payload });
    return { status: answer.statusCode, ...answer.json() };
  };
  const item = async (id: string) => (await app('reporter', { method: 'GET', url: `/api/media/${id}` })).json();
  const choose = (id: string, set: object, revision = 0) =>
    app('reporter', { method: 'POST', url: '/api/media/details', payload: { changes: [{ id, revision, set }] } });
  const page = async (path: string) => {
    const found = (await house.shelf.get(path))?.item;
    return found?.is === 'page' ? Buffer.from(found.body).toString() : (found?.is ?? 'nothing');
  };
  const shown = async (id: string) => (await readPublished(house.store.reader, id))?.story;
  return { ...house, app, send, ferry, gulls, replace, item, choose, page, shown };
}

describe('replacing a picture', () => {
  test('makes a new version of every live story that shows it, wherever it stands, and the fronts follow', async () => {
    const { ferry, gulls, replace, item, publish, page, shown, store, rooms } = await aDesk();
    const main = aStory({ mainMedia: image(ferry.picture) });
    const images = [image(gulls.picture), image(ferry.picture, null)];
    const gallery: Block = { type: 'gallery', title: null, images };
    const body = aStory({ id: idOf(2), headline: 'Gulls', body: [...aStory().body, gallery] });
    await publish({ story: main });
    await publish({ story: body });
    const answer = await replace({ change: 'correction', note: 'The picture showed another ferry.' });
    expect(answer).toMatchObject({
      ...{ status: 200, stopped: [], drafts: 2, item: { id: ferry.id, replaced: { with: gulls.id } } },
      versions: [
        { storyId: idOf(2), version: 2 },
        { storyId: idOf(1), version: 2 },
      ],
    });
    expect(JSON.stringify([await shown(idOf(1)), await shown(idOf(2))])).not.toContain(ferry.id);
    expect(await shown(idOf(1))).toEqual({ ...main, mainMedia: image(gulls.picture) });
    const at = `/news/${main.id}/${main.urlSlug}`;
    expect(await page(at)).toContain(`/media/${gulls.id}/`);
    expect(await page(at)).toContain('The picture showed another ferry.');
    expect(await page('/')).not.toContain(ferry.id);
    expect(await page(`${at}/versions/1`)).toContain(`/media/${ferry.id}/`);
    expect((await item(gulls.id)).instead).toMatchObject([{ id: ferry.id }]);
    for (const id of [idOf(1), idOf(2)])
      expect(await readDeskStory(store.reader, id)).toMatchObject({ stage: { is: 'published' } });
    expect(await searchAudit(store.reader, { act: 'replace-picture', limit: 5 })).toMatchObject([
      { summary: 'Replaced 334455.jpg with 998877.jpg', details: { stories: 2, left: 0, isFromPast: false } },
    ]);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('puts the other beside the name of whoever has it as their face, and readers have it there at once', async () => {
    const { ferry, gulls, replace, page, store, act, rooms } = await aDesk();
    const author = { id: idOf(7), slug: 'ada-reed', name: 'Ada Reed', edition: 'uk', picture: held(ferry.picture) };
    await store.write((tx) => saveAuthor(tx, authorSchema.parse(author), act()));
    await catchUp(rooms);
    expect(await page('/people/ada-reed')).toContain(`/media/${ferry.id}/`);
    await replace();
    expect(await page('/people/ada-reed')).toContain(`/media/${gulls.id}/`);
    expect(await page(`/_/media/${ferry.id}`)).toBe('gone');
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('leaves a story that may not go live as it is, with its reasons, and does the others', async () => {
    const { ferry, gulls, replace, choose, publish, shown } = await aDesk();
    await publish({ story: aStory({ mainMedia: image(ferry.picture) }) });
    await publish({ story: aStory({ id: idOf(2), headline: 'Second', mainMedia: image(ferry.picture) }) });
    await choose(gulls.id, { rights: { ...noRights, mostUses: 1 } });
    const { versions, stopped } = await replace();
    expect([versions.length, stopped]).toMatchObject([
      1,
      [{ storyId: idOf(1), problems: [{ code: 'picture-uses', where: 'mainMedia' }] }],
    ]);
    expect(JSON.stringify(await shown(idOf(1)))).toContain(ferry.id);
    expect(JSON.stringify(await shown(idOf(2)))).toContain(gulls.id);
  });

  test('keeps the words of each story, or puts others in their place, and drafts follow with what else is typed in them', async () => {
    const { ferry, gulls, replace, publish, shown, store, act, app } = await aDesk();
    const story = aStory({ mainMedia: image(ferry.picture) });
    await publish({ story });
    await store.write((tx) => saveDraft(tx, { ...story, headline: 'Still typed' }, act()));
    const fresh = aStory({ id: idOf(2), mainMedia: { ...image(ferry.picture), decorative: true } });
    await store.write((tx) => saveDraft(tx, fresh, act()));
    await replace({ words: { alt: 'Gulls', caption: '', credit: 'Tom Hale' } });
    const words = { alt: 'Gulls', caption: null, credit: 'Tom Hale' };
    expect(await shown(idOf(1))).toMatchObject({ headline: story.headline, mainMedia: words });
    const draft = (await readDraft(store.reader, idOf(1)))?.story;
    expect(draft).toMatchObject({ headline: 'Still typed', mainMedia: { ...words, picture: { id: gulls.id } } });
    const decorative = (await readDraft(store.reader, idOf(2)))?.story.mainMedia;
    expect(decorative).toMatchObject({ picture: { id: gulls.id }, alt: 'The ferry', caption: null });
    // Whoever puts the old one back is told.
    await store.write((tx) => saveDraft(tx, story, act()));
    const plan = await app('editor', { method: 'GET', url: `/api/stories/${story.id}/plan` });
    expect(plan.json().warns).toContainEqual(expect.objectContaining({ code: 'picture-replaced', where: 'mainMedia' }));
  });

  test('in past versions too takes the old one from readers, and replacing back brings it back', async () => {
    const { ferry, gulls, replace, item, publish, page, shown, clock, rooms } = await aDesk();
    const story = aStory({ mainMedia: image(ferry.picture) });
    const past = `/news/${story.id}/${story.urlSlug}/versions/1`;
    await publish({ story });
    await replace({ isFromPast: true });
    expect(await page(past)).not.toContain(ferry.id);
    expect(await page(past)).toContain('The picture that stood here was replaced on 23 November 2026.');
    expect((await item(ferry.id)).item).toMatchObject({ end: { is: 'replaced' } });
    // Its files are there for thirty days, for open tabs and feeds elsewhere.
    expect(await page(`/_/media/${ferry.id}`)).toContain('<!--until 2026-12-23T09:');
    clock.goTo('2026-12-24T00:00:00Z');
    await sweepMedia(rooms);
    await catchUp(rooms);
    expect(await page(`/_/media/${ferry.id}`)).toBe('gone');
    expect(await checkShelf(rooms)).toEqual([]);
    expect(await replace({ by: ferry.id }, { id: gulls.id })).toMatchObject({ status: 200 });
    expect((await item(ferry.id)).item).toMatchObject({ end: null, replaced: null });
    expect(await page(past)).toContain(`/media/${ferry.id}/`);
    expect(await shown(story.id)).toEqual(story);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  test('holds for what was approved before: a release that comes later shows the other one', async () => {
    const { ferry, gulls, replace, shown, store, act, clock, rooms } = await aDesk();
    const story = aStory({ mainMedia: image(ferry.picture) });
    const revision = await store.write((tx) => saveDraft(tx, story, act()));
    const items = [{ storyId: story.id, revision, change: 'first', note: null } as const];
    const at = '2026-11-25T00:00:00Z';
    await store.write((tx) => addRelease(tx, { id: idOf(9), at, zone: 'UTC', items }, act()));
    await replace({ words: { credit: 'Tom Hale' } });
    clock.goTo(at);
    expect(await runDue(rooms)).toMatchObject({ done: [idOf(9)] });
    expect(await shown(story.id)).toMatchObject({ mainMedia: { picture: { id: gulls.id }, credit: 'Tom Hale' } });
  });

  test('keeps what was cut by hand where both are of one shape, and proposes anew where they are not', async () => {
    const { ferry, gulls, send, replace, item, choose } = await aDesk();
    const tall = await send('#445566', { width: 500, height: 700 });
    const set = { focus: { x: 0.2, y: 0.3 }, crops: { '1:1': { x: 0, y: 0, width: 0.5, height: 0.7 } } };
    await choose(ferry.id, set);
    const proposed = tall.details.focus;
    await replace({ by: tall.id });
    expect((await item(tall.id)).item.details).toMatchObject({ focus: proposed, crops: {} });
    await replace({ by: gulls.id });
    expect((await item(gulls.id)).item.details).toMatchObject(set);
  });

  test('lets nobody be seen who was covered: it asks what is covered in the other one, of whatever shape that is', async () => {
    const { ferry, gulls, send, replace, item, choose, publish, page, media, store } = await aDesk();
    const tall = await send('#445566', { width: 500, height: 700 });
    const story = aStory({ mainMedia: image(ferry.picture) });
    await publish({ story });
    const covers = [{ box: { x: 0, y: 0, width: 0.5, height: 0.5 }, look: 'blur' }] as const;
    await choose(ferry.id, { covers });
    const at = `/news/${story.id}/${story.urlSlug}`;
    for (const by of [tall.id, gulls.id]) {
      const refused = await replace({ by });
      expect(refused).toMatchObject({ status: 422, code: 'covers-missing', problems: [{ where: 'covers' }] });
    }
    expect(await page(at)).toContain(`/media/${ferry.id}/${coverMark(covers)}`);
    expect(await replace({ by: tall.id, covers })).toMatchObject({ status: 200 });
    expect((await item(tall.id)).item.details.covers).toEqual(covers);
    expect(await page(at)).toContain(`/media/${tall.id}/${coverMark(covers)}`);
    const bare = (await media.namesOf(tall.id)).filter((name) => !name.startsWith(`${tall.id}/${coverMark(covers)}`));
    expect(bare).toEqual([]);
    // Covered by now, it is asked for no more, and comes back as it was; one that needs nothing covered says so.
    expect(await replace({ by: ferry.id }, { id: tall.id })).toMatchObject({ status: 200 });
    expect(await replace({ covers: [] })).toMatchObject({ status: 200 });
    expect(await page(at)).toContain(`/media/${gulls.id}/`);
    expect(await searchAudit(store.reader, { act: 'replace-picture', limit: 1 })).toMatchObject([
      { details: { with: gulls.id, covered: 0 } },
    ]);
  });

  test('is refused by the same file, by what nobody may be shown, without its note, and to whom may not publish', async () => {
    const { ferry, gulls, replace, app } = await aDesk();
    expect(await replace({ by: ferry.id })).toMatchObject({ status: 409, code: 'picture-same' });
    expect(await replace({ change: 'correction' })).toMatchObject({ problems: [{ code: 'note-missing' }] });
    expect(await replace({ by: 'abcdefgh' })).toMatchObject({ status: 404 });
    expect(await replace({}, { role: 'sub-editor' })).toMatchObject({ status: 403 });
    const payload = { reason: 'A child can be known.', isDestroyed: false };
    await app('editor', { method: 'POST', url: `/api/media/${gulls.id}/take-down`, payload });
    expect(await replace()).toMatchObject({ status: 409, code: 'picture-ended' });
  });
});
