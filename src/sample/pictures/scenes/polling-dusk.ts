import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bareTree, hills } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { bands, disc, glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, path, rect, stroke, straight } from '../kit/svg.ts';
import { windows } from '../kit/town.ts';

function hall(): string {
  return group([
    path(
      straight([
        [520, 700],
        [520, 470],
        [760, 300],
        [1000, 470],
        [1000, 700],
      ]),
      down('#8f5f58', '#6d4750'),
    ),
    path(
      straight([
        [1000, 700],
        [1000, 470],
        [1420, 470],
        [1420, 700],
      ]),
      '#7b525a',
    ),
    path(
      straight([
        [760, 292],
        [1010, 462],
        [1440, 462],
        [1300, 292],
      ]),
      down('#3d3550', '#2c2740'),
    ),
    stroke('M500 484L760 296L1018 482', '#2c2740', 16),
    ...[1060, 1150, 1240, 1330].map(
      (x) =>
        rect([x - 4, 516, 58, 108], '#3a2c40') +
        windows([x, 520, 50, 100], [1, 1], { seed: 'hall', lit: '#ffd88c', dark: '#ffd88c', share: 1 }) +
        rect([x - 12, 510, 74, 122], '#ffd07a', 'opacity=".18"'),
    ),
    circle([760, 410], 34, '#3a2c40'),
    circle([760, 410], 28, '#ffd88c'),
    stroke('M760 382V438M732 410H788', '#3a2c40', 4),
    path('M700 700V560Q700 500 760 500Q820 500 820 560V700Z', '#ffe2a3'),
    path('M700 700V560Q700 500 760 500V700Z', '#ffd285'),
    path('M694 700V560Q694 494 760 494Q826 494 826 560V700H820V562Q820 502 760 502Q700 502 700 562V700Z', '#3a2c40'),
    rect([1180, 250, 20, 52], '#2c2740'),
    path('M1170 256h40l-20 -34z', '#2c2740'),
    rect([852, 560, 92, 64], '#efe6d2'),
    path('M868 578l14 16l26 -28', '#efe6d2', 'stroke="#1f5f6b" stroke-width="8" fill-opacity="0"'),
    path('M862 606h72v6h-72z', '#7c6a64'),
  ]);
}

function light(): string {
  return group([
    path('M700 700H820L1010 1067H520Z', down('#ffe2a3 .75', '#ffd285 .08')),
    glow([760, 610], 330, '#ffdf9b', 0.5),
  ]);
}

function queue(): string {
  const people = [
    [792, 738, 168, '#4a2b3c', { coat: true, left: [10, 30], right: [8, 4], head: '#c08a6a' }],
    [726, 742, 172, '#23304a', { left: [14, 40], right: [10, 20], hat: 'cap', head: '#8a5a44' }],
    [872, 776, 186, '#2f4a3f', { coat: true, left: [8, 6], right: [18, 60], hat: 'hood' }],
    [950, 812, 150, '#a8433a', { coat: true, left: [34, 60], right: [8, 6], head: '#6b4434' }],
    [1004, 822, 206, '#20273d', { coat: true, left: [20, 16], right: [8, 4], head: '#6b4434' }],
    [1092, 862, 216, '#3c3350', { left: [10, 10], right: [20, 80], hat: 'cap', head: '#d9a183' }],
    [1186, 900, 222, '#5a3a2c', { coat: true, left: [8, 8], right: [12, 20], head: '#c08a6a' }],
  ] as const;
  return group(
    people.map(
      ([x, y, tall, colour, pose]) =>
        ellipse([x + 26, y + 4, 74, 9], '#1a1428', 'opacity=".45"') + figure([x, y], tall, colour, pose),
    ),
  );
}

function dog(): string {
  return group([
    path(
      'M1260 908l4 -34q-6 -18 8 -24l46 2q10 -24 26 -18l8 12l-8 10l-12 2l-8 16l4 34h-10l-6 -26l-32 -2l-8 28z',
      '#2a2030',
    ),
    stroke('M1262 854q-16 -4 -18 -22', '#2a2030', 6),
    stroke('M1338 850Q1280 820 1216 812', '#1a1428', 2),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#2f3d6e', '#7a5a86 1 .3', '#d98a80 1 .52', '#f7c08a 1 .64') }, [
    bands({ seed: 'polling sky', width: 1600, top: 80, bottom: 520 }, 22, '#f2a08c'),
    disc([300, 600], 40, '#ffeec2', 8),
    hills({ seed: 'polling far', width: 1600, y: 640, rise: 70, hills: 2 }, 760, '#8f6480'),
    hills({ seed: 'polling mid', width: 1600, y: 700, rise: 40, hills: 2.6 }, 800, '#5f4869'),
    ...[80, 190, 270].map(
      (x, at) =>
        path(`M${x} 690v-60l34 -30l34 30v60z`, ['#4c3c5c', '#57435f', '#443653'][at] ?? '#443653') +
        rect([x + 26, 644, 16, 18], '#ffd07a'),
    ),
    hall(),
    rect([0, 696, 1600, 371], across('#3a3052', '#51406a 1 .5', '#2d2744')),
    light(),
    path('M0 800Q240 770 470 840Q560 880 540 930Q300 880 0 930Z', '#2b2542'),
    bareTree([300, 1010], { seed: 'polling tree', height: 820, colour: '#1d1830' }),
    bareTree([1500, 930], { seed: 'polling tree two', height: 560, colour: '#1d1830' }),
    queue(),
    dog(),
    path('M0 1067V990Q300 950 620 1030Q900 1070 1600 1000V1067Z', '#17132a'),
  ]);
}

export const pollingDusk: Drawing = {
  alt: 'People queue at dusk outside a village hall whose open door throws warm light across the path. A sign with a tick hangs by the door; one voter has brought a dog.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
