import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bust, sitter } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, stroke } from '../kit/svg.ts';

const DARK = '#1a1020';

/** A violinist seated, bow across; all bows of a desk lie the same way. */
function violin(at: Point, size: number, head: string, face: 1 | -1): string {
  return placed(
    at,
    [size * face, size],
    [
      sitter([0, 0], 200, '#241626', { head }),
      path('M18 -72Q34 -84 50 -74Q60 -62 78 -66Q92 -66 92 -56Q80 -46 66 -50Q50 -48 38 -54Q22 -56 18 -72Z', '#b5622f'),
      stroke('M84 -60L122 -66', '#5a2a1a', 4),
      stroke('M30 -110L96 -18', '#e9d3a8', 2.6),
      stroke('M8 -58L30 -40L62 -62', '#241626', 11),
    ],
  );
}

function cello(at: Point, size: number, head: string): string {
  return placed(at, size, [
    sitter([0, 0], 210, '#2c1a2c', { head }),
    path(
      'M44 -90Q30 -70 40 -52Q50 -40 38 -24Q22 6 52 30Q88 44 104 12Q112 -12 92 -30Q84 -44 92 -58Q98 -84 76 -94Q58 -100 44 -90Z',
      across('#c9713a', '#7a3a22'),
    ),
    stroke('M66 -92L54 -176', '#3a1a14', 6),
    stroke('M20 -22L120 -34', '#e9d3a8', 2.6),
    stroke('M72 34v36', '#c9c3c0', 3),
  ]);
}

function horns(at: Point, size: number): string {
  return placed(at, size, [
    sitter([0, 0], 180, '#201426', { head: '#8a5a44' }),
    `<circle cx="46" cy="-52" r="23" fill="none" stroke="#e9b84a" stroke-width="8"/>`,
    path('M58 -34Q86 -22 104 6Q74 10 48 -30Z', '#f3cf6a'),
  ]);
}

/** The hall behind the players: organ pipes between arches. */
function hall(): string {
  const pipes = Array.from({ length: 35 }, (_, at) => {
    const mid = Math.abs(at - 17) / 17;
    const tall = 330 - Math.cos(mid * 3.2 * Math.PI) * 46 - mid * 90;
    return group([
      rect([420 + at * 22, 420 - tall, 17, tall], across('#f6dc94', '#c9943f 1 .5', '#7a4f24')),
      path(`M${422 + at * 22} 392h13l-6 -26z`, '#3a2014'),
    ]);
  });
  const arches = [60, 1260].map(
    (x) =>
      path(`M${x} 470V200Q${x} 60 ${x + 140} 60Q${x + 280} 60 ${x + 280} 200V470Z`, '#4a1f26') +
      path(`M${x + 24} 470V206Q${x + 24} 86 ${x + 140} 86Q${x + 256} 86 ${x + 256} 206V470Z`, '#2c1220'),
  );
  return group([
    rect([0, 0, 1600, 520], down('#5a2628', '#7a3a2f')),
    ...arches,
    rect([396, 0, 810, 440], '#3a1a1e'),
    ...pipes,
    rect([380, 416, 842, 40], '#a8703a'),
    rect([380, 416, 842, 8], '#f0c46a'),
    glow([800, 260], 620, '#ffc873', 0.35),
  ]);
}

function stands(points: readonly Point[]): string {
  return group(
    points.map(([x, y]) =>
      group([
        stroke(`M${x} ${y}v70`, '#0c0810', 4),
        path(`M${x - 34} ${y - 22}L${x + 34} ${y - 22}L${x + 28} ${y + 6}L${x - 28} ${y + 6}Z`, '#0c0810'),
        path(
          `M${x - 28} ${y - 26}L${x} ${y - 20}L${x + 28} ${y - 26}L${x + 24} ${y - 4}L${x} ${y + 2}L${x - 24} ${y - 4}Z`,
          '#fff3d2',
        ),
        glow([x, y - 14], 60, '#ffe6ab', 0.55),
      ]),
    ),
  );
}

