import type { VNode } from 'preact';
import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';

/** The forms of a date that HTML lets `datetime` carry: a year, a month, a day. */
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

export const timeline: BlockView<'timeline'> = {
  sheet: 'block-timeline',
  View: ({ block, context: { words, lite } }) => (
    <section class="timeline" aria-label={block.title ?? words.timeline}>
      <h2>{block.title ?? words.timeline}</h2>
      <ol>
        {block.events.map(({ when, date, what }) => (
          <li>
            <When when={when} date={date} />
            <p>
              <Rich text={what} lite={lite} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  ),
};

function When({ when, date }: { when: string; date: string | null }): VNode {
  return <b>{date !== null && DATE.test(date) ? <time datetime={date}>{when}</time> : when}</b>;
}
