import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { figure, sitter } from '../kit/people.ts';
import { birds, disc, mist } from '../kit/sky.ts';
import { type Camera, type Position, plane, seen } from '../kit/space.ts';
import { across, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';

const camera: Camera = { vanishing: [700, 400], focal: 760, eye: 3.4 };

/** The trackway: split oak laid side by side, running out of the trench into the mist. */
function trackway(): string {
  const luck = chance('trackway');
  const planks = Array.from({ length: 60 }, (_, at) => {
    const z = 60 - at * 0.94;
    const [left, right, twist] = [
      -1.7 + luck.between(-0.3, 0.2),
      1.7 + luck.between(-0.2, 0.3),
      luck.between(-0.2, 0.2),
    ];
    const corners: Position[] = [
      [left, 0, z],
      [right, 0, z + twist],
      [right, 0, z + 0.74 + twist],
      [left, 0, z + 0.74],
    ];
    const tone = luck.pick(['#5a4033', '#6d4f3c', '#4a3530', '#7d5d44']);
    const rim: Position[] = [
      [left, 0, z],
      [right, 0, z + twist],
      [right, -0.22, z + twist],
      [left, -0.22, z],
    ];
    return (
      plane(camera, corners, tone) +
      plane(camera, rim, '#2a1d1e') +
      plane(
        camera,
        [
          [left, 0, z + 0.5],
          [right, 0, z + 0.5 + twist],
          [right, 0, z + 0.6 + twist],
          [left, 0, z + 0.6],
        ],
        '#c9a57c',
        'opacity=".25"',
      )
    );
  });
  return group(planks);
}

function trench(): string {
  const pit: Position[] = [
    [-5, -0.3, 2.6],
    [5, -0.3, 2.6],
    [5, -0.3, 30],
    [-5, -0.3, 30],
  ];
  const walls = [-1, 1].map(
    (side) =>
      plane(
        camera,
        [
          [side * 5, -0.3, 2.6],
          [side * 5, 1.1, 2.6],
          [side * 5, 1.1, 30],
          [side * 5, -0.3, 30],
        ],
        across('#3a2a26', '#5a4134'),
      ) +
      plane(
        camera,
        [
          [side * 5, 0.9, 2.6],
          [side * 5, 1.1, 2.6],
          [side * 5, 1.1, 30],
          [side * 5, 0.9, 30],
        ],
        '#8a6f4a',
      ),
  );
  const pools = [
    [-3.4, 7],
    [3.2, 10],
    [-3.2, 15],
  ].map(([x = 0, z = 1]) => {
    const [px, py] = seen(camera, [x, -0.3, z]);
    return ellipse([px, py, 700 / z, 130 / z], '#9fb4b8', 'opacity=".6"');
  });
  return group([plane(camera, pit, down('#4a352c', '#2c1f1e')), ...pools, trackway(), ...walls]);
}

function diggers(): string {
  const at = (x: number, z: number): readonly [number, number] => seen(camera, [x, 0, z]);
  const [kx, ky] = at(-2.9, 6.6);
  const [sx, sy] = at(2.9, 8);
  return group([
    ellipse([kx, ky + 6, 90, 10], '#1a1212', 'opacity=".5"'),
    sitter([kx - 20, ky - 46], 300, '#c9662f', { face: 1, head: '#c08a6a', bowed: 0.09 }),
    stroke(`M${n(kx + 60)} ${n(ky - 84)}l46 58`, '#d9d0c0', 8),
    figure([sx, sy], 190, '#2f4a5a', { coat: true, left: [30, 70], right: [16, 30], head: '#8a5a44', hat: 'cap' }),
    rect([sx - 66, sy - 112, 46, 34], '#e9dfc8'),
    figure(at(-6.4, 13), 112, '#3a3038', { coat: true, left: [10, 10], right: [20, 90] }),
    figure(at(6.8, 17), 88, '#3a3038', { coat: true }),
  ]);
}

function ranging(): string {
  const pole = (x: number, z: number): string => {
    const [px, py] = seen(camera, [x, 0.1, z]);
    const h = 1500 / z;
    return group(
      Array.from({ length: 5 }, (_, at) =>
        rect([px - 26 / z, py - h + (at * h) / 5, 52 / z, h / 5], at % 2 ? '#f3ead6' : '#c9423f'),
      ),
    );
  };
  return group([pole(-2.1, 9), pole(2.1, 20)]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#9fb0b5', '#d5cfbd 1 .25', '#f3dcae 1 .4') }, [
    disc([980, 300], 46, '#fff3d4', 7),
    hills({ seed: 'bog far', width: 1600, y: 370, rise: 50, hills: 2 }, 500, '#b5ad98'),
    mist('bog mist', 380, { width: 1600, thick: 60, colour: '#f3e2bd', opacity: 0.7 }),
    rect([0, 404, 1600, 670], down('#b3a074', '#7a6a44 1 .35', '#4a4230')),
    ...Array.from({ length: 26 }, (_, at) =>
      ellipse(
        [(at * 331) % 1600, 430 + ((at * 47) % 200), 40 + ((at * 13) % 70), 5 + (at % 4) * 2],
        at % 3 ? '#8a7a4f' : '#c9d0c2',
        'opacity=".55"',
      ),
    ),
    trench(),
    mist('bog low', 470, { width: 1600, thick: 50, colour: '#f6e6c4', opacity: 0.5 }),
    ranging(),
    diggers(),
    reeds('bog reeds', [-20, 690], { width: 300, count: 70, tall: 110, colour: '#6d5f38' }),
    reeds('bog reeds right', [1160, 820], { width: 460, count: 100, tall: 170, colour: '#5a4f30' }),
    path('M-20 1067V930Q100 900 180 960Q230 1010 240 1067Z', '#3a3022'),
    path('M1620 1067V900Q1500 890 1430 960Q1390 1010 1390 1067Z', '#3a3022'),
    reeds('bog near', [-20, 1080], { width: 320, count: 60, tall: 230, colour: '#2a2318' }),
    reeds('bog near right', [1340, 1080], { width: 280, count: 60, tall: 250, colour: '#2a2318' }),
    birds('bog birds', [420, 190], { count: 11, spread: 210, size: 16, colour: '#5a5248' }),
    placed([1180, 640], 1, [
      stroke('M0 0V-86M50 0V-86', '#4a3a33', 5),
      path('M-14 -90H64V-42H-14Z', '#e9dfc8'),
      rect([-6, -82, 44, 5], '#6d5f4f'),
      rect([-6, -70, 60, 4], '#a39480'),
      rect([-6, -60, 52, 4], '#a39480'),
    ]),
  ]);
}

export const bogDig: Drawing = {
  alt: 'Archaeologists kneel and take notes beside an ancient road of split timbers uncovered in a peat bog; red and white poles mark its line into the mist.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
