import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { glow } from '../kit/sky.ts';
import { type Camera, facing, onWall, type Position, plane, seen } from '../kit/space.ts';
import { circle, down, ellipse, group, n, path, placed, rect, stroke, within } from '../kit/svg.ts';

const camera: Camera = { vanishing: [1060, 440], focal: 820, eye: 2.1 };
const YELLOW = '#f6c95a';

function room(): string {
  const tile = (z: number): Position[] => [
    [-7, 0, z],
    [7, 0, z],
    [7, 0, z + 1.5],
    [-7, 0, z + 1.5],
  ];
  const tiles = Array.from({ length: 20 }, (_, at) =>
    plane(camera, tile(2 + at * 1.5), at % 2 ? '#d9a53f' : '#cf9a38'),
  );
  const lights = Array.from({ length: 12 }, (_, at) =>
    [-3.4, 0, 3.4]
      .map((x) =>
        plane(
          camera,
          [
            [x - 0.8, 4.2, 3 + at * 2.4],
            [x + 0.8, 4.2, 3 + at * 2.4],
            [x + 0.8, 4.2, 4.6 + at * 2.4],
            [x - 0.8, 4.2, 4.6 + at * 2.4],
          ],
          '#fff6d0',
        ),
      )
      .join(''),
  );
  return group([
    plane(
      camera,
      [
        [-7, 4.3, 2],
        [7, 4.3, 2],
        [7, 4.3, 34],
        [-7, 4.3, 34],
      ],
      down('#8a6425', '#e0b04a'),
    ),
    facing(camera, 34, [-7, 0, 14, 4.3], '#f3cf74'),
    onWall(camera, -7, [2, 0, 32, 4.3], '#e0b04a'),
    onWall(camera, 7, [2, 0, 32, 4.3], '#c08f34'),
    ...tiles,
    ...lights,
  ]);
}

/** A row of machines with small windows and status lights along one wall. */
function machines(side: -1 | 1): string {
  const luck = chance(`machines ${side}`);
  return group(
    Array.from({ length: 7 }, (_, at) => {
      const z = 26 - at * 3.6;
      const x = side * 5.2;
      const tone = mix('#fbf3dc', '#d9a94a', z / 40);
      return group([
        facing(camera, z, [side < 0 ? -7 : 5.2, 0, 1.8, 3], mix(tone, '#6d4a1c', 0.25)),
        onWall(camera, x, [z, 0, 3, 3], tone),
        onWall(camera, x, [z + 0.4, 1.5, 1.4, 0.9], '#2c3a4a'),
        onWall(camera, x, [z + 0.5, 1.6, 1.2, 0.7], luck.pick(['#6fd0c0', '#8fc7e8', '#f08a4f'])),
        onWall(camera, x, [z + 2.2, 1.4, 0.5, 1.1], '#8a6a34'),
        ...[0, 1, 2].map((light) =>
          onWall(
            camera,
            x,
            [z + 2.25 + light * 0.16, 2.6, 0.09, 0.14],
            ['#5fd08a', '#f3b23f', '#e0513f'][light] ?? '#ffffff',
          ),
        ),
      ]);
    }),
  );
}

/** Someone in a white clean-room suit, only the eyes to be seen. */
function suited(x: number, z: number, face: 1 | -1): string {
  const foot = seen(camera, [x, 0, z]);
  const size = camera.focal / z / 230;
  return placed(
    foot,
    [size * face, size],
    [
      ellipse([0, 0, 90, 10], '#6d4a1c', 'opacity=".45"'),
      path('M-52 0Q-60 -150 -58 -210Q-62 -300 0 -312Q62 -300 58 -210Q58 -150 50 0H8L0 -130L-10 0Z', '#fdf8ea'),
      path('M10 -306Q62 -296 58 -210Q58 -150 50 0H8L2 -130Z', '#d6bf8d', 'opacity=".55"'),
      path('M-44 -318Q-52 -420 0 -422Q52 -420 44 -318Q0 -296 -44 -318Z', '#fdf8ea'),
      path('M-28 -366Q0 -378 32 -366V-344Q0 -336 -28 -344Z', '#8a5a44'),
      circle([4, -355], 4, '#20161c'),
      circle([24, -355], 4, '#20161c'),
      stroke('M46 -270Q90 -220 130 -226', '#fdf8ea', 30),
      circle([140, -226], 15, '#8fc7e8'),
    ],
  );
}

/** A wafer held up to the light: a disc of small dies with a rainbow lying across it. */
function wafer(): string {
  const disc = circle([430, 560], 330, '#000000');
  const dies = Array.from({ length: 15 }, (_, row) =>
    Array.from({ length: 15 }, (__, column) =>
      rect([110 + column * 43, 240 + row * 43, 38, 38], mix('#2f3f78', '#7a4fa0', (row + column) / 28)),
    ).join(''),
  );
  const shine = ['#ff6f6f', '#ffb84a', '#f7f08a', '#6fe0a0', '#5fb8ff', '#a07bff'].map((colour, at) =>
    path(
      `M${150 + at * 60} 230L${230 + at * 60} 230L${430 + at * 60} 890L${350 + at * 60} 890Z`,
      colour,
      'opacity=".2"',
    ),
  );
  return group([
    ellipse([446, 580, 336, 336], '#6d4a1c', 'opacity=".25"'),
    within(disc, [
      rect([90, 220, 680, 680], '#1d2850'),
      ...dies,
      ...shine,
      path('M90 220H420L200 900H90Z', '#ffffff', 'opacity=".12"'),
    ]),
    `<circle cx="430" cy="560" r="330" fill="none" stroke="#fdf3d0" stroke-width="7"/>`,
    path('M420 890L430 874L440 890Z', YELLOW),
    glow([330, 420], 240, '#ffffff', 0.28),
  ]);
}

function hand(): string {
  return group([
    path('M-20 1067Q60 980 150 940Q240 900 300 850Q330 826 352 846Q372 872 336 910Q280 960 250 1067Z', '#8fc7e8'),
    path('M250 1067Q280 960 336 910Q372 872 352 846Q364 900 320 950Q296 990 292 1067Z', '#4f8fb8'),
    stroke('M300 852Q330 826 350 846', '#d9eef7', 5),
    path('M-20 1067V960Q40 950 96 1067Z', '#fdf8ea'),
    path(`M300 ${n(850)}Q340 800 372 812Q392 826 376 850Q352 880 320 890Z`, '#a8d6f0'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#d9a53f' }, [
    room(),
    machines(-1),
    machines(1),
    suited(1.5, 13, -1),
    suited(-0.8, 18, 1),
    suited(3, 8.2, -1),
    glow([1060, 470], 520, '#fff1c0', 0.4),
    wafer(),
    hand(),
  ]);
}

export const cleanRoom: Drawing = {
  alt: 'A gloved hand holds up a shining silicon wafer in a yellow-lit clean room; technicians in white suits work between rows of machines.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
