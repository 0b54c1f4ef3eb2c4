import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure, sitter } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { type Camera, facing, onWall, type Position, plane, seen } from '../kit/space.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { mix } from '../kit/colour.ts';

const camera: Camera = { vanishing: [690, 450], focal: 860, eye: 1.7 };
const W = 1.9;

function corridor(): string {
  const floor: Position[] = [
    [-W, 0, 1.4],
    [W, 0, 1.4],
    [W, 0, 26],
    [-W, 0, 26],
  ];
  const bands = Array.from({ length: 13 }, (_, at) => {
    const z = 2 + at * 1.9;
    return plane(
      camera,
      [
        [-W, 0, z],
        [W, 0, z],
        [W, 0, z + 0.7],
        [-W, 0, z + 0.7],
      ],
      '#e9f7ee',
      `opacity="${n(0.16 + at * 0.02, 2)}"`,
    );
  });
  return group([
    facing(camera, 26, [-W, 0, 2 * W, 2.8], '#cfe9e0'),
    onWall(camera, -W, [1.4, 0, 25, 2.8], across('#1f5a63', '#6db0ac')),
    onWall(camera, W, [1.4, 0, 25, 2.8], across('#5fa0a2', '#174a56')),
    onWall(camera, -W, [1.4, 0, 25, 1.1], across('#164650', '#4a9090')),
    onWall(camera, W, [1.4, 0, 25, 1.1], across('#3f8288', '#103b47')),
    onWall(camera, -W, [1.4, 1.02, 25, 0.1], '#f0b45a'),
    onWall(camera, W, [1.4, 1.02, 25, 0.1], '#d9963f'),
    plane(camera, floor, down('#8fc5bd', '#2f7078 1 .3', '#103b47')),
    ...bands,
    plane(
      camera,
      [
        [-W, 2.8, 1.4],
        [W, 2.8, 1.4],
        [W, 2.8, 26],
        [-W, 2.8, 26],
      ],
      down('#0f3a46', '#6aa8a6'),
    ),
  ]);
}

function lights(): string {
  return group(
    [22, 17, 13, 9.6, 6.8, 4.4, 2.6].map((z, at) => {
      const on = at !== 4;
      const [x, y] = seen(camera, [0, 2.7, z]);
      const panel: Position[] = [
        [-0.6, 2.79, z],
        [0.6, 2.79, z],
        [0.6, 2.79, z + 0.8],
        [-0.6, 2.79, z + 0.8],
      ];
      return plane(camera, panel, on ? '#f6fff4' : '#2f6a70') + (on ? glow([x, y], 900 / z, '#e6fff2', 0.4) : '');
    }),
  );
}

function doors(): string {
  const one = (side: -1 | 1, z: number, lit: boolean): string => {
    const wall = side * (W - 0.01);
    const wood = mix('#c98a55', '#cfe9e0', z / 34);
    return group([
      onWall(camera, wall, [z - 0.08, 0, 1.36, 2.16], '#e9f3e6'),
      onWall(camera, wall, [z, 0, 1.2, 2.08], lit ? '#ffdf9b' : wood),
      lit ? '' : onWall(camera, wall, [z + 0.42, 1.2, 0.36, 0.6], '#2f6a70'),
    ]);
  };
  return group([
    one(-1, 17, false),
    one(1, 15, false),
    one(-1, 11.5, true),
    one(1, 9.5, false),
    one(-1, 7, false),
    one(1, 5.4, true),
    one(-1, 3.9, false),
    lightPatch(),
  ]);
}

/** Light that falls through an open door across the floor. */
function lightPatch(): string {
  return group([
    plane(
      camera,
      [
        [-W, 0, 11.5],
        [-W, 0, 12.7],
        [0.8, 0, 12.2],
        [0.8, 0, 11.2],
      ],
      '#ffdf9b',
      'opacity=".5"',
    ),
    plane(
      camera,
      [
        [W, 0, 5.4],
        [W, 0, 6.6],
        [-1, 0, 6.1],
        [-1, 0, 5],
      ],
      '#ffdf9b',
      'opacity=".4"',
    ),
  ]);
}

