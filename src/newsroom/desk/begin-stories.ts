import { newId } from '../../base/ids.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { changeWorkflow } from '../../store/desk-state.ts';
import { readSections, readSettings } from '../../store/documents.ts';
import { saveDraft } from '../../store/drafts.ts';
import { readPublished } from '../../store/versions.ts';
import { linkTo } from '../../story/blocks.ts';
import { publicPath } from '../../story/published.ts';
import type { Story, StoryInput } from '../../story/story.ts';
import { storySchema } from '../../story/story.ts';
import { slugify } from '../../story/slug.ts';
import { audit, type Uses } from '../acts.ts';
import { deskContract } from '../../contract/desk.ts';
import { noSuchEdition } from '../filing-refusals.ts';
import { needCurrent } from '../drafts/current-drafts.ts';
import { handle, type SignedIn } from '../door.ts';

export const createStory = handle(deskContract.createStory, async ({ rooms, who, body }) => {
  const language = await needPlace(rooms, body);
  const story = storyOf({ ...body, ...language, byline: bylineOf(who) });
  return begin({ rooms, who }, story, { act: 'create', summary: `Began “${story.headline}”` });
});

export const duplicate = handle(deskContract.duplicate, async ({ rooms, who, params }) => {
  const { story: from } = await current(rooms, params.id);
  const story: Story = { ...from, id: newId(), origin: null };
  const summary = `Duplicated “${from.headline}”`;
  return begin({ rooms, who }, story, { act: 'duplicate', summary, details: { from: from.id } });
});

export const followUp = handle(deskContract.followUp, async ({ rooms, who, params, body: { headline } }) => {
  const { story: from } = await current(rooms, params.id);
  const { kind, lang, dir, edition, section, topics } = from;
  const filed = { kind, lang, dir, edition, section, topics, byline: bylineOf(who) };
  const story = storyOf({ headline, ...filed, body: await beginningOf(rooms, from) });
  const summary = `Began “${headline}” as a follow-up to “${from.headline}”`;
  return begin({ rooms, who }, story, { act: 'follow-up', summary, details: { from: from.id }, followsUp: from.id });
});

/** Room to write, and for readers a link to what went before, if they can read it; whoever writes may move it or take it out. */
async function beginningOf({ store }: Uses<'store'>, { id, headline }: Story): Promise<Story['body']> {
  const before = await readPublished(store.reader, id);
  if (before?.state.is !== 'live') return [];
  const link = linkTo(publicPath(before.story), before.story.headline || headline);
  return [{ type: 'paragraph', text: '', marks: [] }, link];
}

/** A reporter begins what they write; whoever edits most often begins it for somebody else. */
function bylineOf({ person }: SignedIn): StoryInput['byline'] {
  return person.role === 'reporter' ? [{ person: person.name }] : [];
}

async function current(rooms: Uses<'store' | 'drafts'>, id: string) {
  return needCurrent(rooms.drafts, id);
}

function storyOf(said: Omit<StoryInput, 'id' | 'urlSlug'>): Story {
  return storySchema.parse({ ...said, id: newId(), urlSlug: slugify(said.headline) });
}

/** The language of an edition. Refuses (422) an edition or a section that this newsroom does not have. */
async function needPlace({ store }: Uses<'store'>, { edition, section }: { edition: string; section: string }) {
  const found = (await readSettings(store.reader))?.editions.find(({ id }) => id === edition);
  const sections = await readSections(store.reader);
  const problems = [
    ...(found ? [] : [noSuchEdition()]),
    ...(sections.some(({ slug }) => slug === section)
      ? []
      : [problem('no-such-section', 'section', 'There is no such section. Choose one from the list.')]),
  ];
  if (!found || problems.length > 0)
    throw new Refusal('no-such-place', 422, 'This story cannot be filed like that.', problems);
  return { lang: found.lang, dir: found.dir };
}

interface Beginning {
  readonly act: string;
  readonly summary: string;
  readonly details?: { readonly from: string };
  readonly followsUp?: string;
}

async function begin(
  { rooms, who }: { rooms: Uses<'store' | 'clock'>; who: SignedIn },
  story: Story,
  { followsUp, ...said }: Beginning,
): Promise<{ id: string }> {
  const done = { at: rooms.clock.now(), by: who.person.id };
  await rooms.store.write(async (tx) => {
    // States of a draft are signed by name, as everybody’s later ones are; where it stands, by id.
    await saveDraft(tx, story, { ...done, by: who.person.name });
    await changeWorkflow(tx, story.id, { stage: 'writing', assignee: who.person.id, followsUp, who: done });
    await audit(tx, who.person, { ...said, ...done, storyId: story.id });
  });
  return { id: story.id };
}
