import { chance } from '../kit/chance.ts';
import { type Drawing, frame, SQUARE } from '../kit/frame.ts';
import { glow, rain } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';

const { width, height } = SQUARE;

/** Limbs drawn as thick strokes over one another: sleeve, arm, hand. */
function limb(d: string, colour: string, wide: number): string {
  return stroke(d, colour, wide);
}

/** The captain at the top of her leap, meeting the ball with her forehead. */
function striker(): string {
  const skin = '#7a4a34';
  const red = '#d43f3a';
  return placed([560, 640], 1.25, [
    limb('M-10 150L-70 240L-190 270', skin, 46),
    limb('M-150 262L-214 276', '#f6efe0', 44),
    path('M-200 250L-262 262Q-276 290 -250 306L-204 300Z', '#1d2440'),
    limb('M30 150L70 260L10 350', skin, 48),
    limb('M30 318L-2 366', '#f6efe0', 46),
    path('M14 356L-24 392Q-20 416 12 410L40 372Z', '#1d2440'),
    path('M-56 96Q0 130 66 92L92 188Q40 216 -10 196Q-60 206 -84 176Z', '#f6efe0'),
    path('M10 104L66 92L92 188Q50 210 20 200Z', '#c9bfc0'),
    limb('M-70 -60L-170 -30L-214 -110', skin, 38),
    limb('M-66 -62L-128 -42', red, 52),
    path('M-84 -84Q-20 -120 60 -96Q92 -60 70 104Q10 136 -60 104Q-96 10 -84 -84Z', across('#e8564a', red, '#9c2634')),
    path('M-84 -84Q-20 -120 60 -96L62 -70Q-20 -92 -82 -56Z', '#f6efe0'),
    path('M-10 -14l22 -18l22 18v34l-22 18l-22 -18z', '#f6efe0', 'opacity=".9"'),
    limb('M62 -66L150 -8L250 -44', skin, 38),
    limb('M58 -68L116 -30', '#b5303a', 52),
    circle([-220, -122], 23, skin),
    circle([262, -50], 23, skin),
    path('M-24 -96L-12 -140H40L36 -92Q6 -76 -24 -96Z', '#5f3828'),
    path('M-50 -190Q-52 -262 14 -268Q78 -262 76 -196Q76 -150 44 -132Q10 -122 -20 -136Q-48 -152 -50 -190Z', skin),
    path('M30 -266Q82 -254 76 -196Q74 -150 44 -132Q56 -170 44 -210Q34 -240 30 -266Z', '#4f2f24', 'opacity=".6"'),
    path('M-52 -200Q-60 -280 20 -284Q96 -276 86 -190Q70 -230 40 -240Q-10 -236 -52 -200Z', '#1a1018'),
    path('M70 -250Q130 -250 150 -190Q120 -200 104 -180Q92 -220 70 -250Z', '#1a1018'),
    stroke('M-36 -198q14 -10 28 -2M8 -204q16 -10 30 -2', '#1a1018', 6),
    stroke('M-34 -182q12 6 24 0M10 -186q12 6 26 0', '#1a1018', 5),
    path('M-8 -186Q-20 -168 -14 -158Q0 -154 6 -162Z', '#5f3828'),
    path('M-24 -142Q-2 -134 20 -146Q8 -126 -8 -128Q-20 -130 -24 -142Z', '#f6efe0'),
    path('M-50 -214l30 -14l6 10l-30 14z', '#f6efe0'),
  ]);
}

function ball(): string {
  return placed([430, 300], 1.1, [
    ...[70, 130, 190].map((at) =>
      circle([at * 0.9, -at * 0.28], 60 - at * 0.06, '#fdf8ea', `opacity="${n(0.16 - at * 0.0005, 2)}"`),
    ),
    circle([0, 0], 70, across('#fffdf4', '#d9d4d0 1 .6', '#8f8a9c')),
    path('M-10 -26L22 -14L18 20L-16 26L-34 -2Z', '#1d2440'),
    path(
      'M-10 -68L30 -62L14 -40L-14 -46ZM58 -38L70 0L46 -6L40 -30ZM52 44L18 66L20 44L42 30ZM-30 62L-58 40L-38 34L-22 50ZM-68 -8L-50 -46L-42 -24L-52 0Z',
      '#1d2440',
    ),
    stroke('M-10 -26L-14 -46M22 -14L40 -30M18 20L42 30M-16 26L-22 50M-34 -2L-52 0', '#8f8a9c', 3),
  ]);
}

