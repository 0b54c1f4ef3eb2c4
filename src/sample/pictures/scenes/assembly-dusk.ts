import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';
import { blocks, windows } from '../kit/town.ts';
import { gleam, reflected, ripples } from '../kit/water.ts';

const SHORE = 690;
const stone = down('#d9a98c', '#8c6f7c 1 .6', '#5b5269');
const LIGHT = { lit: '#ffdc93', dark: '#4a4560' };

/** The colonnade of one wing, columns before lit windows. */
function wing(x: number, width: number): string {
  const columns = Math.round(width / 34);
  return group([
    rect([x, 520, width, 170], stone),
    windows([x + 4, 548, width - 8, 112], [columns, 2], { seed: `wing ${x}`, ...LIGHT, share: 0.55 }),
    ...Array.from({ length: columns + 1 }, (_, at) => rect([x + (at / columns) * width - 4, 538, 8, 128], '#c79c88')),
    rect([x - 8, 522, width + 16, 14], '#e7bd9b'),
    rect([x - 8, 664, width + 16, 26], '#4d4660'),
    ...Array.from({ length: Math.round(width / 20) }, (_, at) => rect([x + at * 20 + 4, 506, 4, 16], '#b48b82')),
    rect([x - 4, 502, width + 8, 5], '#d8ad93'),
  ]);
}

function dome(): string {
  const ribs = [-0.78, -0.48, -0.16, 0.16, 0.48, 0.78].map((at) =>
    stroke(`M${n(800 + at * 128)} 372Q${n(800 + at * 122)} 260 800 212`, '#2d5a63', 3, 'opacity=".55"'),
  );
  return group([
    rect([668, 400, 264, 122], stone),
    windows([676, 416, 248, 92], [11, 1], { seed: 'drum', ...LIGHT, share: 0.95 }),
    ...Array.from({ length: 12 }, (_, at) => rect([672 + at * 22.6, 404, 8, 116], '#cfa38c')),
    rect([656, 390, 288, 16], '#e7bd9b'),
    path('M670 390Q672 222 800 204Q928 222 930 390Z', down('#7fb3a5', '#3f7a7e 1 .5', '#25505e')),
    ...ribs,
    path('M858 216Q926 260 928 390L886 390Q890 270 820 208Z', '#f6c79a', 'opacity=".28"'),
    rect([776, 158, 48, 52], '#caa08d'),
    windows([778, 166, 44, 38], [3, 1], { seed: 'lantern', ...LIGHT, share: 1 }),
    path('M768 160Q772 128 800 122Q828 128 832 160Z', '#3f7a7e'),
    stroke('M800 122L800 62', '#2b3c50', 4),
    path('M802 66Q830 58 852 70Q830 80 802 90Z', '#b23b3f'),
    glow([800, 184], 130, '#ffe3a1', 0.4),
  ]);
}

function portico(): string {
  return group([
    path('M628 522L800 448L972 522Z', '#e3b797'),
    path('M660 514L800 456L940 514Z', '#a9807f'),
    rect([636, 522, 328, 20], '#efc7a2'),
    rect([640, 542, 320, 124], '#433d58'),
    windows([652, 556, 296, 100], [7, 1], { seed: 'portico', ...LIGHT, share: 1 }),
    ...Array.from({ length: 8 }, (_, at) => rect([642 + at * 43.4, 540, 15, 128], down('#eec3a0', '#9c7a80'))),
    rect([616, 666, 368, 9], '#8b7180'),
    rect([600, 675, 400, 16], '#5a5069'),
    glow([800, 640], 220, '#ffdc93', 0.45),
  ]);
}

function quay(): string {
  const lamps = Array.from({ length: 15 }, (_, at) => 40 + at * 109);
  return group([
    rect([0, 684, 1600, 14], '#332f47'),
    ...lamps.map(
      (x) =>
        stroke(`M${x} 686L${x} 640`, '#2b2940', 3) +
        glow([x, 636], 42, '#ffe2a4', 0.8) +
        circle([x, 636], 4.5, '#fff3d0'),
    ),
  ]);
}

function city(): string[] {
  return [
    blocks('assembly far', [-20, SHORE, 420, 190], { seed: 'af', ...LIGHT, share: 0.25, wall: '#77687f' }),
    blocks('assembly far two', [1230, SHORE, 420, 230], { seed: 'ag', ...LIGHT, share: 0.25, wall: '#6f6480' }),
    wing(250, 386),
    wing(964, 386),
    rect([222, 470, 60, 220], stone),
    windows([230, 486, 44, 180], [2, 5], { seed: 'tower', ...LIGHT, share: 0.5 }),
    path('M214 472L252 400L290 472Z', '#3f7a7e'),
    rect([1318, 470, 60, 220], stone),
    windows([1326, 486, 44, 180], [2, 5], { seed: 'tower two', ...LIGHT, share: 0.5 }),
    path('M1310 472L1348 400L1386 472Z', '#3f7a7e'),
    dome(),
    portico(),
  ];
}

function rower(): string {
  return group([
    ellipse([396, 934, 150, 4], '#1b1c33', 'opacity=".5"'),
    path('M250 926Q396 944 544 926Q396 934 250 926Z', '#171a30'),
    path('M392 930L386 902Q392 890 402 900L414 930Z', '#171a30'),
    circle([397, 888], 8.5, '#171a30'),
    stroke('M404 904L470 926M404 904L330 942', '#171a30', 3),
  ]);
}

function scene(): string {
  const surface = { seed: 'assembly water', width: 1600, top: SHORE + 8, bottom: 1067 };
  return frame({ ...WIDE, ground: down('#2a2f5c', '#6b4a7b 1 .25', '#d1706f 1 .46', '#ffb878 1 .62') }, [
    bands({ seed: 'assembly sky', width: 1600, top: 60, bottom: 480 }, 24, '#f08f7a'),
    bands({ seed: 'assembly dark', width: 1600, top: -10, bottom: 260 }, 12, '#3a355f'),
    disc([1130, 590], 46, '#fff0c0', 8),
    hills({ seed: 'assembly hills', width: 1600, y: 600, rise: 60, hills: 2.4 }, 700, '#a8677a'),
    mist('assembly mist', 640, { width: 1600, thick: 60, colour: '#f5b48c', opacity: 0.6 }),
    ...city(),
    birds('assembly birds', [520, 230], { count: 12, spread: 200, size: 13, colour: '#2a2745' }),
    rect([0, SHORE, 1600, 377], down('#c9756f', '#7a4c72 1 .3', '#2b2c55')),
    reflected(SHORE, city(), { opacity: 0.5, stretch: 0.82, blur: 3.5 }),
    quay(),
    gleam(surface, 1130, { colour: '#ffdca0', wide: 90, count: 90 }),
    gleam({ ...surface, seed: 'portico gleam' }, 800, { colour: '#ffd48c', wide: 130, count: 70 }),
    ripples(surface, 190, { colour: '#f2a283', opacity: 0.38 }),
    ripples({ ...surface, seed: 'assembly deep' }, 150, { colour: '#1d1f42', opacity: 0.42 }),
    rower(),
  ]);
}

export const assemblyDusk: Drawing = {
  alt: 'A domed parliament with lit windows across a river at dusk. Its green dome and columns are mirrored in the water, where a lone rower passes.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
