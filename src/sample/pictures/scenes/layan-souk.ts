import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure, sitter } from '../kit/people.ts';
import { glow, stars } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, stroke } from '../kit/svg.ts';

/** A pointed arch of a covered market, one behind another. */
function arch(depth: number): string {
  const [half, spring, top, foot] = [760 - depth * 128, 470 + depth * 16, 40 + depth * 70, 1067 - depth * 66];
  const tone = ['#5a2f3c', '#74404a', '#8f5650', '#ac7058', '#c98f66'][depth] ?? '#c98f66';
  const d = `M${800 - half} ${foot}V${spring}Q${800 - half} ${top + 90} 800 ${top}Q${800 + half} ${top + 90} ${800 + half} ${spring}V${foot}Z`;
  const rim = `M${800 - half} ${foot}V${spring}Q${800 - half} ${top + 90} 800 ${top}Q${800 + half} ${top + 90} ${800 + half} ${spring}V${foot}`;
  return group([
    path(`M-10 -10H1610V1077H-10Z${d}`, tone, 'fill-rule="evenodd"'),
    stroke(rim, '#e9b878', 5 - depth * 0.7, 'opacity=".7"'),
    tiles(depth, half, top, spring),
  ]);
}

/** A frieze of eight-pointed stars along the arch. */
function tiles(depth: number, half: number, top: number, spring: number): string {
  if (depth > 2) return '';
  return group(
    Array.from({ length: 15 }, (_, at) => {
      const share = at / 14;
      const along = Math.abs(share - 0.5) * 2;
      const x = 800 + (share - 0.5) * 2 * (half + 24);
      const y = top - 26 + along ** 2.4 * (spring - top);
      const r = 13 - depth * 3;
      const square = (turn: number): string =>
        rect([x - r, y - r, r * 2, r * 2], turn ? '#37939a' : '#e3b75f', `transform="rotate(${turn} ${n(x)} ${n(y)})"`);
      return square(0) + square(45) + circle([x, y], r * 0.5, '#f6e3bd');
    }),
  );
}

function lantern([x, y]: Point, size: number, colour: string): string {
  return placed([x, y], size, [
    stroke('M0 -200V-52', '#2a161c', 3),
    glow([0, 0], 170, colour, 0.7),
    path('M-14 -52H14L34 -20V24L14 54H-14L-34 24V-20Z', colour),
    path(
      'M-14 -52H14L34 -20V24L14 54H-14L-34 24V-20ZM-34 -20H34M-34 24H34M-14 -52L-12 54M14 -52L12 54',
      '#3a1c20',
      'fill-opacity="0" stroke="#3a1c20" stroke-width="4"',
    ),
    path('M-18 -52Q0 -84 18 -52Z', '#3a1c20'),
    circle([0, 62], 6, '#3a1c20'),
    circle([0, 2], 16, '#fff6da'),
  ]);
}

/** Books in stacks on a stall, and the seller behind them. */
function stall(x: number, face: 1 | -1): string {
  const luck = chance(`stall ${x}`);
  const stacks = Array.from({ length: 7 }, (_, at) => {
    const count = 4 + Math.floor(luck.next() * 6);
    return group(
      Array.from({ length: count }, (__, high) =>
        rect(
          [at * 62 - 210 + luck.between(-3, 3), -high * 15 - 14, luck.between(48, 58), 13],
          luck.pick(['#a83f3a', '#2f6f77', '#d9a441', '#3f5a86', '#efe0c2', '#6a4a7c', '#4a7a52']),
        ),
      ),
    );
  });
  return placed(
    [x, 930],
    [face, 1],
    [
      sitter([-40, -52], 250, '#2f4452', { head: '#7a4a34', bowed: 0.04 }),
      path('M-240 0H250V150H-240Z', across('#6d3f34', '#3f2329')),
      path('M-240 0H250V16H-240Z', '#a8683f'),
      path('M-230 16L-210 150M-100 16V150M40 16V150M170 16L190 150', '#2a161c', 'stroke="#2a161c" stroke-width="3"'),
      group(stacks),
    ],
  );
}

function people(): string {
  return group([
    figure([742, 790], 150, '#f3ead8', { coat: true, stride: 0.16, head: '#7a4a34' }),
    figure([868, 800], 158, '#2f6f77', { coat: true, stride: 0.2, hat: 'hood', head: '#a8704f' }),
    figure([920, 806], 104, '#d9762f', { stride: 0.24, left: [40, 60], head: '#7a4a34' }),
    figure([800, 760], 112, '#5a3a4c', { coat: true, head: '#5b3a2e' }),
    figure([640, 900], 262, '#e3d5b8', { coat: true, left: [10, 10], right: [30, 110], head: '#7a4a34' }),
    figure([1010, 920], 268, '#7c2f48', { coat: true, left: [34, 110], right: [8, 8], hat: 'hood', head: '#a8704f' }),
    path('M660 770l50 -14l8 34l-50 14z', '#a83f3a'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#22305f', '#6a4a86 1 .35', '#e58f74 1 .6', '#ffcf8f 1 .72') }, [
    stars({ seed: 'souk stars', width: 1600, top: 300, bottom: 500 }, 40),
    group([
      path('M690 770V560Q690 500 740 476Q740 440 750 430Q760 440 760 476Q810 500 810 560V770Z', '#c98f66'),
      rect([858, 420, 34, 350], '#c98f66'),
      path('M850 424h50l-25 -70z', '#37939a'),
      rect([846, 500, 58, 10], '#e9b878'),
      path('M690 566Q690 500 750 480Q810 500 810 566Z', '#37939a'),
    ]),
    path('M300 1067L720 760H880L1300 1067Z', down('#f7c98a', '#9c5f48')),
    arch(4),
    arch(3),
    arch(2),
    arch(1),
    arch(0),
    path('M-10 1067V1000L560 800H1040L1610 1000V1067Z', down('#e9b27a .7', '#6d3a3a')),
    ...Array.from({ length: 11 }, (_, at) =>
      stroke(`M${800 + (at - 5) * 40} 800L${800 + (at - 5) * 190} 1067`, '#4a2630', 2.5, 'opacity=".4"'),
    ),
    people(),
    stall(250, 1),
    stall(1350, -1),
    lantern([420, 250], 1.5, '#ff9a4a'),
    lantern([1180, 250], 1.5, '#4fb8b0'),
    lantern([620, 330], 0.95, '#ffcf5a'),
    lantern([980, 330], 0.95, '#ff7a6a'),
    lantern([800, 380], 0.62, '#ffcf5a'),
    ellipse([800, 1060, 700, 60], '#2a161c', 'opacity=".3"'),
  ]);
}

export const layanSouk: Drawing = {
  alt: 'A vaulted market in the evening with pointed arches and coloured lanterns. Booksellers sit behind stacks of books on either side; families walk towards a domed building in the last light.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
