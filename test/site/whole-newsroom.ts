import { type Author, authorSchema } from '../../src/story/author.ts';
import { UNDATED } from '../../src/story/lists.ts';
import type { Archive } from '../../src/story/archive.ts';
import type { Block } from '../../src/story/blocks.ts';
import { type Fact, facts } from '../../src/story/facts.ts';
import { mediaIn } from '../../src/story/media-in.ts';
import { frontSchema } from '../../src/story/front.ts';
import { listsOf, monthOf } from '../../src/story/lists.ts';
import { sectionSchema, topicSchema } from '../../src/story/newsroom.ts';
import { cardOf, type PublishedStory } from '../../src/story/published.ts';
import { plain } from '../../src/story/rich-text.ts';
import type { Version } from '../../src/story/version.ts';
import { idOf, paragraph } from '../house/stories.ts';
import { type ArchiveData, dataArchive } from './data-archive.ts';
import { published, testSettings } from './newsroom.ts';
import { fullCell } from '../../src/story/table-cells.ts';

// One newsroom with everything that a page may have to show: every kind of block, both directions of writing, stories
// that are corrected, withdrawn and killed, sections without stories and a month too large for one page.

const picture = {
  id: '0a1b2c3d',
  width: 1600,
  height: 1067,
  renditions: [320, 640, 1280].flatMap((width) =>
    (['webp', 'jpeg'] as const).map((form) => ({
      path: `/media/0a1b2c3d/${width}.${form === 'jpeg' ? 'jpg' : 'webp'}`,
      type: `image/${form}` as const,
      width,
      height: Math.round((width / 3) * 2),
    })),
  ),
};
const image = {
  type: 'image' as const,
  picture,
  alt: 'A quay at dawn',
  decorative: false,
  caption: 'The quay on Tuesday.',
  credit: 'Ada Byrne',
};
const linked = {
  text: 'The plan is here.',
  marks: [{ type: 'link' as const, from: 4, to: 8, href: 'https://elsewhere.example/plan' }],
};
const film = {
  type: 'video' as const,
  title: 'The launch of the boat',
  src: '/media/4e5f6a7b/launch.mp4',
  poster: image,
  captions: '/media/4e5f6a7b/launch.vtt',
  transcript: 'A horn.\nCheers.',
  durationSeconds: 245,
  caption: 'The boat goes down.',
  credit: 'Harbour film unit',
};

/** Each kind of block at least once, and words enough for a long story. */
const years = ['2003', '2004', '2005', '2006', '2007'].map((year) => ({ ...fullCell(year), isHead: true }));

const everyBlock: Block[] = [
  { type: 'keyPoints', items: [plain('One thing'), linked] },
  ...Array.from({ length: 6 }, () =>
    paragraph('The ferry left at nine and was back by noon, and nobody said a word about it. '.repeat(4)),
  ),
  { type: 'crosshead', text: 'Security focus' },
  { type: 'pullQuote', text: 'We waited all night', speaker: 'Ada Byrne', role: 'Harbour master', source: null },
  { type: 'paragraph', ...linked },
  {
    type: 'quote',
    paragraphs: [plain('First.'), plain('Second.')],
    speaker: null,
    role: null,
    source: 'Annual report',
  },
  image,
  { ...image, picture: null },
  { type: 'gallery', title: 'At sea', images: [image, image, image] },
  film,
  { ...film, src: null, poster: null },
  {
    type: 'audio',
    title: 'Foghorn',
    src: '/media/8c9d0e1f/fog.mp3',
    transcript: 'A long note.',
    durationSeconds: 9,
    credit: null,
  },
  {
    type: 'embed',
    provider: 'Perch',
    url: 'https://perch.example/1',
    snapshot: 'All clear.',
    author: 'Port',
    at: '20 May',
  },
  {
    type: 'embed',
    provider: 'Vimeo',
    url: 'https://vimeo.com/123456789',
    snapshot: 'Boats leave at noon.',
    author: null,
    at: null,
  },
  {
    type: 'table',
    caption: 'Catches',
    head: [
      { ...fullCell('Port'), rowspan: 2 },
      { ...fullCell('Tonnes'), colspan: 5 },
      { ...fullCell('Boats'), colspan: 5 },
    ],
    rows: [
      [...years, ...years],
      [{ ...fullCell('Northern ports'), isHead: true, colspan: 11 }],
      [{ ...fullCell('Skarra'), rowspan: 2 }, ...Array.from({ length: 10 }, () => '1,204,000')],
      [{ ...fullCell('not counted'), colspan: 5 }, ...Array.from({ length: 5 }, () => '31,000')],
    ],
    rowHeads: true,
    source: 'Fleet office',
  },
  {
    type: 'factBox',
    title: 'The barrier',
    paragraphs: [plain('Opened in 1994.')],
    items: [plain('Six gates'), linked],
  },
  { type: 'timeline', title: null, events: [{ when: 'July 2007', date: '2007-07', what: plain('Talks') }] },
  { type: 'relatedLink', href: '/news/abcdefgh23/x', text: 'More on the ferry' },
  { type: 'list', ordered: true, items: [plain('one'), plain('two')] },
  { type: 'list', ordered: false, items: [plain('one'), plain('two')] },
  { type: 'divider' },
  {
    type: 'livePost',
    id: 'p1',
    at: '2026-05-04T09:00:00Z',
    headline: 'Boats in',
    by: 'Ada Byrne',
    paragraphs: [plain('All in.')],
  },
];

