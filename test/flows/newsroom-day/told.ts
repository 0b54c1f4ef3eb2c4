import type { Block } from '../../../src/story/blocks.ts';
import { storyKinds, type Story, type StoryInput, storySchema } from '../../../src/story/story.ts';
import { paragraph } from '../../house/stories.ts';
import { type Desk, editions, type Remembered, sections, topics } from './desk.ts';

let marks = 0;

export function newMark(): string {
  marks += 1;
  return `mark${marks}x`;
}

/**
 * A story as it may be told today: a new one, or one that was told before with some of it changed, be it a single
 * field, or put back to what it was in an earlier version. Whatever is written today bears a mark of its own, so that old words can be told from new ones.
 */
export function aTold(desk: Desk, id: string, remembered?: Remembered): Story {
  const { pick } = desk;
  const all = anything(desk, id);
  if (!remembered) return storySchema.parse(addressed(all));
  if (pick.often(0.25)) return pick.of(remembered.versions.filter(({ isSuppressed }) => !isSuppressed)).story;
  const before = remembered.story;
  const keys = (Object.keys(all) as (keyof StoryInput)[]).filter((key) => key !== 'id');
  const changed = pick.often(0.2) ? pick.some(keys) : Array.from({ length: pick.number(3) }, () => pick.of(keys));
  return storySchema.parse(addressed({ ...before, ...Object.fromEntries(changed.map((key) => [key, all[key]])) }));
}

/** A plain page stands under a word that no other has. */
function addressed(story: StoryInput): StoryInput {
  return story.kind === 'page' ? { ...story, urlSlug: `about-${story.id}` } : story;
}

function anything(desk: Desk, id: string): StoryInput {
  const { pick } = desk;
  const said = (text: string) => `${text} ${newMark()}`;
  return {
    id,
    kind: pick.of(storyKinds),
    lang: pick.of(['en-GB', 'ar']),
    dir: pick.of(['ltr', 'rtl'] as const),
    edition: pick.of(editions),
    alsoIn: pick.of([undefined, undefined, ['uk'], ['arabic', 'international']]),
    section: pick.of(sections),
    topics: pick.some(topics),
    urlSlug: pick.of(['ferry', 'late-ferry', 'عبارة', 'ferry-3']),
    kicker: pick.of([null, said('Kicker')]),
    byline: pick.of([[], [{ person: said('Ada') }]]),
    mainMedia: pick.of([
      null,
      { type: 'image' as const, alt: said('Alt'), caption: said('Caption'), picture: aPicture },
      { type: 'video' as const, title: said('Film'), durationSeconds: pick.number(90) + 1 },
    ]),
    headline: said(pick.of(['Ferry', '<b>Ferry</b> & "co"', 'عبارة'])),
    shortHeadline: pick.of([null, said('Short')]),
    standfirst: pick.of([null, said('Standfirst')]),
    trailText: pick.of([null, said('Trail')]),
    dateline: pick.of([null, said('PORT')]),
    agencies: pick.of([[], [said('Agency')]]),
    origin: pick.of([null, { name: said('Old Paper'), url: 'https://old.example/1' }]),
    body: someBlocks(desk, said),
  };
}

const aPicture = {
  id: 'abc',
  width: 640,
  height: 360,
  renditions: [{ path: '/media/abc/640.jpg', type: 'image/jpeg' as const, width: 640, height: 360 }],
};

function someBlocks({ pick }: Desk, said: (text: string) => string): Block[] {
  const rich = {
    text: said('Rich'),
    marks: [{ type: 'link' as const, from: 0, to: 4, href: 'https://elsewhere.example/' }],
  };
  const choices: Block[] = [
    paragraph(said('Body')),
    { type: 'crosshead', text: said('Crosshead') },
    { type: 'quote', paragraphs: [rich], speaker: said('Speaker'), role: null, source: null },
    { type: 'pullQuote', text: said('Pull'), speaker: null, role: null, source: null },
    { type: 'table', caption: null, head: [said('Head')], rows: [[said('Cell')]], rowHeads: false, source: null },
    { type: 'list', ordered: false, items: [rich] },
    { type: 'divider' },
    { type: 'livePost', id: 'p1', at: '2026-11-23T09:30:00Z', headline: said('Post'), by: null, paragraphs: [rich] },
    {
      type: 'embed',
      provider: 'Perch',
      url: 'https://perch.example/1',
      snapshot: said('Snapshot'),
      author: null,
      at: null,
    },
    { type: 'relatedLink', href: '/world', text: said('Related') },
  ];
  return [paragraph(said('First')), ...pick.some(choices)];
}
