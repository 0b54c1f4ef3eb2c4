import fc from 'fast-check';
import { type BlockType, blockTypes } from '../../src/story/blocks.ts';
import { type Story, storyKinds, storySchema } from '../../src/story/story.ts';
import type { Filing } from '../../src/story/draft-of.ts';
import { pointAt, settled } from '../../src/story/points.ts';
import { type RichText, type Run, runsOf } from '../../src/story/rich-text.ts';
import { shortCell, wholeGrid } from '../../src/story/table-cells.ts';
import { idOf } from './stories.ts';

/** Words as newsrooms type them: several scripts, line feeds, quotation marks, pictures made of two code units. */
const piece = fc.constantFrom(
  ...[
    'Ferry',
    ' reaches',
    ' the islands',
    ', at first light.',
    '\n',
    ' “No,” she said',
    ' وصلت العبّارة',
    '渡し船が着いた',
    ' 🚢',
    ' TK',
    '<b>&amp;',
    '  ',
  ],
);
const maybeNothing = fc
  .array(piece, { maxLength: 6 })
  .map((pieces) => (pieces.join('').trim() === '' ? '' : pieces.join('')));
const some = fc.array(piece, { maxLength: 5 }).map((pieces) => `Boat${pieces.join('')}`);
const orNull = fc.option(some);
const href = fc.constantFrom(
  'https://example.org/a?b=c',
  '/news/abc',
  'mailto:desk@harbour.example',
  '#note',
  'tel:+44123',
);

/** Marks anywhere over a text, overlapping as they like; `asSeen` compares them. */
const richText = some.chain((text) => {
  const range = fc.tuple(fc.nat(text.length), fc.nat(text.length));
  const mark = fc.tuple(fc.constantFrom('strong', 'emphasis', 'superscript', 'subscript', 'link'), range, href);
  return fc.array(mark, { maxLength: 4 }).map((marks) => ({
    text,
    marks: marks
      .map(([type, [one, other], to]) => {
        const place = { from: Math.min(one, other), to: Math.max(one, other) };
        return type === 'link' ? { type: 'link' as const, ...place, href: to } : { type: type as 'strong', ...place };
      })
      .filter(({ from, to }) => from < to && text.slice(0, from).isWellFormed() && text.slice(0, to).isWellFormed()),
  }));
});
const texts = fc.array(richText, { minLength: 1, maxLength: 3 });

const picture = fc.record({
  id: fc.constantFrom('p1', 'p2'),
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
  renditions: fc.constant([{ path: '/media/p1/640.webp', type: 'image/webp' as const, width: 640, height: 360 }]),
});
const image = fc.record({
  type: fc.constant('image' as const),
  picture: fc.option(picture),
  alt: maybeNothing,
  decorative: fc.boolean(),
  caption: orNull,
  credit: orNull,
});
const attribution = { speaker: orNull, role: orNull, source: orNull };
const recording = {
  src: fc.option(fc.constant('/media/a.mp4')),
  durationSeconds: fc.option(fc.integer({ min: 1, max: 9000 })),
};
const width = fc.integer({ min: 1, max: 4 });

/** Cells over several columns and rows, heads among them, as they stand when nothing reaches over anything else. */
const cell = fc.tuple(
  maybeNothing,
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 3 }),
  fc.constantFrom(null, 'col', 'row', 'rowgroup' as const),
);
const merged = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }).map((rows) => {
  const cells = rows.map((row, at) =>
    row.map(([text, colspan, rowspan, scope], place) => {
      const isHead = at > 0 && scope !== null && place === 0;
      return { text, colspan, rowspan, isHead, scope: isHead ? scope : null };
    }),
  );
  return wholeGrid(cells).map((row) => row.map((one) => shortCell(one)));
});

const table = fc.tuple(width, fc.boolean()).chain(([columns, headed]) => {
  const row = fc.array(maybeNothing, { minLength: columns, maxLength: columns });
  return fc.record({
    caption: orNull,
    head: headed ? row : fc.constant([]),
    rows: headed
      ? fc.array(row, { minLength: 1, maxLength: 3 })
      : fc.oneof(merged, fc.array(row, { minLength: 1, maxLength: 3 })),
    rowHeads: fc.boolean(),
    source: orNull,
    drawing: fc.option(image, { nil: undefined }),
  });
});

