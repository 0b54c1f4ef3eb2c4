import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { crowd, figure } from '../kit/people.ts';
import { bands, glow, rain } from '../kit/sky.ts';
import { type Camera, type Position, plane, seen } from '../kit/space.ts';
import { circle, down, ellipse, group, path, type Point, rect, soft, stroke } from '../kit/svg.ts';

const camera: Camera = { vanishing: [800, 330], focal: 900, eye: 15 };

/** Mown stripes, lines and a goal on a pitch 76 metres wide that begins 22 metres away. */
function pitch(): string {
  const stripes = Array.from({ length: 10 }, (_, at) => {
    const z = 22 + at * 10.5;
    const corners: Position[] = [
      [-38, 0, z],
      [38, 0, z],
      [38, 0, z + 10.5],
      [-38, 0, z + 10.5],
    ];
    return plane(camera, corners, at % 2 ? '#3c9a5c' : '#2f8450');
  });
  const line = (places: Position[]): string => {
    const d = places
      .map((place) =>
        seen(camera, place)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L');
    return stroke(`M${d}`, '#eaf6e6', 3, 'opacity=".85"');
  };
  const ring: Position[] = Array.from({ length: 41 }, (_, at) => {
    const angle = (at / 40) * Math.PI * 2;
    return [Math.cos(angle) * 9.15, 0, 74.5 + Math.sin(angle) * 9.15];
  });
  return group([
    ...stripes,
    line([
      [-34, 0, 24],
      [-34, 0, 125],
      [34, 0, 125],
      [34, 0, 24],
    ]),
    line([
      [-34, 0, 74.5],
      [34, 0, 74.5],
    ]),
    line(ring),
    line([
      [-20, 0, 125],
      [-20, 0, 108.5],
      [20, 0, 108.5],
      [20, 0, 125],
    ]),
    line([
      [-3.7, 0, 125],
      [-3.7, 2.44, 125],
      [3.7, 2.44, 125],
      [3.7, 0, 125],
    ]),
  ]);
}

/** A bank of seats full of people: thousands of points of colour. */
function bank(points: readonly Point[], seed: string, base: string): string {
  const luck = chance(seed);
  const [a, b, c, d] = points as [Point, Point, Point, Point];
  const at = (across: number, up: number): Point => {
    const low: Point = [a[0] + (b[0] - a[0]) * across, a[1] + (b[1] - a[1]) * across];
    const high: Point = [d[0] + (c[0] - d[0]) * across, d[1] + (c[1] - d[1]) * across];
    return [low[0] + (high[0] - low[0]) * up, low[1] + (high[1] - low[1]) * up];
  };
  const people = Array.from({ length: 620 }, () => {
    const colour = luck.pick(['#d43f3a', '#d43f3a', '#f2e9d8', '#25305a', '#c9a27f', '#7f2a3c']);
    return circle(
      at(luck.next(), luck.next()),
      luck.between(1.6, 3.1),
      colour,
      `opacity="${luck.between(0.35, 0.9).toFixed(2)}"`,
    );
  });
  return path(`M${points.map((point) => point.join(' ')).join('L')}Z`, base) + group(people);
}

function pylon(x: number, y: number, scale: number): string {
  const lamps = Array.from({ length: 12 }, (_, at) =>
    circle([x + ((at % 4) - 1.5) * 17 * scale, y + Math.floor(at / 4) * 15 * scale], 6.4 * scale, '#fffdf0'),
  );
  return group([
    stroke(`M${x - 8} ${y + 330}L${x} ${y}L${x + 8} ${y + 330}`, '#1b2440', 4),
    ...Array.from({ length: 7 }, (_, at) =>
      stroke(`M${x - 7} ${y + 40 + at * 40}L${x + 7} ${y + 80 + at * 40}`, '#1b2440', 2),
    ),
    rect([x - 40 * scale, y - 12 * scale, 80 * scale, 54 * scale], '#222c4c'),
    glow([x, y + 14], 330 * scale, '#f4f3d8', 0.75),
    ...lamps,
  ]);
}

function shaft(x: number, y: number, to: Point, wide: number): string {
  return path(`M${x} ${y}L${to[0] - wide} ${to[1]}L${to[0] + wide} ${to[1]}Z`, down('#fdf7d5 .32', '#fdf7d5 0'));
}

function players(): string {
  const luck = chance('players');
  const spots: [number, number, string][] = [
    [-12, 60, '#d43f3a'],
    [-3, 68, '#f4f1e4'],
    [4, 58, '#d43f3a'],
    [11, 72, '#f4f1e4'],
    [17, 88, '#d43f3a'],
    [-18, 92, '#f4f1e4'],
    [1, 100, '#d43f3a'],
    [-8, 110, '#f4f1e4'],
    [-25, 74, '#d43f3a'],
    [24, 62, '#f4f1e4'],
    [3, 121, '#e3b23c'],
  ];
  return group(
    spots
      .sort((one, other) => other[1] - one[1])
      .map(([x, z, shirt]) => {
        const foot = seen(camera, [x, 0, z]);
        const tall = (1.9 * camera.focal) / z;
        const shadow = [-1, 1].map((side) =>
          ellipse([foot[0] + side * tall * 0.6, foot[1], tall * 0.6, tall * 0.06], '#0d2a22', 'opacity=".35"'),
        );
        return group([
          ...shadow,
          figure(foot, tall, shirt, {
            stride: luck.between(0.2, 0.55),
            lean: luck.between(-12, 12),
            left: [luck.between(0, 60), 20],
            right: [luck.between(0, 60), 40],
            head: '#6b4434',
          }),
        ]);
      }),
  );
}

function spectators(): string {
  const luck = chance('spectators');
  const row = (y: number, count: number): Point[] =>
    Array.from({ length: count }, (_, at) => [
      ((at + 0.5 + luck.between(-0.16, 0.16)) / count) * 1700 - 50,
      y + luck.between(-12, 12),
    ]);
  return group([
    crowd(row(925, 21), 58, mix('#12183a', '#2b3566', 0.4)),
    crowd(row(1005, 17), 76, '#0b1029'),
    stroke('M470 960L430 790M640 950L690 800', '#0b1029', 22),
    path('M380 800Q560 770 740 806L736 846Q560 812 384 842Z', '#d43f3a'),
    path('M384 820Q560 790 738 826L737 834Q560 800 384 830Z', '#f2e9d8'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#0b1130', '#1c2a5a 1 .3', '#3d4f84') }, [
    bands({ seed: 'stadium cloud', width: 1600, top: 0, bottom: 240 }, 16, '#27356a'),
    pylon(236, 92, 1),
    pylon(1364, 92, 1),
    pylon(560, 128, 0.62),
    pylon(1040, 128, 0.62),
    path('M420 300L1180 300L1230 262L370 262Z', '#141b3c'),
    bank(
      [
        [440, 436],
        [1160, 436],
        [1200, 300],
        [400, 300],
      ],
      'far bank',
      '#20294f',
    ),
    bank(
      [
        [-60, 800],
        [442, 436],
        [402, 290],
        [-60, 330],
      ],
      'left bank',
      '#1b2347',
    ),
    bank(
      [
        [1660, 800],
        [1158, 436],
        [1198, 290],
        [1660, 330],
      ],
      'right bank',
      '#1b2347',
    ),
    path('M-20 322L412 286L380 252L-20 250Z', '#0f1534'),
    path('M1620 322L1188 286L1220 252L1620 250Z', '#0f1534'),
    pitch(),
    soft(30, [ellipse([800, 610, 560, 190], '#e9f6cf', 'opacity=".24"')]),
    players(),
    group([shaft(236, 110, [620, 800], 260), shaft(1364, 110, [980, 800], 260)]),
    rain({ seed: 'stadium rain', width: 1600, top: 0, bottom: 820 }, 220, { slant: 0.12, colour: '#f3f5e6' }),
    spectators(),
  ]);
}

export const stadiumNight: Drawing = {
  alt: 'A floodlit football match seen from the stand. Spectators in the foreground hold up a red and white scarf; players cast double shadows on a striped pitch in light rain.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
