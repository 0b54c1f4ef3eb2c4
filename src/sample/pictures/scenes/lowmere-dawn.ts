import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { type Camera, type Position, plane, seen } from '../kit/space.ts';
import { down, ellipse, group, n, path, placed, stroke, within } from '../kit/svg.ts';
import { spire } from '../kit/town.ts';
import { gleam, ripples } from '../kit/water.ts';

const camera: Camera = { vanishing: [850, 520], focal: 700, eye: 2.9 };
const LEVEL = 1.15;
const HAZE = '#e9b98d';

type Map = (place: Position) => Position;
const upright: Map = (place) => place;
const inWater: Map = ([x, y, z]) => [x, 2 * LEVEL - y, z];

interface Row {
  readonly side: -1 | 1;
  readonly walls: readonly string[];
  readonly roof: string;
  readonly as: Map;
}

/** How much of the dawn lies between us and something so far away. */
function hazed(colour: string, z: number): string {
  return mix(colour, HAZE, Math.min(0.86, Math.max(0, (z - 7) / 60)));
}

function terrace({ side, walls, roof, as }: Row): string {
  const luck = chance(`lowmere ${side}`);
  const houses = Array.from({ length: 11 }, (_, at) => {
    const z = 3.2 + at * 5.4;
    const wall = hazed(walls[at % walls.length] ?? '#000000', z);
    return { z, svg: house({ side, z, wall, roof: hazed(roof, z + 3), as, lit: luck.happens(0.28) }) };
  });
  return group(houses.reverse().map(({ svg }) => svg));
}

interface Home {
  readonly side: number;
  readonly z: number;
  readonly wall: string;
  readonly roof: string;
  readonly as: Map;
  readonly lit: boolean;
}

function house({ side, z, wall, roof, as, lit }: Home): string {
  const x = side * 6.2;
  const face = (z1: number, y1: number, deep: number, high: number, fill: string): string => {
    const corners: Position[] = [
      [x, y1, z + z1],
      [x, y1 + high, z + z1],
      [x, y1 + high, z + z1 + deep],
      [x, y1, z + z1 + deep],
    ];
    return plane(camera, corners.map(as), fill);
  };
  const shade = mix(wall, '#14202f', 0.55);
  const glass = mix(shade, '#f6cf9f', 0.18);
  const slope: Position[] = [
    [x, 6.3, z - 0.1],
    [side * 9.6, 8.9, z - 0.1],
    [side * 9.6, 8.9, z + 5.4],
    [x, 6.3, z + 5.4],
  ];
  const stack: Position[] = [
    [side * 9, 8.4, z + 4.7],
    [side * 9, 10.2, z + 4.7],
    [side * 9, 10.2, z + 5.6],
    [side * 9, 8.4, z + 5.6],
  ];
  const panes = [
    [0.8, 3.9, lit ? '#ffd98a' : glass],
    [3.1, 3.9, glass],
    [3.1, 1, glass],
  ] as const;
  return group([
    plane(camera, stack.map(as), shade),
    plane(camera, slope.map(as), roof),
    face(0, -1, 5.4, 7.4, wall),
    face(0, 5.95, 5.4, 0.35, shade),
    face(0, 3.2, 5.4, 0.14, shade),
    ...panes.map(
      ([z1, y1, fill]) =>
        face(z1 - 0.12, y1 - 0.14, 1.55, 1.95, mix(wall, '#ffffff', 0.25)) +
        face(z1, y1, 1.3, 1.7, fill) +
        face(z1 + 0.6, y1, 0.09, 1.7, mix(wall, '#ffffff', 0.25)),
    ),
    face(0.7, -1, 1.3, 3.5, mix(shade, '#7a2f2a', 0.35)),
  ]);
}

const left = { side: -1, walls: ['#3a3542', '#43404b', '#4b3a41', '#38404c'], roof: '#242a38' } as const;
const right = { side: 1, walls: ['#a8593f', '#b9714d', '#8f4d3d', '#c58a63'], roof: '#5a4247' } as const;

function lamp(z: number, side: number): string {
  const foot = seen(camera, [side * 4.3, LEVEL, z]);
  const head = seen(camera, [side * 4.3, 5, z]);
  const dip = seen(camera, [side * 4.3, 2 * LEVEL - 5, z]);
  const thick = 90 / z;
  const dark = hazed('#141c2a', z);
  return group([
    stroke(`M${n(foot[0])} ${n(foot[1])}L${n(dip[0])} ${n(dip[1])}`, dark, thick * 0.9, 'opacity=".35"'),
    stroke(`M${n(foot[0])} ${n(foot[1])}L${n(head[0])} ${n(head[1])}`, dark, thick),
    ellipse([head[0], head[1], thick * 2.4, thick * 3], dark),
    glow(head, thick * 20, '#ffdf9c', 0.5),
    ellipse([head[0], head[1], thick * 1.4, thick * 2], '#ffe9b8'),
  ]);
}

