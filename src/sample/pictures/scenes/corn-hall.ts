import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bust, figure, sitter } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { type Camera, facing, onWall, type Position, plane, seen } from '../kit/space.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

const camera: Camera = { vanishing: [760, 430], focal: 900, eye: 3 };
const NIGHT = '#1d2b4a';

function shell(): string {
  const floor: Position[] = [
    [-11, 0, 3],
    [11, 0, 3],
    [11, 0, 40],
    [-11, 0, 40],
  ];
  const boards = Array.from({ length: 23 }, (_, at) => {
    const [from, to] = [seen(camera, [at - 11, 0, 3]), seen(camera, [at - 11, 0, 40])];
    return stroke(`M${n(from[0])} ${n(from[1])}L${n(to[0])} ${n(to[1])}`, '#6b3f2b', 1.6, 'opacity=".55"');
  });
  return group([
    facing(camera, 40, [-11, 0, 22, 14], '#7c4a3c'),
    onWall(camera, -11, [3, 0, 37, 7], '#8f5a43'),
    onWall(camera, 11, [3, 0, 37, 7], '#6e4238'),
    onWall(camera, -11, [3, 0, 37, 1.4], '#4c2e2b'),
    onWall(camera, 11, [3, 0, 37, 1.4], '#3f2728'),
    plane(
      camera,
      [
        [-11, 7, 3],
        [0, 13, 3],
        [0, 13, 40],
        [-11, 7, 40],
      ],
      '#5a3630',
    ),
    plane(
      camera,
      [
        [11, 7, 3],
        [0, 13, 3],
        [0, 13, 40],
        [11, 7, 40],
      ],
      '#472b2b',
    ),
    plane(camera, floor, down('#a8714a', '#c98f5c 1 .3', '#8a5338')),
    ...boards,
  ]);
}

/** The fan window at the far end, and tall ones along each side with the night behind them. */
function panes(): string {
  const [left, top] = seen(camera, [-5, 10.6, 40]);
  const [right, base] = seen(camera, [5, 5.4, 40]);
  const mid = (left + right) / 2;
  const fan = `M${n(left)} ${n(base)}Q${n(left)} ${n(top)} ${n(mid)} ${n(top)}Q${n(right)} ${n(top)} ${n(right)} ${n(base)}Z`;
  const spokes = [-0.7, -0.35, 0, 0.35, 0.7].map((at) =>
    stroke(`M${n(mid)} ${n(base)}L${n(mid + at * (right - left) * 0.6)} ${n(top)}`, '#5a3630', 3),
  );
  const side = [-1, 1].flatMap((wall) =>
    [6, 12, 18, 24, 30].map(
      (z) =>
        onWall(camera, wall * 10.95, [z, 2.4, 2.6, 3.6], NIGHT) +
        onWall(camera, wall * 10.95, [z + 1.2, 2.4, 0.14, 3.6], '#8a5a48') +
        onWall(camera, wall * 10.95, [z, 4.2, 2.6, 0.12], '#8a5a48'),
    ),
  );
  return group([path(fan, NIGHT), ...spokes, ...side]);
}

/** Iron trusses under the roof, near ones drawn over far ones. */
function trusses(): string {
  return group(
    [36, 30, 24, 18, 12, 7].map((z) => {
      const at = (x: number, y: number): string =>
        seen(camera, [x, y, z])
          .map((value) => n(value))
          .join(' ');
      const thick = 130 / z;
      const dark = mix('#20181d', '#7c4a3c', z / 60);
      const webs = [-8, -5, -2, 2, 5, 8].map((x) => `M${at(x, 7)}L${at(x * 0.7, 13 - Math.abs(x * 0.7) * 0.545)}`);
      return stroke(
        `M${at(-11, 7)}L${at(0, 13)}L${at(11, 7)}M${at(-11, 7)}L${at(11, 7)}${webs.join('')}M${at(0, 7)}L${at(0, 13)}`,
        dark,
        thick,
      );
    }),
  );
}

function lamps(): string {
  return group(
    [34, 27, 20, 13].flatMap((z) =>
      [-5, 5].map((x) => {
        const [lx, ly] = seen(camera, [x, 5.4, z]);
        const [, top] = seen(camera, [x, 7, z]);
        const r = 260 / z;
        return group([
          stroke(`M${n(lx)} ${n(top)}L${n(lx)} ${n(ly)}`, '#20181d', 60 / z),
          glow([lx, ly + r * 0.4], r * 15, '#ffcf7d', 0.6),
          path(`M${n(lx - r * 1.5)} ${n(ly)}Q${n(lx)} ${n(ly - r * 1.5)} ${n(lx + r * 1.5)} ${n(ly)}Z`, '#2a2024'),
          ellipse([lx, ly + 1, r * 1.2, r * 0.4], '#fff3cf'),
        ]);
      }),
    ),
  );
}

interface Bed {
  readonly x: number;
  readonly z: number;
  readonly blanket: string;
}

