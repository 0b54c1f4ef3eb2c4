import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';
import { ripples } from '../kit/water.ts';

/** Stairs that rise to the right and turn on a landing under a tall window. */
function stairs(): string {
  const steps = Array.from({ length: 13 }, (_, at) => {
    const [x, y] = [330 + at * 62, 930 - at * 40];
    return rect([x, y, 1400, 40], across(at % 2 ? '#5f6f78' : '#566670', '#2b3640')) + rect([x, y, 1400, 7], '#93a5ab');
  });
  const rail = `M300 720L${330 + 12 * 62} 220H1290`;
  const posts = Array.from({ length: 13 }, (_, at) => stroke(`M${350 + at * 62} ${930 - at * 40}v-196`, '#2a1f22', 5));
  return group([...steps, group(posts), stroke(rail, '#2a1f22', 17), stroke(rail, '#8a5a3a', 7)]);
}

function wall(): string {
  return group([
    rect([0, 0, 1600, 1067], across('#1d2a38', '#33485a 1 .55', '#1a2532')),
    path('M0 620L300 620L1100 110H1600V230H1120L330 740H0Z', '#4a8088', 'opacity=".35"'),
    rect([1330, 60, 190, 330], '#141c28'),
    rect([1342, 72, 166, 306], down('#22385a', '#16243e')),
    ...[1420].map((x) => rect([x, 72, 8, 306], '#141c28')),
    ...[170, 275].map((y) => rect([1342, y, 166, 8], '#141c28')),
    ...Array.from({ length: 22 }, (_, at) =>
      stroke(`M${1350 + ((at * 37) % 150)} ${80 + ((at * 71) % 260)}l-6 34`, '#9fb8d0', 2, 'opacity=".5"'),
    ),
    rect([90, 250, 130, 90], '#dfeae6', 'opacity=".75"'),
    path('M120 280h70M120 300h50M120 316h60', '#dfeae6', 'stroke="#3a5a62" stroke-width="6" fill-opacity="0"'),
  ]);
}

/** The mattress with somebody well tucked in, four at the corners, one ahead with a torch. */
function carriers(): string {
  const skin = ['#c08a6a', '#8a5a44', '#d9a183', '#6b4434'];
  return group([
    ellipse([760, 770, 330, 24], '#0c1219', 'opacity=".5"'),
    figure([980, 548], 300, '#1f7f8a', { left: [30, 60], right: [40, 50], head: skin[1] ?? '#8a5a44', stride: 0.24 }),
    figure([560, 812], 310, '#d9cbb4', {
      left: [30, 70],
      right: [60, 80],
      head: skin[0] ?? '#c08a6a',
      stride: 0.26,
      lean: 6,
    }),
    placed([770, 540], 1, [
      `<g transform="rotate(-32)">`,
      path('M-300 -22H290Q312 -2 290 30H-300Q-318 4 -300 -22Z', across('#e6ddc9', '#a59a88')),
      path('M-290 -22Q-200 -96 -40 -74Q60 -90 160 -50L170 -22Z', across('#c9523f', '#8f3a3a')),
      path('M-290 -22Q-200 -60 -40 -44Q60 -56 166 -34L170 -22Z', '#6d2a30', 'opacity=".5"'),
      path('M170 -22Q180 -66 230 -64Q282 -60 284 -22Z', '#f6f1e4'),
      ellipse([226, -74, 34, 30], '#e0b094'),
      path('M196 -84Q200 -116 236 -112Q268 -104 262 -72Q244 -96 196 -84Z', '#dcd6d2'),
      stroke('M-270 -24V30M-90 -40V30M90 -44V30', '#3f6a8a', 10),
      '</g>',
    ]),
    figure([1110, 620], 330, '#2f4a6a', {
      left: [50, 70],
      right: [30, 60],
      head: skin[2] ?? '#d9a183',
      stride: 0.22,
      coat: true,
    }),
    figure([690, 900], 350, '#27465f', {
      left: [40, 100],
      right: [50, 60],
      head: skin[3] ?? '#6b4434',
      stride: 0.3,
      lean: 8,
    }),
    ...[
      [506, 664],
      [624, 748],
      [924, 440],
      [1050, 470],
    ].map(([x = 0, y = 0]) => circle([x, y], 15, '#c08a6a')),
  ]);
}

function torch(): string {
  return group([
    path('M1262 236L240 560L520 1040Z', across('#fff0c0 .05', '#fff0c0 .42')),
    figure([1290, 450], 270, '#141c28', { left: [70, 100], right: [10, 20], head: '#8a5a44' }),
    glow([1240, 262], 230, '#fff3c9', 0.85),
    circle([1240, 262], 13, '#fffdf0'),
    glow([780, 560], 520, '#ffe3a0', 0.3),
  ]);
}

function water(): string {
  return group([
    path('M-10 900Q300 884 520 900Q760 912 900 980L940 1077H-10Z', down('#4a4f58', '#1c2028')),
    ripples({ seed: 'stairwell', width: 760, top: 910, bottom: 1060 }, 60, { colour: '#ffe3a0', opacity: 0.4 }),
    placed([150, 960], 1, [
      path('M-60 0h110l12 -70h-20l-8 40h-74l-10 -90h-18z', '#2a1f22'),
      ellipse([0, 8, 90, 8], '#9fb0b8', 'opacity=".5"'),
    ]),
    placed([380, 1000], 0.8, [
      path('M-40 -6Q0 -36 44 -6Z', '#d9cbb4'),
      ellipse([0, 0, 60, 6], '#9fb0b8', 'opacity=".6"'),
    ]),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#1d2a38' }, [
    wall(),
    stairs(),
    torch(),
    carriers(),
    water(),
    rect([0, 0, 1600, 1067], across('#05080e .55', '#05080e 0 .35', '#05080e 0 .8', `#05080e ${n(0.35, 2)}`)),
  ]);
}

export const mattressStairs: Drawing = {
  alt: 'By torchlight, four people carry a patient on a mattress up a hospital staircase. Dark water lies at its foot with a chair floating in it.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
