import { expect, test } from 'vitest';
import { makeDurations } from '../base/durations.ts';
import { counter, exposition, gauge, histogram } from './measures.ts';

test('measures are written as Prometheus reads them', () => {
  const took = makeDurations([0.1, 1]);
  took.add(0.5);
  took.add(4);
  const text = exposition([
    counter('things_total', 'Things.\nOf two lines.', { labels: { kind: 'a "b" \\ c\nd' }, value: 3 }),
    gauge('now', 'Now.', 0.5),
    histogram('took_seconds', 'How long.', { labels: { route: '/a' }, spread: took.read() }),
    gauge('nothing', 'Not known.'),
  ]);
  expect(text).toBe(
    [
      '# HELP things_total Things.\\nOf two lines.',
      '# TYPE things_total counter',
      'things_total{kind="a \\"b\\" \\\\ c\\nd"} 3',
      '# HELP now Now.',
      '# TYPE now gauge',
      'now 0.5',
      '# HELP took_seconds How long.',
      '# TYPE took_seconds histogram',
      'took_seconds_bucket{route="/a",le="0.1"} 0',
      'took_seconds_bucket{route="/a",le="1"} 1',
      'took_seconds_bucket{route="/a",le="+Inf"} 2',
      'took_seconds_sum{route="/a"} 4.5',
      'took_seconds_count{route="/a"} 2',
      '',
    ].join('\n'),
  );
});
