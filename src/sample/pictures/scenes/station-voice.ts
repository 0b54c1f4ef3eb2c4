import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { crowd, figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { type Camera, facing, type Position, plane, seen } from '../kit/space.ts';
import { across, circle, down, ellipse, group, n, path, type Point, rect, stroke } from '../kit/svg.ts';

const camera: Camera = { vanishing: [800, 560], focal: 700, eye: 3 };

/** One iron rib of the roof, a wide arch at its distance. */
function rib(z: number): string {
  const arc = Array.from({ length: 25 }, (_, at): Point => {
    const angle = Math.PI * (at / 24);
    return seen(camera, [-Math.cos(angle) * 16, 5 + Math.sin(angle) * 13, z]);
  });
  const d = `M${arc.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
  const feet = [-16, 16].map((x) => {
    const [fx, fy] = seen(camera, [x, 0, z]);
    const [, top] = seen(camera, [x, 5, z]);
    return rect([fx - 170 / z, top, 340 / z, fy - top], '#2f3f4a');
  });
  return group([stroke(d, '#2f3f4a', 300 / z), ...feet]);
}

/** The glass between the ribs, warmer towards the far end. */
function glass(): string {
  const panes = Array.from({ length: 24 }, (_, at) => {
    const [a, b] = [Math.PI * (at / 24), Math.PI * ((at + 1) / 24)];
    const corner = (angle: number, z: number): Position => [-Math.cos(angle) * 16, 5 + Math.sin(angle) * 13, z];
    return plane(
      camera,
      [corner(a, 8), corner(b, 8), corner(b, 70), corner(a, 70)],
      at % 2 ? '#8fb5bd' : '#7fa6b0',
      `opacity="${n(0.35 + Math.sin((at / 24) * Math.PI) * 0.4, 2)}"`,
    );
  });
  const bars = [16, 24, 34, 46, 58].map((z) => {
    const arc = Array.from({ length: 25 }, (_, at): Point =>
      seen(camera, [-Math.cos(Math.PI * (at / 24)) * 16, 5 + Math.sin(Math.PI * (at / 24)) * 13, z]),
    );
    return stroke(`M${arc.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`, '#4f6a74', 60 / z);
  });
  return group([...panes, ...bars]);
}

function beams(): string {
  return group(
    [
      [360, 120, -60],
      [640, 60, -10],
      [980, 80, 40],
      [1240, 130, 90],
    ].map(([x = 0, wide = 0, lean = 0]) =>
      path(
        `M${x - wide * 0.4} 60H${x + wide * 0.4}L${x + wide + lean} 960H${x - wide * 0.6 + lean}Z`,
        down('#fff3d0 .42', '#fff3d0 0'),
      ),
    ),
  );
}

function trains(): string {
  const side = (of: -1 | 1): string => {
    const wall: Position[] = [
      [of * 8, 0.4, 12],
      [of * 8, 4, 12],
      [of * 8, 4, 62],
      [of * 8, 0.4, 62],
    ];
    const windows = Array.from({ length: 14 }, (_, at) =>
      plane(
        camera,
        [
          [of * 7.98, 2, 13 + at * 3.4],
          [of * 7.98, 3.2, 13 + at * 3.4],
          [of * 7.98, 3.2, 15.2 + at * 3.4],
          [of * 7.98, 2, 15.2 + at * 3.4],
        ],
        '#ffe1a0',
      ),
    );
    return group([
      plane(camera, wall, across(of < 0 ? '#7a2f33' : '#4a1f26', of < 0 ? '#4a1f26' : '#7a2f33')),
      plane(
        camera,
        [
          [of * 8, 1.4, 12],
          [of * 8, 1.6, 12],
          [of * 8, 1.6, 62],
          [of * 8, 1.4, 62],
        ],
        '#e9c46a',
      ),
      ...windows,
      facing(camera, 12, [of < 0 ? -11 : 8, 0.4, 3, 3.6], '#5a2429'),
      facing(camera, 12, [of < 0 ? -10.6 : 8.4, 2, 2.2, 1.3], '#20303a'),
    ]);
  };
  return side(-1) + side(1);
}

/** The loudspeakers on their pole and the clock beneath. */
function speakers(): string {
  const horn = (side: -1 | 1): string =>
    path(
      `M${800 + side * 14} 236L${800 + side * 96} 190Q${800 + side * 122} 236 ${800 + side * 96} 282Z`,
      across('#dfe6e6', '#6d7a86'),
    ) + ellipse([800 + side * 99, 236, 12, 46], '#26323c');
  const waves = [60, 100, 140].flatMap((r, at) =>
    [-1, 1].map((side) =>
      stroke(
        `M${800 + side * (118 + r * 0.5)} ${236 - r * 0.7}Q${800 + side * (140 + r)} 236 ${800 + side * (118 + r * 0.5)} ${236 + r * 0.7}`,
        '#fff6da',
        6 - at,
        `opacity="${n(0.75 - at * 0.2, 2)}"`,
      ),
    ),
  );
  return group([
    rect([793, 0, 14, 330], '#26323c'),
    horn(-1),
    horn(1),
    ...waves,
    circle([800, 360], 62, '#26323c'),
    circle([800, 360], 52, '#fdf6e2'),
    ...Array.from({ length: 12 }, (_, at) =>
      circle([800 + Math.sin((at / 12) * 6.283) * 42, 360 - Math.cos((at / 12) * 6.283) * 42], 3, '#26323c'),
    ),
    stroke('M800 360L784 388M800 360L812 318', '#26323c', 5),
    glow([800, 360], 150, '#fff3cf', 0.4),
  ]);
}

/** People of all sorts stopped on the concourse with their faces up. */
function listeners(): string {
  const luck = chance('listeners');
  const coats = ['#2f4a5f', '#6a2f3a', '#3f5a44', '#c9762f', '#3a2f55', '#8a6a3a', '#1f3342'];
  const skin = ['#c08a6a', '#8a5a44', '#d9a183', '#6b4434'];
  const spots = Array.from({ length: 24 }, () => [luck.between(-6.5, 6.5), luck.between(9, 40)] as const).sort(
    (one, other) => other[1] - one[1],
  );
  return group(
    spots.map(([x, z]) => {
      const [fx, fy] = seen(camera, [x, 0, z]);
      const tall = (1.72 * camera.focal) / z;
      return (
        ellipse([fx, fy, tall * 0.3, tall * 0.03], '#1c2630', 'opacity=".4"') +
        figure([fx, fy], tall, luck.pick(coats), {
          coat: luck.happens(0.7),
          left: [luck.between(4, 14), luck.between(0, 30)],
          head: luck.pick(skin),
          hair: luck.pick(['#2a1c1c', '#5a3a2a', '#c9c2bc']),
        })
      );
    }),
  );
}

function near(): string {
  const row: Point[] = [
    [90, 960],
    [330, 990],
    [560, 950],
    [1060, 970],
    [1290, 955],
    [1520, 985],
  ];
  return group([
    crowd(row, 120, '#17222c'),
    ...row.map(([x, y], at) =>
      path(
        `M${x - 40} ${y - 42}Q${x} ${y - 74} ${x + 40} ${y - 42}`,
        'none',
        `fill-opacity="0" stroke="${at % 2 ? '#ffe1a0' : '#cfe3e6'}" stroke-width="4" stroke-opacity=".6"`,
      ),
    ),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#6d98a3', '#cfe0d6 1 .45', '#ffe6b5 1 .56') }, [
    glass(),
    facing(camera, 70, [-16, 0, 32, 5], '#f6d9a0'),
    glow([800, 520], 460, '#fff0c4', 0.7),
    ...[62, 52, 43, 35, 28, 22, 17, 13].map(rib),
    plane(
      camera,
      [
        [-16, 0, 2.5],
        [16, 0, 2.5],
        [16, 0, 70],
        [-16, 0, 70],
      ],
      down('#d9c7a0', '#8f8a80 1 .3', '#3f4a52'),
    ),
    ...Array.from({ length: 9 }, (_, at) =>
      stroke(
        `M${n(seen(camera, [(at - 4) * 1.9, 0, 2.5])[0])} 1067L${n(seen(camera, [(at - 4) * 1.9, 0, 70])[0])} ${n(seen(camera, [0, 0, 70])[1])}`,
        '#5a5f60',
        2,
        'opacity=".4"',
      ),
    ),
    trains(),
    beams(),
    listeners(),
    speakers(),
    near(),
  ]);
}

export const stationVoice: Drawing = {
  alt: 'Passengers stand still on a station concourse under a great glass roof, faces raised to a pair of loudspeakers above a clock; red trains wait on either side.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