function defender(): string {
  const skin = '#d9a183';
  return placed([960, 830], 1.15, [
    limb('M-20 140L-60 270L-30 380', skin, 46),
    limb('M-46 310L-30 384', '#2a3560', 46),
    limb('M40 140L90 250L150 360', skin, 46),
    limb('M112 296L150 364', '#2a3560', 46),
    path('M-64 70H74L92 180Q10 206 -76 180Z', '#1d2440'),
    path('M-74 -90Q0 -124 76 -90Q96 0 76 90Q0 110 -66 90Q-90 0 -74 -90Z', across('#f6f1e4', '#d5cdc9 1 .5', '#8a86a0')),
    ...[-40, 0, 40].map((x) => path(`M${x - 9} -102h18l2 200h-22z`, '#3a4f9c', 'opacity=".9"')),
    limb('M-66 -70L-140 -150L-120 -240', skin, 38),
    limb('M-64 -72L-112 -124', '#f6f1e4', 50),
    limb('M70 -66L150 0L140 90', skin, 38),
    limb('M68 -68L118 -26', '#d5cdc9', 50),
    path('M-22 -100V-134H24V-100Q0 -86 -22 -100Z', '#b57f68'),
    ellipse([0, -180, 52, 62], skin),
    path('M-54 -186Q-58 -252 6 -252Q64 -248 54 -180Q40 -214 0 -212Q-36 -212 -54 -186Z', '#8f4f2a'),
    stroke('M-40 -170q12 6 24 0M-4 -172q12 6 24 0', '#1a1018', 5),
    ellipse([-16, -140, 12, 9], '#5f2f2a'),
  ]);
}

function stand(): string {
  const luck = chance('header crowd');
  const colours = ['#d43f3a', '#d43f3a', '#f2e9d8', '#2a3560', '#c9a27f', '#8a2f3c', '#e3b23c'];
  return group([
    rect([0, 0, width, 900], down('#151d45', '#2a3266')),
    ...Array.from({ length: 520 }, () => {
      const y = luck.between(150, 860);
      const size = 9 + (y / 860) * 12;
      const x = luck.between(0, width);
      return (
        circle([x, y], size * 0.62, luck.pick(['#c08a6a', '#8a5a44', '#d9a183', '#6b4434'])) +
        ellipse([x, y + size * 1.35, size, size * 0.9], luck.pick(colours), 'opacity=".9"')
      );
    }),
    rect([0, 0, width, 900], down('#10163a .75', '#10163a .35')),
    rect([0, 850, width, 70], '#f2e9d8'),
    ...[0, 1, 2, 3].map((at) =>
      path(`M${at * 340 + 60} 868h200v34h-200z`, ['#d43f3a', '#2a3560', '#3c8a5c', '#e3b23c'][at] ?? '#333333'),
    ),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: '#151d45' }, [
    stand(),
    ...[180, 640, 1100].map((x) => glow([x, 40], 330, '#f6f4dc', 0.6) + ellipse([x, 40, 70, 20], '#fffdf0')),
    rect([0, 918, width, 362], down('#2f8450', '#3c9a5c 1 .4', '#1f5f3c')),
    path('M0 1040H1280V1120H0Z', '#45a868', 'opacity=".5"'),
    stroke('M-20 1000L1300 960', '#eaf6e6', 7, 'opacity=".8"'),
    ellipse([560, 1190, 260, 26], '#0f2f22', 'opacity=".5"'),
    ellipse([1010, 1240, 220, 24], '#0f2f22', 'opacity=".5"'),
    defender(),
    striker(),
    ball(),
    rain({ seed: 'header rain', width, top: -40, bottom: 1280 }, 240, { slant: 0.14, colour: '#f6f4ea' }),
  ]);
}

export const headerGoal: Drawing = {
  alt: 'A footballer in red leaps above a defender in blue and white stripes and heads the ball, in front of a full stand in the rain.',
  artist: 'Piet Lanrezac',
  ...SQUARE,
  svg: scene,
};
