import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { glow } from '../kit/sky.ts';
import {
  across,
  circle,
  down,
  ellipse,
  group,
  n,
  path,
  placed,
  type Point,
  smooth,
  stroke,
  turned,
} from '../kit/svg.ts';

/** One stem of kelp from the sea bed to the light, with its blades and floats. */
function kelp(
  x: number,
  { seed, tall, colour, size }: { seed: string; tall: number; colour: string; size: number },
): string {
  const luck = chance(seed);
  const sway = luck.between(20, 60) * size;
  const points: Point[] = Array.from({ length: 13 }, (_, at) => [
    x + Math.sin(at * 0.7 + luck.next()) * sway * (at / 12),
    1080 - (tall * at) / 12,
  ]);
  const blades = points.slice(1).flatMap(([px, py], at) =>
    [-1, 1].map((side) => {
      const [long, lift] = [luck.between(70, 150) * size, luck.between(-10, 60) * size];
      const tip: Point = [px + side * long, py - lift];
      const d = `M${n(px)} ${n(py)}Q${n(px + side * long * 0.4)} ${n(py - lift - 34 * size)} ${n(tip[0])} ${n(tip[1])}Q${n(px + side * long * 0.5)} ${n(py - lift * 0.4 + 22 * size)} ${n(px)} ${n(py)}Z`;
      return (
        path(d, mix(colour, at % 2 ? '#d9c25a' : '#123a44', 0.22)) +
        circle([px + side * 8 * size, py - 6 * size], 7 * size, mix(colour, '#e9d98a', 0.4))
      );
    }),
  );
  return group([stroke(smooth(points), mix(colour, '#123a44', 0.3), 9 * size), ...blades]);
}

function rays(): string {
  return group(
    [
      [360, 40, -120],
      [620, 70, -40],
      [880, 100, 40],
      [1130, 60, 120],
      [1360, 50, 210],
    ].map(([x = 0, wide = 0, lean = 0]) =>
      path(
        `M${x - wide} -20H${x + wide}L${x + wide * 2.6 + lean} 1000H${x - wide * 1.4 + lean}Z`,
        down('#e9fbe6 .32', '#e9fbe6 0'),
      ),
    ),
  );
}

function diver(): string {
  return placed([830, 520], 1.5, [
    turned(
      -14,
      [0, 0],
      [
        path('M-120 16Q-200 20 -260 56Q-300 84 -330 76Q-300 40 -262 24Q-190 -4 -120 -12Z', '#1a2838'),
        path('M-330 76L-400 110Q-412 96 -396 80L-318 52Z', '#e07a3a'),
        path('M-120 -2Q-190 30 -240 90L-300 140Q-316 130 -300 108L-256 66Q-190 4 -130 -16Z', '#22354a'),
        path('M-300 140L-356 196Q-370 186 -362 166L-292 110Z', '#c9622c'),
        path('M-130 -30Q-40 -52 40 -30Q66 -10 44 18Q-40 40 -124 22Q-146 0 -130 -30Z', across('#22354a', '#33506a')),
        path('M-96 -64Q-10 -76 30 -56Q40 -44 26 -34Q-50 -30 -98 -40Q-110 -52 -96 -64Z', across('#d9a53a', '#f3d06a')),
        path('M26 -56L52 -60L54 -38L28 -36Z', '#8a8f99'),
        path('M30 14Q80 40 140 26L150 40Q90 66 20 36Z', '#22354a'),
        circle([152, 34], 13, '#33506a'),
        path('M150 24h60v18h-60z', '#10161f'),
        circle([74, -16], 38, '#1a2838'),
        path('M84 -40Q116 -40 116 -14Q112 6 86 4Z', '#9fe0e6'),
        path('M92 8Q118 12 116 28Q100 34 86 22Z', '#10161f'),
        stroke('M100 24Q60 40 30 -40', '#10161f', 7),
      ],
    ),
    glow([236, 4], 210, '#fdf6c9', 0.75),
    ...[
      [120, -90, 10],
      [136, -130, 14],
      [112, -170, 9],
      [146, -206, 18],
      [124, -256, 12],
      [150, -300, 8],
    ].map(
      ([x = 0, y = 0, r = 1]) =>
        `<circle cx="${x}" cy="${y}" r="${r}" fill="#d9f6ee" fill-opacity=".35" stroke="#eafbf2" stroke-width="2"/>`,
    ),
  ]);
}

