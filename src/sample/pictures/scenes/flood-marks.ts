import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { down, group, path, placed, rect, stroke } from '../kit/svg.ts';

/** What stood at Lowmere Bridge, highest first: the year, and how high in metres. */
const marks = [
  ['2026', '6.82'],
  ['1987', '6.41'],
  ['1929', '6.07'],
] as const;

/** From the gauge's nought up to its seventh metre. */
const FOOT = 900;
const METRE = 108;
const BAR = 280;

/** Figures drawn as strokes on a board of 10 by 16, for the drawings set no type. */
const strokes: Readonly<Record<string, string>> = {
  0: 'M5 0Q0 0 0 8T5 16Q10 16 10 8T5 0Z',
  1: 'M2 3L6 0V16',
  2: 'M0 4Q0 0 5 0T10 4Q10 8 0 16H10',
  3: 'M0 0H10L4 6Q10 6 10 11T5 16Q1 16 0 13',
  4: 'M8 16V0L0 11H10',
  5: 'M9 0H2L1 7Q3 5 6 5Q10 6 10 10.5T5 16Q1 16 0 13',
  6: 'M8 0Q0 6 0 11Q0 16 5 16T10 11Q10 6 5 6Q1 6 0 10',
  7: 'M0 0H10L4 16',
  8: 'M5 7Q1 7 1 3.5T5 0Q9 0 9 3.5T5 7Q0 7 0 11.5T5 16Q10 16 10 11.5T5 7Z',
  9: 'M2 16Q10 10 10 5Q10 0 5 0T0 5Q0 10 5 10Q9 10 10 6',
  '.': 'M1 15.5V16',
};

/** How wide a figure is on its board; a point is a stroke. */
function widthOf(sign: string): number {
  return sign === '.' ? 2 : 10;
}

/** Figures with their middle at x. */
function figures(said: string, [x, y]: readonly [number, number], size: number, colour: string): string {
  const signs = [...said];
  const starts = signs.map((_, at) => signs.slice(0, at).reduce((sum, sign) => sum + widthOf(sign) + 5, 0) * size);
  const left = x - ((starts.at(-1) ?? 0) + widthOf(signs.at(-1) ?? '') * size) / 2;
  return group(
    signs.map((sign, at) => placed([left + (starts[at] ?? 0), y], size, [stroke(strokes[sign] ?? '', colour, 2.2)])),
  );
}

function gauge(): string {
  return group(
    Array.from({ length: 8 }, (_, metre) => {
      const y = FOOT - metre * METRE;
      const line = stroke(`M220 ${y}H1480`, '#24404f', metre === 0 ? 5 : 1.5, metre === 0 ? '' : 'opacity=".35"');
      return line + figures(String(metre), [160, y - 20], 2.5, '#24404f');
    }),
  );
}

function bars(): string {
  return group(
    marks.map(([year, level], at) => {
      const x = 300 + at * 410;
      const top = FOOT - Number(level) * METRE;
      const isNow = at === 0;
      const water = isNow ? down('#2f8fb0', '#15506e') : down('#9fc0c6', '#6f98a5');
      const wave = `M${x} ${top + 10}q35 -20 70 0t70 0t70 0t70 0V${FOOT}H${x}Z`;
      return [
        path(wave, water),
        rect([x, FOOT - 4, BAR, 8], '#24404f'),
        figures(level, [x + BAR / 2, top + 64], 4, isNow ? '#fff6e2' : '#12303e'),
        figures(year, [x + BAR / 2, FOOT + 34], 3.4, '#24404f'),
      ].join('');
    }),
  );
}

/** A chart, as a newspaper draws one: three columns of water against the gauge of a bridge. */
export const floodMarks: Drawing = {
  ...WIDE,
  alt: 'A chart of three columns of water against a gauge in metres: 6.82 in 2026, the highest, 6.41 in 1987 and 6.07 in 1929.',
  artist: 'Wren Albery',
  svg: () => frame({ ...WIDE, ground: '#f4ecdb', grain: 0.08 }, [gauge(), bars()]),
};
