import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { spray, swell } from '../kit/sea.ts';
import { bands, birds, glow, rain } from '../kit/sky.ts';
import { across, down, group, path, placed, type Point, rect, stroke, turned } from '../kit/svg.ts';

const SHEET: Point = [1600, 1067];

function portholes(y: number, from: number, count: number): string {
  const luck = chance(`portholes ${y}`);
  return group(
    Array.from({ length: count }, (_, at) =>
      rect([from + at * 24, y, 14, 11], luck.happens(0.82) ? '#ffd88c' : '#27415a'),
    ),
  );
}

function ship(): string {
  const white = down('#f4efe2', '#b9c1c2');
  return turned(
    -4.5,
    [820, 600],
    [
      placed([430, 374], 1.06, [
        glow([330, 60], 420, '#ffe2a6', 0.28),
        rect([528, -62, 6, 70], '#22313f'),
        stroke('M531 -58L600 6M531 -40L470 10', '#22313f', 2),
        path('M150 30L176 -34L252 -34L270 30Z', '#c9452f'),
        rect([161, -8, 102, 15], '#f6efe0'),
        path('M168 -34L180 -48L246 -48L252 -34Z', '#1d2a37'),
        path('M96 94L108 28L560 28L604 94Z', white),
        path('M430 28L452 -16L560 -16L586 28Z', white),
        path('M458 -8L556 -8L566 12L464 12Z', '#1f3346'),
        path('M470 -6L494 -6L498 10L474 10ZM520 -6L544 -6L550 10L528 10Z', '#ffd88c', 'opacity=".85"'),
        portholes(44, 130, 18),
        path('M52 158L70 92L668 92Q716 98 742 118L718 158Z', white),
        portholes(110, 92, 25),
        path('M40 150L724 150L752 114Q720 260 640 290L110 290Q60 250 40 150Z', across('#163a52', '#1f5570', '#123246')),
        path('M40 150L724 150L718 166L44 166Z', '#d8a23b'),
        path('M84 96h40v-22h-40zM190 96h44v-18h-44z', '#e08a35'),
      ]),
    ],
  );
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#1b2838', '#3b4f5f 1 .25', '#8f9a92 1 .42', '#e4cf9c 1 .52') }, [
    bands({ seed: 'ferry low', width: 1600, top: 320, bottom: 520 }, 14, '#f0dcae'),
    bands({ seed: 'ferry high', width: 1600, top: -20, bottom: 330 }, 34, '#121c29'),
    glow([1240, 500], 520, '#fff0c2', 0.6),
    hills({ seed: 'ferry isle', width: 1600, y: 500, rise: 90, hills: 2.6, rough: 4 }, 620, '#74868a'),
    hills({ seed: 'ferry near isle', width: 1600, y: 545, rise: 60, hills: 3.4, rough: 4 }, 620, '#4d646e'),
    swell({ seed: 'swell one', y: 604, high: 22, long: 210, top: '#86a39c', foot: '#466b75', foam: '#f2ead2' }, SHEET),
    swell({ seed: 'swell two', y: 655, high: 40, long: 330, top: '#5b878a', foot: '#2d5765', foam: '#efeadb' }, SHEET),
    ship(),
    spray([1200, 700], { seed: 'bow', count: 260, reach: 190, colour: '#f6f4ea' }),
    swell(
      { seed: 'swell three', y: 728, high: 66, long: 520, top: '#41757d', foot: '#1c4454', foam: '#f0f0e4' },
      SHEET,
    ),
    swell(
      { seed: 'swell four', y: 900, high: 112, long: 820, top: '#2b5c69', foot: '#0d2836', foam: '#e3eae0' },
      SHEET,
    ),
    birds('ferry birds', [1180, 250], { count: 11, spread: 240, size: 20, colour: '#f3efe0' }),
    rain({ seed: 'ferry rain', width: 1600, top: -40, bottom: 1000 }, 240, { slant: -0.5, colour: '#e6ecea' }),
  ]);
}

export const ferryStorm: Drawing = {
  alt: 'A car ferry with lit windows climbs a steep sea under dark cloud. Spray bursts at the bow, gulls wheel ahead of it, and low islands lie along a bright horizon.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
