import { z } from 'zod';
import { richTextSchema } from '../rich-text.ts';
import { fields, several } from '../document/form.ts';
import { childrenOf, partsOf, richTextIn, type Spot, spotAt, textIn, textOrNull } from '../document/read.ts';
import { attribute, block as blockSpec, container, isText, orNull, suggestable } from '../document/specs.ts';
import { defineBlock, lines } from './define.ts';

/** `when` is written as readers see it; `date` (ISO 8601, any precision) is for machines. */
const eventSchema = z.strictObject({
  when: z.string().min(1),
  date: z.string().nullable().default(null),
  what: richTextSchema,
});

export const timeline = defineBlock({
  schema: z.strictObject({
    type: z.literal('timeline'),
    title: z.string().nullable().default(null),
    events: z.array(eventSchema).min(1),
  }),
  words: (block) => lines(block.title, ...block.events.map((event) => `${event.when} ${event.what.text}`)),
  check: () => [],
  isTold: true,
  remedies: {
    events: 'This timeline has no events. Add one or delete the timeline.',
    when: 'This event does not say when it was. Write the date as readers should see it.',
  },
  nodes: {
    timeline: {
      spec: blockSpec('(field | timelineEvent)*'),
      form: [...fields('title'), several('timelineEvent', 1)],
    },
    timelineEvent: {
      spec: container('(field | paragraph)*', {
        attrs: { date: attribute(orNull(isText), null), ...suggestable },
        isOnlyWords: true,
      }),
      form: [...fields('when'), { nodes: ['paragraph'], least: 1, most: 1 }],
    },
  },
  read: (spot) => ({
    title: textOrNull(spot, 'title'),
    events: partsOf(spot, 'events', ['timelineEvent']).map(eventIn),
  }),
  write: (block, make) =>
    make.form(
      'timeline',
      block,
      block.events.map((one) => make.form('timelineEvent', one, [make.text('paragraph', one.what)])),
    ),
});

function eventIn(spot: Spot): z.infer<typeof eventSchema> {
  const what = childrenOf(spot).find(({ node }) => node.type.name === 'paragraph');
  if (what) spotAt(what.node, what.pos, { ...spot, where: `${spot.where}/what` });
  return {
    when: textIn(spot, 'when'),
    date: spot.node.attrs['date'] as string | null,
    what: what ? richTextIn(what.node) : { text: '', marks: [] },
  };
}
