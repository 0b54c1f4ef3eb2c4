import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { face } from '../kit/portrait.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, path, rect, stroke } from '../kit/svg.ts';
import { house } from '../kit/town.ts';

const { width, height } = TALL;

function street(): string {
  const look = (seed: string, wall: string) => ({
    seed,
    wall,
    roof: '#4a4654',
    grid: [3, 2] as const,
    lit: '#ffdf9b',
    dark: '#4a5262',
    share: 0.15,
  });
  const mark = (x: number, wide: number): string =>
    path(`M${x} 604H${x + wide}V616H${x}Z`, '#5a4334') +
    path(`M${x} 616H${x + wide}V820H${x}Z`, '#6d5443', 'opacity=".45"');
  return group([
    house([-60, 420, 330, 400], look('ferry lane', '#a8705a')),
    house([290, 440, 270, 380], look('ferry lane two', '#c0957a')),
    house([600, 430, 290, 390], look('ferry lane three', '#95604f')),
    house([900, 410, 320, 410], look('ferry lane four', '#b5836a')),
    mark(-60, 330),
    mark(290, 270),
    mark(600, 290),
    mark(900, 320),
    ...[60, 400, 930].map((x, at) => rect([x, 650, 70, 170], ['#2f5a5f', '#7a2f38', '#3f4a72'][at] ?? '#333333')),
    path('M120 850l60 -70l80 20l30 60zM840 860l40 -60h90l30 60z', '#5a463c'),
    path('M150 830l50 -40l40 30zM880 840l30 -36l50 30z', '#8a6f58'),
    rect([700, 780, 90, 60], '#d9cbb4'),
    rect([706, 786, 78, 20], '#8a7a68'),
  ]);
}

function hair(): string {
  return group([
    path(
      'M-128 40Q-168 -20 -146 -120Q-126 -226 -10 -236Q120 -240 146 -120Q160 -40 134 60Q128 20 118 -40Q112 -100 80 -130Q20 -120 -50 -160Q-96 -130 -108 -70Q-116 -10 -128 40Z',
      '#c9b48a',
    ),
    path('M-10 -236Q120 -240 146 -120Q160 -40 134 60Q128 20 118 -40Q112 -100 80 -130Q60 -200 -10 -236Z', '#96804f'),
    path('M-128 40Q-168 -20 -146 -120Q-136 -170 -100 -204Q-126 -120 -118 -50Q-116 0 -128 40Z', '#e6d6b0'),
    stroke('M-90 -180Q-40 -224 30 -214M-110 -130Q-80 -190 -30 -206', '#a8925f', 6),
  ]);
}

function coat(): string {
  return group([
    path(
      'M70 1440Q70 1120 260 1050Q390 1004 450 950L632 946Q712 1000 830 1046Q1020 1116 1030 1440Z',
      across('#2f5a86', '#1f3f66 1 .5', '#12264a'),
    ),
    path('M450 950Q540 1040 632 946L650 1010L548 1180L436 1016Z', '#e9e2d6'),
    path('M448 948L390 1020L500 1190L560 1440H470Q390 1240 350 1010Z', '#3a6a9a'),
    path('M634 944L694 1016L590 1190L562 1440H650Q720 1230 742 1000Z', '#17305a'),
    path('M420 980Q540 1090 664 976L678 1010Q540 1130 408 1014Z', '#c9423f'),
    path('M560 1080Q600 1180 584 1300L640 1310Q660 1160 610 1060Z', '#a8303a'),
    ...[1270, 1370].map((y) => circle([590, y], 13, '#12264a')),
    circle([372, 1150], 17, '#e9b84a'),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#a9b9c4', '#d3d5cc 1 .3', '#e9dcc2 1 .45') }, [
    ellipse([240, 180, 300, 60], '#c5d0d4', 'opacity=".7"'),
    ellipse([820, 110, 320, 50], '#dfe3dd', 'opacity=".7"'),
    street(),
    rect([0, 820, width, 620], down('#7d6a58', '#4f4238')),
    ...[
      [200, 900, 120],
      [860, 960, 160],
      [420, 1010, 90],
    ].map(([x = 0, y = 0, r = 1]) => ellipse([x, y, r, r * 0.1], '#c5d0d4', 'opacity=".65"')),
    figure([180, 980], 300, '#3a3f4a', { coat: true, left: [10, 10], right: [30, 150], head: '#c08a6a' }),
    figure([930, 960], 280, '#7a3a34', { coat: true, left: [20, 30], right: [10, 10], head: '#8a5a44' }),
    figure([1010, 985], 300, '#2f4a3f', { left: [30, 120], right: [10, 10], hat: 'helmet', head: '#d9a183' }),
    coat(),
    face([540, 690], 1.12, { skin: '#e0b094', light: '#fff1d6', hair: '#a8925f', eyes: 'open', mouth: 'level' }, [
      hair(),
    ]),
    glow([260, 560], 480, '#fff6e0', 0.22),
  ]);
}

export const callowayLowmere: Drawing = {
  alt: 'Portrait of a fair-haired woman in a blue coat and red scarf in a muddy street; a brown line on the houses behind her shows how high the water stood.',
  artist: 'Marta Osk',
  ...TALL,
  svg: scene,
};
