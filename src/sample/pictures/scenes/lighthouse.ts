import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { spray, swell } from '../kit/sea.ts';
import { birds, glow, stars } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, stroke } from '../kit/svg.ts';

const { width, height } = TALL;
const SHEET: Point = [width, height];

function tower(): string {
  return placed([560, 1010], 1.1, [
    path('M-120 20L-84 -560H84L120 20Z', across('#fdf3df', '#d9c3b5 1 .5', '#6d6480')),
    ...[0, 1, 2].map((at) => {
      const [y1, y2] = [-500 + at * 180, -410 + at * 180];
      const half = (y: number): number => 84 + ((y + 560) / 580) * 36;
      return path(
        `M${n(-half(y1))} ${y1}H${n(half(y1))}L${n(half(y2))} ${y2}H${n(-half(y2))}Z`,
        across('#d9523f', '#a83a3a 1 .5', '#4f2440'),
      );
    }),
    ...[-330, -150].map((y) => rect([-14, y, 30, 46], '#2a2440') + rect([-9, y + 5, 20, 36], '#ffd88a')),
    path('M-26 20V-56Q-26 -84 4 -84Q32 -84 32 -56V20Z', '#2a2440'),
    rect([-110, -584, 220, 26], across('#efe3cf', '#8a8094')),
    ...Array.from({ length: 12 }, (_, at) => rect([-106 + at * 19, -626, 4, 44], '#2a2440')),
    rect([-110, -630, 220, 7], '#2a2440'),
    rect([-62, -700, 124, 118], '#fff3c4'),
    ...[-62, -22, 18, 56].map((x) => rect([x, -700, 6, 118], '#2a2440')),
    rect([-62, -644, 124, 4], '#2a2440'),
    path('M-78 -698Q-70 -780 0 -792Q70 -780 78 -698Z', across('#d9523f', '#4f2440')),
    circle([0, -798], 9, '#2a2440'),
    stroke('M0 -800V-850', '#2a2440', 4),
  ]);
}

function beams(): string {
  return group([
    path('M560 300L-60 60V330Z', across('#fff3c4 .05', '#fff3c4 .7')),
    path('M560 300L1140 190V430Z', across('#fff3c4 .7', '#fff3c4 .05')),
    glow([560, 300], 330, '#fff3c4', 0.9),
  ]);
}

function rocks(): string {
  return group([
    path(
      'M180 1120Q240 1020 380 1010L470 980H650L760 1010Q900 1030 980 1130Q1000 1180 960 1210H200Z',
      across('#5f5a78', '#2f2c4a'),
    ),
    path('M180 1120Q240 1020 380 1010L420 1060L300 1120L340 1210H200Z', '#8a86a0', 'opacity=".5"'),
    path('M650 980L760 1010Q900 1030 980 1130L860 1110L760 1060L700 1080Z', '#1d1a35', 'opacity=".6"'),
    path('M640 1000h150v-70h-150z', across('#e3d6c4', '#8a8094')),
    path('M628 934L660 884H776L804 934Z', '#4f2440'),
    rect([690, 952, 30, 48], '#2a2440'),
    rect([744, 950, 26, 24], '#ffd88a'),
    ellipse([420, 1012, 90, 9], '#7a8a5a'),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#16204a', '#3a3a72 1 .35', '#a8607f 1 .62', '#f2a27a 1 .76') }, [
    stars({ seed: 'light stars', width, top: 0, bottom: 560 }, 130),
    beams(),
    hills({ seed: 'light far', width, y: 1040, rise: 30, hills: 2 }, 1110, '#6d4a72'),
    rect([0, 1070, width, 370], down('#c9786f', '#3f3a6d 1 .4', '#141838')),
    tower(),
    rocks(),
    swell({ seed: 'light one', y: 1170, high: 30, long: 230, top: '#6d5f8a', foot: '#33315f', foam: '#f6e3dc' }, SHEET),
    spray([250, 1190], { seed: 'light spray', count: 260, reach: 190, colour: '#fbeee6' }),
    spray([900, 1200], { seed: 'light spray two', count: 180, reach: 130, colour: '#fbeee6' }),
    swell({ seed: 'light two', y: 1270, high: 50, long: 380, top: '#4a4a7f', foot: '#1f2250', foam: '#eadbe0' }, SHEET),
    swell(
      { seed: 'light three', y: 1370, high: 60, long: 560, top: '#2f3468', foot: '#0f1230', foam: '#cfc9df' },
      SHEET,
    ),
    birds('light birds', [800, 700], { count: 6, spread: 150, size: 15, colour: '#1d1a35' }),
  ]);
}

export const lighthouse: Drawing = {
  alt: 'A red and white lighthouse on rocks at nightfall, its beam reaching both ways over breaking waves and a small keeper’s cottage.',
  artist: 'Ines Quarrie',
  ...TALL,
  svg: scene,
};