function seal(): string {
  return placed([1130, 770], 1.1, [
    path(
      'M-150 20Q-100 -60 20 -64Q110 -70 160 -30Q190 -24 196 0Q186 22 150 24Q90 60 -10 50Q-90 50 -150 20Z',
      across('#4a5a66', '#8a979a 1 .6', '#b5bfb8'),
    ),
    path('M-150 20Q-200 0 -240 -10Q-214 20 -236 50Q-190 40 -146 26Z', '#3f4d58'),
    path('M30 40Q20 90 -20 110Q-16 70 0 44Z', '#3f4d58'),
    circle([150, -16], 8, '#0c1418'),
    circle([153, -19], 2.5, '#ffffff'),
    ellipse([194, -4, 6, 5], '#0c1418'),
    stroke('M178 8l26 10M178 4l30 4', '#e9efe6', 1.6),
    ...[
      [-60, -20],
      [-20, -36],
      [30, -30],
      [-90, 0],
      [0, 0],
      [60, 10],
    ].map(([x = 0, y = 0]) => circle([x, y], 7, '#33404a', 'opacity=".35"')),
  ]);
}

function shoal(): string {
  const luck = chance('shoal');
  return group(
    Array.from({ length: 46 }, () => {
      const [x, y] = [420 + luck.between(-190, 190), 270 + luck.between(-80, 80)];
      return path(
        `M${n(x)} ${n(y)}q14 -9 28 0l10 -6v12l-10 -6q-14 9 -28 0z`,
        luck.pick(['#e9f2d9', '#c5dfc9', '#f3d98a']),
        `opacity="${n(luck.between(0.5, 0.95), 2)}"`,
      );
    }),
  );
}

function scene(): string {
  const far = [60, 210, 330, 700, 1010, 1420, 1540].map((x, at) =>
    kelp(x, { seed: `kelp far ${at}`, tall: 1050, colour: '#3f8a76', size: 0.7 }),
  );
  const mid = [150, 480, 1120, 1500].map((x, at) =>
    kelp(x, { seed: `kelp mid ${at}`, tall: 1100, colour: '#4f8a4a', size: 1.05 }),
  );
  const near = [-10, 300, 1600].map((x, at) =>
    kelp(x, { seed: `kelp near ${at}`, tall: 1150, colour: '#2c4f38', size: 1.7 }),
  );
  return frame({ ...WIDE, ground: down('#c5efd9', '#5fc0b4 1 .2', '#1f7f8f 1 .55', '#0b3a52') }, [
    glow([860, -60], 700, '#f6ffe6', 0.7),
    rays(),
    hills({ seed: 'kelp bed far', width: 1600, y: 940, rise: 60, hills: 2.4, rough: 4 }, 1067, '#1f6f7a'),
    group(far, 'opacity=".55"'),
    shoal(),
    ...mid,
    seal(),
    diver(),
    hills({ seed: 'kelp bed', width: 1600, y: 1020, rise: 40, hills: 3, rough: 4 }, 1067, '#0c3342'),
    ...near,
    ...Array.from({ length: 70 }, (_, at) =>
      circle([(at * 227) % 1600, (at * 131) % 1000], 1.6 + (at % 3), '#eafbe6', 'opacity=".4"'),
    ),
  ]);
}

export const kelpDiver: Drawing = {
  alt: 'A diver with a torch swims through a kelp forest in shafts of green light, watched by a seal; a shoal of small fish turns in the distance.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