export const ids = {
  whole: idOf(1),
  bare: idOf(2),
  arabic: idOf(3),
  retracted: idOf(4),
  withdrawn: idOf(5),
  killed: idOf(6),
  opinion: idOf(7),
  film: idOf(8),
  live: idOf(9),
  bulletin: idOf(91),
};

const special: PublishedStory[] = [
  published(
    {
      id: ids.whole,
      headline: 'The ferry that came in at first light, and what the islands made of it',
      shortHeadline: 'Ferry comes in at first light',
      kicker: 'Ferry strike',
      standfirst: 'The first boat in nine days has brought food and post.',
      byline: [{ person: 'Ada Byrne', role: 'Islands correspondent', location: 'Skarra' }, { person: 'Tom Quill' }],
      dateline: 'Skarra',
      topics: ['ferries', 'بحر-الشمال'],
      mainMedia: image,
      body: everyBlock,
      agencies: ['Harrier Wire', 'North Press'],
      origin: { name: 'The Old Harbour Times', url: 'https://old.example/1' },
    },
    { version: 3, change: 'correction', lastUpdatedAt: '2026-05-04T12:30:00Z' },
  ),
  published(
    { id: ids.bare, headline: 'Short', urlSlug: 'short', body: [paragraph('Little is known.')] },
    { firstPublishedAt: null, lastUpdatedAt: null, sortAt: UNDATED },
  ),
  published({
    id: ids.arabic,
    lang: 'ar',
    dir: 'rtl',
    edition: 'arabic',
    section: 'akhbar',
    headline: 'العبّارة تصل إلى الجزر',
    urlSlug: 'العبارة-تصل',
    standfirst: 'أول قارب منذ تسعة أيام.',
    byline: [{ person: 'ليلى منصور', role: 'مراسلة' }],
    topics: ['ferries'],
    mainMedia: { ...image, alt: 'رصيف عند الفجر', caption: 'الرصيف.', credit: null },
    body: [
      paragraph('وصلت العبّارة مع أول ضوء.'),
      { type: 'crosshead', text: 'بعد الفجر' },
      paragraph('لم يقل أحد شيئا.'),
    ],
  }),
  published(
    { id: ids.retracted, headline: 'A story we withdraw our word for', urlSlug: 'retracted' },
    { version: 2, change: 'retraction' },
  ),
  published({ id: ids.withdrawn, urlSlug: 'withdrawn' }, { state: { is: 'withdrawn', at: '2026-05-05T09:00:00Z' } }),
  published(
    { id: ids.killed, urlSlug: 'killed' },
    { state: { is: 'killed', at: '2026-05-05T09:00:00Z', reason: 'A court <ordered> it.' } },
  ),
  published({
    id: ids.opinion,
    kind: 'opinion',
    headline: 'Let the ferry rest',
    urlSlug: 'rest',
    alsoIn: ['arabic', 'international'],
    byline: [{ person: 'Ruth Calder' }],
    section: 'sport',
  }),
  published({
    id: ids.film,
    kind: 'video',
    headline: 'A launch',
    urlSlug: 'launch',
    section: 'sport',
    mainMedia: film,
  }),
  published({
    id: ids.bulletin,
    kind: 'bulletin',
    headline: 'The news in four minutes',
    urlSlug: 'minutes',
    section: 'sport',
    mainMedia: film,
    body: [{ type: 'relatedLink', href: '/world', text: 'All of it' }],
  }),
  published({
    id: ids.live,
    kind: 'live',
    headline: 'As it happens',
    urlSlug: 'live',
    section: 'sport',
    mainMedia: { ...image, picture: null },
  }),
];

/** Words that no narrow column holds. One of the newest has them. */
const address = `https://elsewhere.example/${'with-no-end'.repeat(20)}`;

/** Seventy stories in one month of `world`, more than a page of it holds. */
const many: PublishedStory[] = Array.from({ length: 70 }, (_, at) =>
  published(
    {
      id: idOf(100 + at),
      headline: at === 55 ? address : `Story number ${at}`,
      urlSlug: `story-${at}`,
      mainMedia: at % 3 ? null : image,
      trailText: at === 55 ? address : 'What it says.',
    },
    { sortAt: `2026-04-${String(1 + (at % 28)).padStart(2, '0')}T09:00:${String(at % 60).padStart(2, '0')}Z` },
  ),
);

const stories = [...special, ...many];