function players(): string {
  const luck = chance('players of halmouth');
  const skin = (): string => luck.pick(['#c08a6a', '#8a5a44', '#d9a183', '#6b4434', '#c9966f']);
  const back = [300, 420, 540, 1060, 1180, 1300].map((x, at) => horns([x, 560 + Math.abs(at - 2.5) * 4], 0.9));
  const middle = [180, 330, 480].map((x) => violin([x, 690], 1.1, skin(), 1));
  const right = [1130, 1290, 1450].map((x) => cello([x, 690], 1.1, skin()));
  const front = [90, 280, 470].map((x) => violin([x, 840], 1.4, skin(), 1));
  const cellos = [1120, 1330, 1530].map((x) => cello([x, 850], 1.4, skin()));
  return group([
    ...back,
    stands([
      [390, 560],
      [1150, 560],
    ]),
    ...middle,
    ...right,
    stands([
      [260, 660],
      [420, 664],
      [1080, 660],
      [1240, 664],
    ]),
    ...front,
    ...cellos,
    stands([
      [200, 806],
      [400, 812],
      [1060, 812],
      [1270, 806],
    ]),
  ]);
}

/** The conductor from behind, both arms up, coat-tails swinging. */
function conductor(): string {
  return placed([790, 1010], 1, [
    ellipse([0, 30, 210, 26], '#07040a', 'opacity=".7"'),
    path('M-190 24H190L210 90H-210Z', across('#8a4a30', '#5a2a24')),
    path('M-60 24Q-58 -120 -50 -190H54Q60 -120 62 24H10L4 -130L-8 24Z', '#0e0912'),
    path(
      'M-86 -180Q-100 -330 -60 -370Q0 -400 66 -370Q104 -330 88 -180Q96 -110 72 -70Q40 -120 2 -126Q-40 -120 -70 -70Q-96 -110 -86 -180Z',
      across('#2f2238', '#120b18'),
    ),
    path('M-56 -362Q-130 -420 -190 -520L-164 -540Q-110 -450 -20 -404Z', DARK),
    path('M60 -362Q140 -400 210 -470L232 -448Q170 -370 70 -310Z', DARK),
    circle([-182, -540], 19, '#d9a183'),
    circle([232, -466], 19, '#d9a183'),
    stroke('M-186 -546L-250 -640', '#fff6e2', 4),
    path('M-24 -384V-410H28V-384Q0 -370 -24 -384Z', '#d9a183'),
    path('M-46 -440Q-50 -500 0 -504Q56 -500 50 -436Q44 -400 2 -396Q-40 -400 -46 -440Z', '#d9d4cb'),
    path('M-46 -440Q-66 -470 -40 -500Q0 -530 44 -498Q66 -470 50 -436Q30 -470 0 -470Q-30 -466 -46 -440Z', '#f3efe6'),
    stroke('M-78 -300Q-60 -366 -30 -376', '#ffcf86', 5, 'opacity=".7"'),
    stroke('M84 -300Q76 -350 50 -372', '#ffcf86', 5, 'opacity=".5"'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#2c1220' }, [
    hall(),
    rect([0, 500, 1600, 570], down('#a8623a', '#6d3526 1 .4', '#2a1218')),
    ...Array.from({ length: 12 }, (_, at) =>
      stroke(`M${n(800 + (at - 5.5) * 70)} 500L${n(800 + (at - 5.5) * 330)} 1067`, '#3a1a18', 2, 'opacity=".4"'),
    ),
    glow([800, 640], 640, '#ffc873', 0.3),
    players(),
    conductor(),
    ...[120, 420, 1180, 1490].map((x, at) => bust([x, 1090], 210 + at * 8, '#0a060c', { bun: at === 1 })),
  ]);
}

export const orchestra: Drawing = {
  alt: 'A white-haired conductor, seen from behind with both arms raised, leads an orchestra under golden organ pipes; lamps glow on the music stands.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