function bed(): string {
  return placed([250, 930], 1.2, [
    ellipse([40, 92, 250, 18], '#06222b', 'opacity=".5"'),
    stroke('M-140 0V80M210 0V80', '#c9d9d6', 9),
    circle([-140, 86], 12, '#14303a'),
    circle([210, 86], 12, '#14303a'),
    path('M-190 -30H260V6H-190Z', across('#f6faf4', '#9fc0bd')),
    path('M-190 -30Q-180 -78 -100 -76Q-40 -74 -40 -30Z', '#fdfdf6'),
    path('M-60 -30Q-40 -74 60 -70Q200 -66 260 -30V6H-60Z', across('#5fa8b0', '#2f7480')),
    stroke('M-196 -96V20', '#c9d9d6', 10),
    stroke('M264 -60V20', '#c9d9d6', 10),
    stroke('M-160 -30V-230M-160 -230H-126', '#c9d9d6', 5),
    path('M-140 -228h28v52q-14 12 -28 0z', '#dff3f4', 'opacity=".85"'),
  ]);
}

function staff(): string {
  const nurse = seen(camera, [0.35, 0, 4.6]);
  const far = seen(camera, [-0.6, 0, 14]);
  const [bx, by] = seen(camera, [-1.35, 0.45, 7.4]);
  return group([
    figure(far, 104, '#2f7480', { stride: 0.3, head: '#8a5a44' }),
    figure([far[0] + 52, far[1] - 4], 100, '#f3f6ee', { coat: true, stride: 0.2, head: '#c08a6a' }),
    rect([bx - 60, by, 120, 10], '#c98a55'),
    sitter([bx, by], 200, '#4a4660', { face: 1, head: '#c08a6a', bowed: 0.07 }),
    ellipse([nurse[0] + 10, nurse[1] + 4, 96, 12], '#06222b', 'opacity=".5"'),
    figure(nurse, 330, '#1f7f8a', { stride: 0.22, left: [14, 40], right: [22, 96], head: '#6b4434' }),
    path(`M${n(nurse[0] + 30)} ${n(nurse[1] - 190)}l70 -12l6 66l-70 12z`, '#fdfdf6'),
    path(
      `M${n(nurse[0] + 40)} ${n(nurse[1] - 178)}l48 -8l1 6l-48 8zM${n(nurse[0] + 42)} ${n(nurse[1] - 160)}l40 -7l1 6l-40 7z`,
      '#5fa8b0',
    ),
    stroke(
      `M${n(nurse[0] - 16)} ${n(nurse[1] - 262)}Q${n(nurse[0])} ${n(nurse[1] - 210)} ${n(nurse[0] + 16)} ${n(nurse[1] - 262)}`,
      '#0f2a33',
      5,
    ),
    circle([nurse[0] + 4, nurse[1] - 222], 7, '#c9d9d6'),
  ]);
}

function clock(): string {
  const [x, y] = seen(camera, [0, 2.35, 12]);
  return group([
    rect([x - 1.5, y - 34, 3, 34], '#0f3a46'),
    circle([x, y], 25, '#0f3a46'),
    circle([x, y], 21, '#fdfdf6'),
    stroke(`M${n(x)} ${n(y)}L${n(x - 9)} ${n(y + 8)}M${n(x)} ${n(y)}L${n(x + 3)} ${n(y - 15)}`, '#0f3a46', 3),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#174a56' }, [
    corridor(),
    doors(),
    lights(),
    clock(),
    glow([690, 450], 240, '#f4fff6', 0.5),
    staff(),
    bed(),
  ]);
}

export const hospitalNight: Drawing = {
  alt: 'A hospital corridor at night in green light. A nurse reads a chart as she walks; a man waits on a bench, an empty bed stands by the wall, and the clock says twenty to one.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