const heads: Version[] = stories.flatMap((one) =>
  Array.from({ length: one.version }, (_, at): Version => {
    const number = at + 1;
    const change = number === one.version ? one.change : number === 1 ? 'first' : 'update';
    const note = change === 'first' || change === 'minor' ? null : `Note of version ${number} <b>.`;
    const head = {
      storyId: one.story.id,
      number,
      change,
      note,
      publishedAt: `2026-05-04T${String(8 + number).padStart(2, '0')}:00:00Z`,
      headline: one.story.headline,
    };
    const suppressed =
      one.story.id === ids.whole && number === 2 ? { at: '2026-05-06T09:00:00Z', reason: 'It named a child.' } : null;
    return { ...head, suppressed, story: suppressed ? null : one.story };
  }),
);

const container = (id: string, layout: string, more: object): object => ({ id, title: id, layout, size: 4, ...more });

const ada: Author = authorSchema.parse({
  id: idOf(900),
  slug: 'ada-byrne',
  name: 'Ada Byrne',
  role: 'Islands correspondent',
  about: 'Ada Byrne has written from the islands since 2011.',
  picture,
  email: 'ada@paper.example',
  links: [{ name: 'Ada elsewhere', url: 'https://social.example/@ada' }],
  edition: 'uk',
});

const data: ArchiveData = {
  authors: [ada],
  settings: {
    ...testSettings(),
    logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"/>',
    textFiles: [{ path: '/ads.txt', text: 'adverts.example, 1, DIRECT' }],
  },
  sections: [
    { slug: 'world', name: 'World', description: 'Reports from abroad.', edition: 'uk' },
    { slug: 'sport', name: 'Sport', description: null, edition: 'uk' },
    { slug: 'empty', name: 'Empty', description: null, edition: 'international' },
    { slug: 'akhbar', name: 'أخبار', description: 'آخر الأخبار.', edition: 'arabic' },
  ].map((section) => sectionSchema.parse(section)),
  topics: [
    { slug: 'ferries', name: 'Ferries', edition: 'uk' },
    { slug: 'بحر-الشمال', name: 'بحر الشمال', type: 'place', edition: 'arabic' },
  ].map((topic) => topicSchema.parse(topic)),
  fronts: [
    frontSchema.parse({
      edition: 'uk',
      containers: [
        container('splash', 'splash', { title: null, curated: [ids.whole], backfill: 'edition/uk' }),
        container('lead', 'lead', { backfill: 'section/world' }),
        container('grid', 'grid', { curated: [ids.arabic], backfill: 'section/world' }),
        container('list', 'list', { backfill: 'section/world' }),
        container('opinion', 'opinion', { curated: [ids.opinion] }),
        container('pictures', 'pictures', { curated: [ids.film, ids.live], backfill: 'section/world' }),
      ],
    }),
  ],
  stories,
  versions: heads,
  corrections: heads
    .filter(({ note, suppressed, change }) => note && !suppressed && change !== 'update')
    .map(({ storyId, number, change, note, publishedAt }) => {
      const story = special.find((one) => one.story.id === storyId);
      return {
        storyId,
        version: number,
        change,
        note: note ?? '',
        at: publishedAt,
        card: story ? cardOf(story) : null,
      };
    })
    .concat([
      {
        storyId: ids.killed,
        version: 1,
        change: 'correction',
        note: 'Of a story that is gone.',
        at: '2026-01-01T00:00:00Z',
        card: null,
      },
    ]),
  mostRead: [ids.whole, ids.arabic, ids.opinion, ids.withdrawn],
  redirects: { '/2/hi/6914330.stm': ids.whole, '/about': ids.bare },
};

export function wholeNewsroom(): Archive {
  return dataArchive(data);
}

/** A newsroom that has settings and nothing else. */
export function emptyNewsroom(): Archive {
  return dataArchive({ settings: testSettings() });
}

/** Every fact from which an address of the whole newsroom can come, as the press asks for them. */
export function everyFact(): Fact[] {
  const lists = stories
    .filter(({ state }) => state.is === 'live')
    .flatMap((one) =>
      listsOf(one.story, one.story.byline.some(({ person }) => person === ada.name) ? [ada.id] : []).map((list) =>
        facts.month(list, monthOf(one.sortAt, 'UTC')),
      ),
    );
  const newest = data.settings.editions.map(({ id }) => facts.newest(`bulletins/${id}`));
  return [
    ...new Set([
      facts.settings(),
      facts.template(),
      ...data.settings.editions.map(({ id }) => facts.corrections(id)),
      ...data.settings.editions.map(({ id }) => facts.edition(id)),
      ...(data.sections ?? []).map(({ slug }) => facts.section(slug)),
      ...(data.topics ?? []).map(({ slug }) => facts.topic(slug)),
      facts.byPage(ada.slug),
      ...stories.map((one) => facts.story(one.story.id, 'state')),
      ...stories.flatMap((one) => mediaIn(one.story).map(facts.media)),
      ...lists,
      ...newest.slice(0, 1),
      ...Object.keys(data.redirects ?? {}).map((path) => facts.redirect(path)),
    ]),
  ];
}