/** Points at the depths where they are read. */
const points = fc
  .array(
    fc.record({
      words: richText,
      depth: fc.nat(3),
      ordered: fc.boolean(),
      number: fc.option(fc.constantFrom(0, 7)),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => settled(all.map(({ words, ...standing }) => pointAt(words, standing))));

const blocks: { readonly [T in BlockType]: fc.Arbitrary<object> } = {
  paragraph: richText,
  crosshead: fc.record({ text: some }),
  list: fc.oneof(
    fc.record({ ordered: fc.boolean(), items: points }),
    fc.record({ ordered: fc.constant(true), start: fc.constantFrom(0, 4, 999_999), items: texts }),
  ),
  keyPoints: fc.record({ items: points }),
  pullQuote: fc.record({ text: some, ...attribution }),
  quote: fc.record({ paragraphs: texts, ...attribution }),
  image,
  gallery: fc.record({ title: orNull, images: fc.array(image, { minLength: 1, maxLength: 3 }) }),
  video: fc.record({
    title: some,
    ...recording,
    poster: fc.option(image),
    captions: fc.option(fc.constant('/media/a.vtt')),
    transcript: orNull,
    caption: orNull,
    credit: orNull,
  }),
  audio: fc.record({ title: some, ...recording, transcript: orNull, credit: orNull }),
  embed: fc.record({
    provider: fc.constant('A network'),
    url: fc.constant('https://network.example/1'),
    snapshot: maybeNothing,
    author: orNull,
    at: fc.option(fc.constant('2026-11-23')),
    poster: fc.option(image, { nil: undefined }),
  }),
  table,
  factBox: fc.record({
    title: some,
    paragraphs: fc.array(richText, { maxLength: 2 }),
    items: fc.array(richText, { maxLength: 2 }),
  }),
  timeline: fc.record({
    title: orNull,
    events: fc.array(fc.record({ when: some, date: fc.option(fc.constant('2026-11')), what: richText }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  relatedLink: fc.record({ href, text: some, start: fc.nat(600) }, { requiredKeys: ['href', 'text'] }),
  divider: fc.constant({}),
  livePost: fc.record({
    id: fc.constantFrom('p1', 'p2'),
    at: fc.constant('2026-11-23T09:30:00Z'),
    headline: orNull,
    by: orNull,
    paragraphs: texts,
  }),
};

/** Any block of one kind. */
export function anyBlock(type: BlockType): fc.Arbitrary<object> {
  return blocks[type].map((block) => ({ ...block, type }));
}

/** Any valid story without texts that are blank: those have no meaning that could be kept. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    kind: fc.constantFrom(...storyKinds),
    headline: some,
    shortHeadline: orNull,
    standfirst: orNull,
    trailText: orNull,
    kicker: orNull,
    byline: fc.array(fc.record({ person: some, role: orNull, location: orNull }), { maxLength: 3 }),
    dateline: orNull,
    catchline: orNull,
    mainMedia: fc.option(fc.oneof(image, anyBlock('video'))),
    body: fc.array(fc.oneof(...blockTypes.map(anyBlock)), { maxLength: 6 }),
    agencies: fc.array(some, { maxLength: 2 }),
    topics: fc.constantFrom([], ['ferries']),
  })
  .map((said) =>
    storySchema.parse({
      ...said,
      id: idOf(1),
      edition: 'uk',
      section: 'world',
      urlSlug: 'ferry',
    }),
  );

/** What of a story stands beside its document. */
export function filingOf(story: Story): Filing {
  const { id, kind, lang, dir, edition, alsoIn, section, topics, urlSlug, agencies, origin } = story;
  return { id, kind, lang, dir, edition, ...(alsoIn && { alsoIn }), section, topics, urlSlug, agencies, origin };
}

/** A line feed looks the same under any mark. */
function byLines(run: Run): Run[] {
  const bare = { strong: false, emphasis: false, script: null, href: null };
  const lines = run.text.split(/(\n)/).filter((line) => line !== '');
  return lines.map((line) => (line === '\n' ? { ...bare, text: line } : { ...run, text: line }));
}

/** Marks compared by what a reader sees of them: runs, with neighbours under the same marks joined. */
function seen(text: RichText): unknown[] {
  const runs: { -readonly [K in keyof Run]: Run[K] }[] = [];
  for (const run of runsOf(text).flatMap(byLines)) {
    const last = runs.at(-1);
    const same =
      last?.strong === run.strong &&
      last.emphasis === run.emphasis &&
      last.script === run.script &&
      last.href === run.href;
    if (last && same) last.text += run.text;
    else runs.push({ ...run });
  }
  return runs;
}

/** A story with each rich text in it replaced by what a reader sees; nothing else is touched. */
export function asSeen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSeen);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, asSeen(part)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  return 'marks' in value ? { ...copy, marks: seen(value as RichText) } : copy;
}
