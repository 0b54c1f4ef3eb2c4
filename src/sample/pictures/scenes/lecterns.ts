import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bust, figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

const SPOTS = [
  { x: 330, colour: '#20365f', coat: false, sash: '#3f74c4', head: '#8a5a44', tall: 372 },
  { x: 640, colour: '#6f1f2e', coat: true, sash: '#d8434b', head: '#c08a6a', tall: 352 },
  { x: 960, colour: '#234a3a', coat: false, sash: '#4caf78', head: '#d9a183', tall: 380 },
  { x: 1270, colour: '#5a4420', coat: true, sash: '#e0a93a', head: '#6b4434', tall: 346 },
];

function backdrop(): string {
  const panel = (at: number): string => {
    const x = at * 160;
    return (
      rect([x, 120, 150, 620], down(at % 2 ? '#22306a' : '#1b2757', '#101839')) +
      rect([x + 150, 120, 10, 620], '#0a1026')
    );
  };
  return group([
    ...Array.from({ length: 10 }, (_, at) => panel(at)),
    path('M0 300Q400 180 800 300T1600 300V380Q1200 480 800 380T0 380Z', '#3350a8', 'opacity=".35"'),
    path('M0 420Q400 320 800 420T1600 420V450Q1200 550 800 450T0 450Z', '#d8434b', 'opacity=".28"'),
    rect([0, 96, 1600, 28], '#070b1c'),
  ]);
}

function rig(): string {
  const lamp = (x: number): string =>
    group([
      path(`M${x - 20} 40h40l8 46h-56z`, '#0a0e1f'),
      ellipse([x, 88, 26, 8], '#fff3d0'),
      glow([x, 90], 110, '#fff1c9', 0.8),
    ]);
  return group([
    rect([0, 0, 1600, 34], '#05070f'),
    stroke('M0 40H1600M0 10H1600', '#1a2242', 5),
    ...Array.from({ length: 27 }, (_, at) => stroke(`M${at * 60} 10l30 30l30 -30`, '#1a2242', 3)),
    ...[180, ...SPOTS.map((spot) => spot.x), 1430].map(lamp),
  ]);
}

function cone(x: number): string {
  return path(`M${x - 20} 92L${x - 190} 790H${x + 190}L${x + 20} 92Z`, down('#fff2c9 .38', '#fff2c9 .03'));
}

function speaker({ x, colour, coat, sash, head, tall }: (typeof SPOTS)[number], at: number): string {
  const gestures = [
    [20, 70],
    [12, 100],
    [30, 120],
    [16, 60],
  ] as const;
  const gesture = gestures[at] ?? [10, 60];
  return group([
    ellipse([x, 792, 150, 16], '#05070f', 'opacity=".55"'),
    figure([x, 786], tall, colour, { coat, left: [18, 60], right: gesture, head }),
    path(`M${x - 10} ${n(786 - tall * 0.82)}l10 26l10 -26z`, '#f3ece0'),
    path(`M${x - 3} ${n(786 - tall * 0.8)}h6l4 50l-7 14l-7 -14z`, sash),
    path(`M${x - 74} 610H${x + 74}L${x + 58} 790H${x - 58}Z`, across('#c9d3df', '#7c8aa3 1 .5', '#3b4766')),
    path(`M${x - 86} 588H${x + 86}L${x + 74} 614H${x - 74}Z`, '#e9eef2'),
    rect([x - 40, 660, 80, 54], sash, 'opacity=".9"'),
    stroke(`M${x - 16} 590q-12 -30 10 -50`, '#0a0e1f', 4),
    circle([x - 4, 538], 7, '#0a0e1f'),
    ellipse([x + 34, 588, 13, 4], '#9fd3e6'),
    path(`M${x + 24} 560h20l-3 27h-14z`, '#cfe8ef', 'opacity=".75"'),
  ]);
}

function audience(): string {
  const heads = [
    [120, 250],
    [360, 280],
    [600, 250],
    [850, 285],
    [1090, 255],
    [1330, 280],
    [1540, 250],
  ] as const;
  return group([
    ...heads.map(([x, wide], at) => bust([x, 1075], wide, '#060916', { head: '#0b1023', bun: at % 3 === 1 })),
    ...heads.map(([x, wide]) =>
      stroke(
        `M${n(x - wide * 0.13)} ${n(1075 - wide * 0.82)}Q${x} ${n(1075 - wide * 0.97)} ${n(x + wide * 0.13)} ${n(1075 - wide * 0.82)}`,
        '#7f95d8',
        3,
        'opacity=".55"',
      ),
    ),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#0a1026' }, [
    backdrop(),
    rect([0, 740, 1600, 330], down('#2b3a78', '#101839 1 .4', '#060a1a')),
    ...SPOTS.map(({ x }) => ellipse([x, 795, 210, 34], '#fff2c9', 'opacity=".35"')),
    ...SPOTS.map(({ x }) => cone(x)),
    ...SPOTS.map(speaker),
    ...SPOTS.map(({ x, sash }) =>
      path(`M${x - 58} 800H${x + 58}L${x + 90} 900H${x - 90}Z`, down(`${sash} .35`, `${sash} 0`)),
    ),
    rig(),
    audience(),
  ]);
}

export const lecterns: Drawing = {
  alt: 'Four party leaders stand at steel lecterns in a television studio, each under a cone of light, seen over the dark heads of the audience.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