function bed({ x, z, blanket }: Bed): string {
  const box = (left: number, long: number, fill: string, height = 0.5): string =>
    plane(
      camera,
      [
        [x + left, height, z],
        [x + left + long, height, z],
        [x + left + long, height, z + 0.9],
        [x + left, height, z + 0.9],
      ],
      fill,
    );
  const [fx, fy] = seen(camera, [x - 1, 0, z]);
  const [tx] = seen(camera, [x + 1, 0, z]);
  return group([
    ellipse([(fx + tx) / 2, fy, (tx - fx) * 0.56, 60 / z], '#3a2018', 'opacity=".4"'),
    facing(camera, z, [x - 1, 0.06, 0.06, 0.4], '#2a2024'),
    facing(camera, z, [x + 0.94, 0.06, 0.06, 0.4], '#2a2024'),
    box(-1, 2, '#e8d9bd'),
    box(-0.55, 1.55, blanket, 0.54),
    facing(camera, z, [x - 0.55, 0.2, 1.55, 0.34], mix(blanket, '#1a1016', 0.35)),
    facing(camera, z, [x - 1, 0.42, 0.45, 0.08], '#c9b798'),
  ]);
}

const COLOURS = ['#2f5d73', '#a33f34', '#d9a441', '#3d6b52', '#6a4a7c'];

function rows(): string {
  const luck = chance('corn hall rows');
  const beds = [28, 22, 17, 13, 10, 7.6].flatMap((z) =>
    [-8.2, -4.9, 4.9, 8.2].map((x): Bed => ({ x, z, blanket: luck.pick(COLOURS) })),
  );
  return group(
    beds.map((one) => {
      const [px, py] = seen(camera, [one.x, 0.55, one.z + 0.2]);
      const tall = (1.75 * camera.focal) / one.z;
      const person = luck.happens(0.62)
        ? sitter([px, py], tall, luck.pick(['#1f2c3d', '#40302f', '#29403d', '#512f35']), {
            face: luck.happens(0.5) ? 1 : -1,
            head: luck.pick(['#8a5a44', '#c08a6a', '#5b3a2e']),
            bowed: luck.between(0, 0.05),
          })
        : '';
      return bed(one) + person;
    }),
  );
}

function helpers(): string {
  const stand = (x: number, z: number, colour: string, pose: Parameters<typeof figure>[3] = {}): string => {
    const foot = seen(camera, [x, 0, z]);
    return (
      ellipse([foot[0], foot[1], 420 / z, 60 / z], '#3a2018', 'opacity=".35"') +
      figure(foot, (1.75 * camera.focal) / z, colour, pose)
    );
  };
  const [dx, dy] = seen(camera, [2.4, 0, 8.6]);
  return group([
    stand(-1.2, 24, '#3a2c34', { coat: true }),
    stand(0.6, 19, '#2b3b4d', { left: [12, 50], right: [20, 70], head: '#8a5a44' }),
    stand(-2.1, 11.5, '#c9662f', { coat: true, left: [14, 30], right: [30, 95], head: '#5b3a2e' }),
    stand(-0.9, 11.3, '#24354b', { coat: true, left: [26, 80], right: [8, 10], head: '#c08a6a' }),
    stand(1.5, 8.7, '#6d2f3a', { left: [10, 20], right: [16, 30], head: '#c08a6a' }),
    path(
      `M${n(dx - 46)} ${n(dy)}l6 -40q-4 -22 14 -24l40 2q10 -22 26 -18l10 10l-2 8l-16 4l-6 18l4 40l-9 0l-6 -32l-34 -2l-8 34z`,
      '#33241f',
    ),
    circle([dx + 44, dy - 62], 2, '#e8d9bd'),
  ]);
}

/** The tea table nearest to us: urn, cups, and the two who serve, against the light. */
function tea(): string {
  const dark = '#1c1319';
  const cup = (x: number): string =>
    path(`M${x} 886h44l-6 40h-32z`, '#e9dcc4') +
    path(`M${x + 26} 886h18l-6 40h-14z`, '#b99d84') +
    stroke(`M${x + 42} 894q18 4 2 22`, '#e9dcc4', 5) +
    stroke(`M${x + 16} 872q8 -14 0 -26q-8 -12 2 -26`, '#fff3d8', 3, 'opacity=".4"');
  return group([
    path('M-20 926H1620V1067H-20Z', '#2a191d'),
    rect([-20, 920, 1640, 12], '#7a4a38'),
    path('M330 920V770Q330 730 372 722V700H428V722Q470 730 470 770V920Z', across('#f0e3c9', '#a98f7a 1 .4', '#4d3a3a')),
    ellipse([400, 700, 46, 9], '#4d3a3a'),
    circle([400, 688], 11, '#2a191d'),
    path('M470 850h34v30h-12v-14h-22z', '#2a191d'),
    rect([348, 780, 14, 110], '#fff3d8', 'opacity=".5"'),
    ...[560, 630, 700, 1010, 1080].map(cup),
    path('M800 926v-26q50 -30 150 0v26z', '#d9a441'),
    path('M800 912h150v14h-150z', '#f0e3c9'),
    bust([150, 1080], 330, dark, { head: '#3a2420', hair: dark, bun: true }),
    bust([1440, 1080], 360, '#2c1d2a', { head: '#5a3428', hair: '#191014' }),
    stroke('M1300 1010Q1280 930 1216 914', '#2c1d2a', 50),
    circle([1208, 914], 22, '#8a5a44'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#3a2326' }, [
    shell(),
    panes(),
    trusses(),
    lamps(),
    rows(),
    helpers(),
    glow([760, 620], 700, '#ffbf6b', 0.2),
    tea(),
  ]);
}

export const cornHall: Drawing = {
  alt: 'Rows of camp beds with bright blankets in a tall brick hall at night. People sit on them under hanging lamps; volunteers talk in the aisle, and in front of us two more pour tea from an urn.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
