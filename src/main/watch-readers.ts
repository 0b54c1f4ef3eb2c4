import { type Problem, problem } from '../base/problem.ts';
import type { Delivery } from '../delivery/open-delivery.ts';
import type { Shelf } from '../press/shelf.ts';
import { counter, gauge, histogram, type Measure } from '../seeing/measures.ts';
import type { Watched } from '../seeing/open-watch.ts';

/** What the readers' process says about itself: what readers ask, and how old what they get is. */
export function watchReaders(delivery: Pick<Delivery, 'tally' | 'damaged'>, shelf: Shelf): Watched {
  return {
    measures: () => [...ofReaders(delivery), ...ofShelf(shelf)],
    notReady: () => whyNoReaders(shelf),
  };
}

function ofReaders({ tally, damaged }: Pick<Delivery, 'tally' | 'damaged'>): Measure[] {
  const { answers, ready, made, making, media, connections, memory } = tally();
  const byKind = answers.map(({ kind, status, count }) => ({
    labels: { kind, status: status === 0 ? 'other' : String(status) },
    value: count,
  }));
  return [
    counter('standfirst_reader_requests_total', 'Readers’ requests, by kind of page and status.', ...byKind),
    counter('standfirst_reader_media_total', 'Requests for pictures, films and sound that were served.', media),
    counter(
      'standfirst_reader_answers_total',
      'Answers given from ready bytes, and those that had to be made.',
      ...fromCache(ready, made),
    ),
    histogram('standfirst_reader_making_seconds', 'How long answers that were not ready took.', { spread: making }),
    gauge('standfirst_connections', 'Open connections.', connections),
    gauge('standfirst_reader_cache_bytes', 'Memory taken by ready answers.', memory),
    gauge('standfirst_pages_damaged', 'Pages found damaged and not yet pressed again.', damaged().length),
  ];
}

function fromCache(ready: number, made: number) {
  return [
    { labels: { from: 'ready' }, value: ready },
    { labels: { from: 'made' }, value: made },
  ];
}

function ofShelf(shelf: Shelf): Measure[] {
  const { number, at } = shelf.standings();
  if (number === 0) return [];
  return [
    counter('standfirst_shelf_settles_total', 'Settles of the shelf known to this process.', number),
    gauge('standfirst_output_age_seconds', 'Time since something last reached readers.', (Date.now() - at) / 1000),
  ];
}

async function whyNoReaders(shelf: Shelf): Promise<Problem[]> {
  try {
    if ((await shelf.tag('/')) !== null) return [];
    return [
      problem(
        'readers-empty',
        'shelf',
        'There is no front to serve yet. The newsroom presses it once it has been set up.',
      ),
    ];
  } catch {
    return [
      problem(
        'shelf-unreadable',
        'shelf',
        'The shelf cannot be read. Check whether the user who runs this may read it, and whether the disk is there.',
      ),
    ];
  }
}
