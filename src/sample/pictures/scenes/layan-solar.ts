import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { disc, glow, mist } from '../kit/sky.ts';
import { type Camera, type Position, plane, seen } from '../kit/space.ts';
import { circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { mix } from '../kit/colour.ts';

const camera: Camera = { vanishing: [980, 560], focal: 900, eye: 7 };
const HAZE = '#f4c88a';

/** One row of tilted panels: its glass, its frame lines, and its shadow on the sand. */
function panel(x: number, z: number): string {
  const far = Math.min(0.8, z / 150);
  const glass: Position[] = [
    [x, 0.7, z],
    [x + 9, 0.7, z],
    [x + 9, 2.7, z + 2.4],
    [x, 2.7, z + 2.4],
  ];
  const shadow: Position[] = [
    [x + 0.6, 0, z + 0.4],
    [x + 11, 0, z + 0.4],
    [x + 11, 0, z + 3.6],
    [x + 0.6, 0, z + 3.6],
  ];
  const lines = Array.from({ length: 8 }, (_, at) => {
    const [from, to] = [seen(camera, [x + 1 + at, 0.7, z]), seen(camera, [x + 1 + at, 2.7, z + 2.4])];
    return stroke(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, mix('#8fb0d0', HAZE, far), 60 / z);
  });
  return group([
    plane(camera, shadow, '#8a4f38', `opacity="${n(0.5 - far * 0.4, 2)}"`),
    plane(camera, glass, down(mix('#7fa6cf', HAZE, far), mix('#1d3f78', HAZE, far))),
    ...(z < 70 ? lines : []),
  ]);
}

function field(): string {
  const rows = [120, 102, 86, 73, 62, 52, 44, 37, 31, 26, 22, 18.5];
  return group(
    rows.flatMap((z) =>
      Array.from({ length: 15 }, (_, at) => (at - 8) * 11.4)
        .filter((x) => Math.abs(x + 8) > 7 && x < 46)
        .map((x) => panel(x, z)),
    ),
  );
}

function tower(): string {
  return placed([1220, 560], 1, [
    path('M-300 26L0 -330L300 26Z', down('#fff6d8 .5', '#fff6d8 0')),
    path('M-16 0L-11 -330H11L16 0Z', down('#f6e3bd', '#b5805a')),
    path('M0 0L0 -330H11L16 0Z', '#7a4a3c', 'opacity=".35"'),
    rect([-22, -366, 44, 42], '#fffdf0'),
    glow([0, -346], 260, '#fff8da', 0.95),
    circle([0, -346], 30, '#ffffff'),
    rect([-26, -328, 52, 7], '#7a4a3c'),
  ]);
}

function palms(): string {
  const palm = (x: number, y: number, size: number): string =>
    placed([x, y], size, [
      stroke('M0 0Q-8 -70 8 -150', '#4a2f2c', 11),
      ...[-150, -120, -85, -60, -30, 0, 30, 200].map((angle) => {
        const turn = (angle * Math.PI) / 180;
        const [ex, ey] = [8 + Math.cos(turn) * 84, -150 + Math.sin(turn) * 56 + 26];
        return path(
          `M8 -150Q${n((8 + ex) / 2)} ${n(ey - 56)} ${n(ex)} ${n(ey)}Q${n((8 + ex) / 2)} ${n(ey - 30)} 8 -144Z`,
          '#2f4a38',
        );
      }),
      circle([4, -142], 7, '#8a4f38'),
      circle([14, -140], 6, '#8a4f38'),
    ]);
  return group([palm(150, 690, 1), palm(236, 706, 0.8), palm(70, 716, 1.24), palm(330, 690, 0.6)]);
}

function workers(): string {
  return group([
    ellipse([520, 958, 110, 12], '#6d3a2c', 'opacity=".5"'),
    figure([470, 950], 230, '#f3ead8', { coat: true, left: [14, 30], right: [60, 95], head: '#7a4a34', hat: 'helmet' }),
    figure([580, 962], 222, '#d9762f', { left: [20, 40], right: [12, 40], head: '#5b3a2e', hat: 'helmet' }),
    path('M560 838l54 -6l4 34l-54 6z', '#2b3947'),
    path('M564 842l46 -5l3 26l-46 5z', '#9fd3e6'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#3f7fb5', '#8fbcc9 1 .25', '#f5dca8 1 .5') }, [
    disc([420, 250], 60, '#fff8dc', 7),
    hills({ seed: 'layan far', width: 1600, y: 540, rise: 60, hills: 3, rough: 5 }, 640, '#d7a988'),
    hills(
      { seed: 'layan dunes', width: 1600, y: 570, rise: 34, hills: 2.2, rough: 2 },
      700,
      down('#f0bf7f', '#d99a5f'),
    ),
    mist('layan haze', 556, { width: 1600, thick: 40, colour: '#fbe3b4', opacity: 0.7 }),
    rect([0, 590, 1600, 480], down('#f0c286', '#dca063 1 .4', '#b9713f')),
    tower(),
    field(),
    path('M-20 700Q140 660 420 694Q300 730 -20 740Z', '#6d8a55'),
    palms(),
    ...Array.from({ length: 16 }, (_, at) =>
      stroke(`M${-40 + at * 60} ${1000 + (at % 4) * 18}q60 -22 150 -4`, '#8f5530', 2.4, 'opacity=".35"'),
    ),
    workers(),
  ]);
}

export const layanSolar: Drawing = {
  alt: 'Rows of solar panels run across a desert to a tower whose top glows white. Two engineers in helmets study a tablet in front; date palms stand to the left.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