function boat(): string {
  const dark = '#101927';
  const hull = 'M-168 -34Q-120 -6 -70 8L118 8Q160 0 178 -44Q120 -26 0 -26T-168 -34Z';
  return placed([706, 838], 1.18, [
    group([path(hull, dark, 'transform="scale(1 -.7) translate(0 -12)" opacity=".4"')]),
    figure([-62, 0], 150, '#182334', { coat: true, left: [20, 60], right: [30, 80], hat: 'helmet' }),
    figure([18, 4], 132, '#24344a', { coat: true, left: [10, 10], right: [14, 40], hat: 'hood', head: '#7d5a4c' }),
    figure([82, 2], 142, '#c7602f', { coat: true, left: [40, 100], right: [24, 50], hat: 'helmet', head: '#4a3330' }),
    path(hull, '#d5572a'),
    path('M-168 -34Q-120 -6 -70 8L118 8Q160 0 178 -44L174 -32Q150 -12 110 -8L-60 -8Q-120 -16 -168 -34Z', '#8f3320'),
    stroke('M-92 -70L-190 30', '#2a2018', 5),
    glow([-150, -92], 120, '#fff3cf', 0.75),
    ellipse([-150, -92, 9, 9], '#fffbe9'),
    stroke('M-150 -92L-104 -74', dark, 6),
    ellipse([10, 26, 250, 5], '#fbe3c0', 'opacity=".5"'),
    ellipse([60, 44, 190, 4], '#1b2738', 'opacity=".5"'),
  ]);
}

function car(): string {
  return placed([1290, 842], 1.05, [
    path('M-150 12Q-140 -18 -92 -26Q-60 -66 -8 -68L66 -66Q106 -60 128 -22Q158 -14 162 12Z', '#2c3a4b'),
    path('M-78 -24Q-52 -56 -10 -58L12 -58L12 -24ZM24 -58L62 -57Q90 -50 106 -22L24 -24Z', '#8fa0a6', 'opacity=".75"'),
    ellipse([6, 14, 190, 6], '#f4d3a9', 'opacity=".5"'),
    path('M-150 16Q-120 44 -60 52L70 52Q130 44 162 16Z', '#1c2635', 'opacity=".35"'),
  ]);
}

/** The water between the houses, and in it the houses upside down. */
function flood(): string {
  const shore: Position[] = [
    [-6.2, LEVEL, 2],
    [-6.2, LEVEL, 63],
    [6.2, LEVEL, 63],
    [6.2, LEVEL, 2],
  ];
  const water = plane(camera, shore, down('#fbdcae', '#dcae8a 1 .12', '#7f7c85 1 .45', '#2a4059'));
  const houses = group([terrace({ ...left, as: inWater }), terrace({ ...right, as: inWater })], 'opacity=".55"');
  return water + within(plane(camera, shore, '#000000'), [houses]);
}

const surface = { seed: 'lowmere water', width: 1600, top: 545, bottom: 1067 };

function scene(): string {
  return frame({ ...WIDE, ground: down('#33506e', '#7d8b98 1 .22', '#f0b98a 1 .42', '#fbe0b4 1 .5') }, [
    bands({ seed: 'lowmere sky', width: 1600, top: 40, bottom: 360 }, 16, '#f7d3ae'),
    disc([868, 470], 40, '#fff3d2', 9),
    spire([800, 330, 52, 190], '#a8816f', '#b08a76'),
    mist('lowmere mist', 470, { width: 1600, thick: 70, colour: '#f3cfa6', opacity: 0.75 }),
    terrace({ ...left, as: upright }),
    terrace({ ...right, as: upright }),
    birds('lowmere birds', [930, 250], { count: 9, spread: 190, size: 12, colour: '#37435a' }),
    flood(),
    gleam(surface, 868, { colour: '#fff0cd', wide: 120, count: 110 }),
    ripples({ ...surface, top: 640 }, 150, { colour: '#f6d5ad', opacity: 0.32 }),
    ripples({ ...surface, seed: 'lowmere dark', top: 640 }, 120, { colour: '#16243a', opacity: 0.35 }),
    lamp(26, -1),
    lamp(17, 1),
    lamp(9.5, -1),
    car(),
    boat(),
  ]);
}

export const lowmereDawn: Drawing = {
  alt: 'A flooded street of terraced houses at sunrise. Three people in an orange boat row between the front doors; street lamps stand in the water and one car shows only its roof and windows.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
