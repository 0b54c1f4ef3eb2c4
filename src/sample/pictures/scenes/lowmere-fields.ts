import { type Chance, chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { type Camera, type Position, plane, seen } from '../kit/space.ts';
import { circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { spire } from '../kit/town.ts';
import { gleam, ripples } from '../kit/water.ts';

const camera: Camera = { vanishing: [800, 330], focal: 950, eye: 62 };
const HAZE = '#f0c59a';
const FAR = 1500;

const hazed = (colour: string, z: number): string => mix(colour, HAZE, Math.min(0.85, z / FAR));

/** Corners of the patchwork: rows farther apart the farther they are, every corner a little out of line. */
function corners(luck: Chance): Position[][] {
  const rows = [66, 92, 128, 180, 255, 360, 510, 720, 1020, FAR];
  return rows.map((z) =>
    Array.from({ length: 13 }, (_, at) => [
      (at - 6) * (34 + z * 0.14) + luck.between(-0.2, 0.2) * 60,
      0,
      z * luck.between(0.94, 1.06),
    ]),
  );
}

/** One field: most lie under water and show the sky, a few stand out green or ploughed. */
function field(places: Position[], luck: Chance): string {
  const [x, , z] = places[0] ?? [0, 0, 1];
  const dry = luck.happens(z > 250 && x > -60 && z < 800 ? 0.5 : 0.16);
  if (!dry) return '';
  return (
    plane(camera, places, hazed(luck.pick(['#6f8a4d', '#57733f', '#8a6b45', '#7d934f']), z)) +
    furrows(places, hazed('#3f5233', z))
  );
}

function furrows(places: Position[], colour: string): string {
  const line = (at: number): string => {
    const [from, to] = [between(places, at, 0), between(places, at, 1)];
    return stroke(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, colour, 1.2, 'opacity=".35"');
  };
  return group([0.1, 0.25, 0.4, 0.55, 0.7, 0.85].map(line));
}

/** A point inside a field, by shares of its width and depth. */
function between([a, b, c, d]: Position[], across: number, deep: number): readonly [number, number] {
  const near = [0, 1, 2].map((axis) => (a?.[axis] ?? 0) * (1 - across) + (b?.[axis] ?? 0) * across);
  const far = [0, 1, 2].map((axis) => (d?.[axis] ?? 0) * (1 - across) + (c?.[axis] ?? 0) * across);
  const mid = near.map((value, axis) => value * (1 - deep) + (far[axis] ?? 0) * deep);
  return seen(camera, [mid[0] ?? 0, mid[1] ?? 0, mid[2] ?? 1]);
}

/** A hedge between two corners: bushes of all sizes, each with its dark image in the water. */
function hedge(from: Position, to: Position, luck: Chance): string {
  const count = Math.round(9 + 500 / from[2]);
  const dark = hazed('#26382c', from[2]);
  const lit = hazed('#4f6039', from[2]);
  return group(
    Array.from({ length: count }, (_, at) => {
      const share = (at + luck.next() * 0.6) / count;
      const [x, y] = seen(camera, [from[0] + (to[0] - from[0]) * share, 0, from[2] + (to[2] - from[2]) * share]);
      const r = (camera.focal / from[2]) * luck.between(0.5, luck.happens(0.12) ? 3.4 : 1.5);
      const image = ellipse([x, y + r * 1.1, r * 0.9, r * 1.3], dark, 'opacity=".3"');
      return (
        image +
        circle([x, y - r * 0.5], r, dark) +
        circle([x + r * 0.7, y - r * 0.2], r * 0.7, dark) +
        circle([x - r * 0.25, y - r * 0.9], r * 0.6, lit)
      );
    }),
  );
}

function patchwork(): string {
  const luck = chance('lowmere patchwork');
  const grid = corners(luck);
  const rows = grid.slice(0, -1).map((row, deep) => {
    const behind = grid[deep + 1] ?? row;
    return group(
      row.slice(0, -1).map((corner, at) => {
        const places = [corner, row[at + 1], behind[at + 1], behind[at]].filter(
          (one): one is Position => one !== undefined,
        );
        return (
          field(places, luck) +
          hedge(behind[at] ?? corner, behind[at + 1] ?? corner, luck) +
          (luck.happens(0.7) ? hedge(corner, behind[at] ?? corner, luck) : '')
        );
      }),
    );
  });
  return group(rows.reverse());
}

function village(): string {
  return placed([1060, 498], 1.15, [
    ellipse([20, 8, 250, 22], '#7b8a55'),
    ...[-150, -112, -60, 96, 140, 190].map(
      (x, at) =>
        path(`M${x} 4v-26l20 -16l20 16v26z`, ['#8f4f3d', '#b98a66', '#7b5648'][at % 3] ?? '#8f4f3d') +
        path(`M${x - 4} -20l24 -20l24 20l-6 4l-18 -15l-18 15z`, '#3c3a40'),
    ),
    spire([0, -78, 26, 82], '#5d5a60', '#a58a75'),
    path('M26 -28h58v32h-58z', '#a58a75'),
    path('M22 -28l12 -20h46l10 20z', '#5d5a60'),
    ...[-90, -30, 118, 214].map((x) => circle([x, -16], 16, '#3c4d33') + circle([x + 14, -8], 13, '#46583a')),
  ]);
}

/** The road to the village, which goes under the water half-way, and a car with a blue light at its edge. */
function road(): string {
  const edge: Position[] = [
    [-52, 0.5, 62],
    [-26, 0.5, 62],
    [4, 0.5, 165],
    [-10, 0.5, 168],
  ];
  const line = [
    [-39, 62],
    [-22, 110],
    [-6, 158],
  ].map(([x, z]) => seen(camera, [x ?? 0, 0.6, z ?? 1]));
  const dashes = `M${line.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
  const posts = [172, 190, 212, 238, 268].map((z) => {
    const [x, y] = seen(camera, [-18 + (z - 150) * 0.19, 0, z]);
    return (
      stroke(`M${n(x)} ${n(y)}v${n(-900 / z)}`, '#3a3a40', 400 / z) +
      stroke(`M${n(x)} ${n(y)}v${n(500 / z)}`, '#3a3a40', 400 / z, 'opacity=".3"')
    );
  });
  return group([
    plane(camera, edge, down('#8b8078', '#54525a 1 .3')),
    `<path d="${dashes}" fill="none" stroke="#e9dcc0" stroke-width="3" stroke-dasharray="18 22" opacity=".8"/>`,
    ...posts,
    placed(seen(camera, [-8, 0.5, 140]), 1.05, [
      ellipse([0, 4, 44, 6], '#22252c', 'opacity=".4"'),
      path('M-34 0h68v-16l-14 -4l-10 -15h-26l-8 15l-10 3z', '#e8e3d4'),
      path('M-10 -32h14l7 12h-24z', '#2b3947'),
      path('M-34 -10h68v5h-68z', '#2d6f8e'),
      circle([-19, 0], 7, '#15191f'),
      circle([19, 0], 7, '#15191f'),
      path('M-6 -36h12v-6h-12z', '#4fb3ff'),
      glow([0, -40], 60, '#4fb3ff', 0.7),
      glow([38, -10], 60, '#fff0b8', 0.8),
    ]),
  ]);
}

function sheet(): string {
  const surface = { seed: 'fields water', width: 1600, top: 346, bottom: 1067 };
  return group([
    rect([0, 344, 1600, 723], down('#ffe3b4', '#f3c79c 1 .12', '#b9b3ae 1 .38', '#6f8ea9 1 .8', '#4c6f90')),
    gleam(surface, 420, { colour: '#fff4d8', wide: 110, count: 140 }),
    ripples({ ...surface, top: 420 }, 160, { colour: '#fdf0d8', opacity: 0.4 }),
    ripples({ ...surface, seed: 'fields deep', top: 500 }, 110, { colour: '#3e5f80', opacity: 0.3 }),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#5f86a8', '#b6bdb8 1 .16', '#f7cf9b 1 .28', '#ffe6b8 1 .32') }, [
    bands({ seed: 'fields sky', width: 1600, top: 20, bottom: 250 }, 20, '#fde3bd'),
    disc([420, 282], 34, '#fff6da', 9),
    hills({ seed: 'fields far', width: 1600, y: 320, rise: 56, hills: 2.4 }, 420, '#d6b69a'),
    hills({ seed: 'fields near', width: 1600, y: 345, rise: 34, hills: 3.4 }, 420, '#b79f86'),
    mist('fields mist', 356, { width: 1600, thick: 44, colour: '#fbdcb0', opacity: 0.7 }),
    sheet(),
    patchwork(),
    road(),
    village(),
    birds('fields birds', [560, 160], { count: 16, spread: 260, size: 14, colour: '#40414c' }),
  ]);
}

export const lowmereFields: Drawing = {
  alt: 'Flooded farmland from the air at sunrise. Fields divided by dark hedges mirror the sky; a village with a spire stands on dry ground and one car waits where the road goes under.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
