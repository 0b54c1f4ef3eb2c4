import { plain } from '../story/rich-text.ts';
import { slugify } from '../story/slug.ts';
import type { workStages } from '../story/stages.ts';
import type { StoryInput } from '../story/story.ts';
import { idOf } from './desk/compose.ts';
import { by } from './desk/staff.ts';
import { sectionBySlug, type SectionSlug } from './sections.ts';
import { editionOf } from './settings.ts';

/** A story of the sample newsroom that is not out yet, and where it stands. */
export interface SampleDraft {
  readonly story: StoryInput;
  readonly stage: (typeof workStages)[number];
  /** Hours from the making of the newsroom; less than none is overdue. */
  readonly dueIn: number | null;
  /** The address of the demonstration account that has it. */
  readonly with: string | null;
  readonly hold?: string;
  readonly spiked?: string;
}

const NELL = 'nell.ashby@demo.invalid';
const TOM = 'tom.quillan@demo.invalid';
const BETH = 'beth.carrick@demo.invalid';
const JOANNA = 'joanna.pryce@demo.invalid';

interface Said extends Partial<StoryInput> {
  readonly section: SectionSlug;
  readonly headline: string;
}

function draft(name: string, { section, headline, ...said }: Said, ...paragraphs: readonly string[]): StoryInput {
  const { edition } = sectionBySlug(section);
  const { lang, dir } = editionOf(edition);
  return {
    ...{ id: idOf(`draft ${name}`), edition, lang, dir, section, headline },
    catchline: name.toUpperCase(),
    urlSlug: slugify(headline),
    body: paragraphs.map((words) => ({ type: 'paragraph', ...plain(words) })),
    ...said,
  };
}

/** What the sample newsroom is working on. */
export const sampleDrafts: readonly SampleDraft[] = [
  {
    stage: 'writing',
    dueIn: 5,
    with: NELL,
    story: draft(
      'ferry-timetable',
      { section: 'kestrey', headline: 'Winter ferries to lose their last sailing', byline: [by('Nell Ashby')] },
      'The last ferry of the day will leave two hours earlier from December, the harbour company told islanders on Monday.',
      'Shopkeepers said that nobody had asked them. The company said it would meet the parish on Thursday. TK: what the fare will be.',
    ),
  },
  {
    stage: 'writing',
    dueIn: -1,
    with: TOM,
    story: draft(
      'budget-reaction',
      {
        section: 'politics',
        headline: 'Councils count what the budget leaves them',
        kind: 'analysis',
        byline: [by('Tom Quillan')],
      },
      'Nine of the twelve counties will have less to spend next year than this, going by the tables printed with the budget.',
    ),
  },
  {
    stage: 'writing',
    dueIn: null,
    with: null,
    story: draft('library-hours', { section: 'culture', headline: 'A library asks its readers when to open' }),
  },
  {
    stage: 'desk',
    dueIn: 2,
    with: JOANNA,
    story: draft(
      'marren-defences',
      {
        section: 'kestrey',
        headline: 'What the new river walls at Marren would and would not have held back',
        standfirst: 'Engineers ran last winter’s flood against the drawings.',
        byline: [by('Joanna Pryce', 'Marren')],
        kind: 'explainer',
      },
      'The walls are drawn for a river a metre higher than the one that came in February.',
      'That is enough for the market square, the engineers found, and not enough for the two streets below the mill.',
    ),
  },
  {
    stage: 'desk',
    dueIn: 20,
    with: null,
    hold: 'The hospital has asked for a day to answer. Ring them before this moves.',
    story: draft(
      'ward-closure',
      { section: 'health', headline: 'Night ward to close for the winter', byline: [by('Priya Raghavan')] },
      'A ward of eighteen beds will close in December because there are not enough nurses for the nights, staff were told.',
    ),
  },
  {
    stage: 'subs',
    dueIn: 1,
    with: BETH,
    story: draft(
      'steel-prices',
      {
        section: 'business',
        headline: 'Shipyards feel the price of steel',
        standfirst: 'Two orders are put off until spring.',
        byline: [by('Anneke Vos', 'Carrowby')],
      },
      'Two ferries ordered for next year will not be begun before the spring, the yard at Carrowby said.',
      'Plate costs a third more than when the orders were signed, and the yard carries the difference.',
    ),
  },
  {
    stage: 'subs',
    dueIn: 8,
    with: null,
    story: draft(
      'port-arabic',
      { section: 'iqtisad', headline: 'الميناء الجديد يستقبل أولى السفن قبل موعده بشهر', byline: [by('سامي النجار')] },
      'دخلت أولى السفن الميناء الجديد صباح الاثنين، قبل شهر من الموعد المعلن.',
    ),
  },
  {
    stage: 'ready',
    dueIn: 3,
    with: JOANNA,
    story: draft(
      'cup-replay',
      {
        section: 'sport',
        headline: 'Replay goes to a second evening',
        standfirst: 'Fog stopped the match with the score level.',
        byline: [by('Callum Deering')],
      },
      'The referee waited forty minutes for the far goal to come back into sight, and then sent everybody home.',
    ),
  },
  {
    stage: 'writing',
    dueIn: null,
    with: null,
    spiked: 'Overtaken: the vote was called off.',
    story: draft(
      'bridge-vote',
      { section: 'politics', headline: 'How the bridge vote will go', byline: [by('Tom Quillan')] },
      'Five members had not made up their minds on Sunday evening.',
    ),
  },
];
