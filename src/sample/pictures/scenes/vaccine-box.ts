import { type Drawing, frame, SQUARE } from '../kit/frame.ts';
import { hills, leafTree } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { disc, glow, heap } from '../kit/sky.ts';
import { across, down, ellipse, group, path, placed, rect, stroke } from '../kit/svg.ts';

const { width, height } = SQUARE;

function clinic(): string {
  return group([
    rect([560, 470, 620, 230], across('#f3dcb4', '#d9a87a')),
    path('M530 476L600 400H1150L1214 476Z', across('#4f8a96', '#2f6474')),
    ...Array.from({ length: 12 }, (_, at) =>
      stroke(`M${606 + at * 48} 402L${560 + at * 54} 474`, '#265361', 2, 'opacity=".6"'),
    ),
    rect([800, 540, 96, 160], '#7a4a3c'),
    rect([808, 548, 80, 152], '#3a2430'),
    ...[630, 960, 1070].map(
      (x) =>
        rect([x, 550, 76, 70], '#7a4a3c') +
        rect([x + 6, 556, 64, 58], '#2f4a5a') +
        stroke(`M${x + 38} 556v58`, '#7a4a3c', 4),
    ),
    rect([720, 500, 40, 40], '#fdf6e6'),
    path('M735 506h10v9h9v10h-9v9h-10v-9h-9v-10h9z', '#2f7f6a'),
  ]);
}

function queue(): string {
  const people = [
    [640, 742, 150, '#c9622c', { coat: true, head: '#5b3a2e' }],
    [716, 746, 156, '#2f6f77', { coat: true, head: '#7a4a34', left: [40, 110] }],
    [792, 744, 150, '#e0a93a', { coat: true, head: '#5b3a2e' }],
    [950, 748, 158, '#7c2f48', { coat: true, head: '#6b4434', left: [40, 110] }],
    [1024, 746, 100, '#4a7a52', { head: '#5b3a2e' }],
    [1090, 752, 160, '#3f5a86', { coat: true, head: '#7a4a34' }],
  ] as const;
  return group(
    people.map(
      ([x, y, tall, colour, pose]) =>
        ellipse([x, y + 2, 40, 6], '#6d3a2c', 'opacity=".4"') + figure([x, y], tall, colour, pose),
    ),
  );
}

/** The cool box open in front, rows of vials among ice. */
function box(): string {
  const vial = (x: number, y: number): string =>
    group([
      rect([x - 19, y - 62, 38, 84], across('#f3fbfa', '#b5d9dc 1 .6', '#7fb0b8')),
      rect([x - 19, y - 22, 38, 30], '#ffffff'),
      rect([x - 19, y - 16, 38, 6], '#c9423f'),
      rect([x - 13, y - 84, 26, 24], '#c9d3d6'),
      rect([x - 16, y - 90, 32, 10], '#2f6474'),
      rect([x - 14, y - 58, 5, 30], '#ffffff', 'opacity=".8"'),
    ]);
  const back = [330, 400, 470, 540, 610, 680, 750].map((x) => vial(x, 920));
  const front = [300, 376, 452, 528, 604, 680, 756].map((x) => vial(x, 972));
  return group([
    path('M150 830L230 620H850L930 830Z', across('#3f8fa0', '#1f5f72')),
    path('M186 822L252 650H830L894 822Z', '#e6f3f2'),
    path('M186 822L252 650H830L894 822Z', down('#bcdfe0 .9', '#e6f3f2 .2')),
    path('M150 830H930L960 1300H110Z', across('#4fa3b2', '#2f7f92 1 .5', '#1a5264')),
    path('M180 846H900L884 1010H196Z', '#0f3a48'),
    ...Array.from({ length: 26 }, (_, at) =>
      path(
        `M${196 + at * 27} ${936 + (at % 3) * 22}l26 -26l24 18l-8 34l-30 8z`,
        at % 2 ? '#dff3f4' : '#b5dde2',
        'opacity=".9"',
      ),
    ),
    ...back,
    ...front,
    ...Array.from({ length: 20 }, (_, at) =>
      path(`M${190 + at * 35} ${1010 + (at % 2) * 8}l30 -30l28 20l-6 30l-36 10z`, at % 2 ? '#f3fbfa' : '#c5e6e9'),
    ),
    path('M140 1000H944L960 1300H110Z', across('#4fa3b2', '#2f7f92 1 .5', '#1a5264')),
    path('M140 1000H944V1024H140Z', '#7fc3cc'),
    rect([420, 1090, 220, 130], '#f3fbfa'),
    stroke('M470 1186h120', '#2f7f92', 9),
    stroke('M470 1155a60 60 0 0 1 120 0M450 1155h160M530 1080v-14M474 1100l-10 -10M586 1100l10 -10', '#2f7f92', 9),
  ]);
}

function hand(): string {
  return group([
    path(
      'M1300 1320Q1180 1180 1090 1110Q1010 1060 950 1010Q920 976 944 950Q968 930 1010 960L1080 1006Q1010 940 950 890Q924 862 946 838Q972 822 1002 852L1120 950Q1060 870 1010 806Q992 776 1016 760Q1044 750 1066 784L1170 900Q1240 960 1300 1000Z',
      across('#8a5a40', '#6b4030'),
    ),
    path(
      'M1300 1320Q1180 1180 1090 1110Q1010 1060 950 1010Q1010 1030 1110 1096Q1220 1170 1300 1230Z',
      '#4a2a22',
      'opacity=".6"',
    ),
    path('M1190 1000Q1260 960 1300 960V1320Q1220 1230 1160 1160Z', '#f6f1e4'),
    placed([920, 900], 1.15, [
      `<g transform="rotate(-24)">${rect([-22, -96, 44, 128], across('#f8fdfb', '#c5e2e4 1 .6', '#8fbcc2'))}${rect([-22, -34, 44, 46], '#ffffff')}${rect([-22, -26, 44, 8], '#c9423f')}${rect([-16, -122, 32, 28], '#c9d3d6')}${rect([-19, -130, 38, 12], '#c9423f')}${rect([-15, -88, 6, 44], '#ffffff', 'opacity=".9"')}</g>`,
    ]),
    path('M944 950Q930 930 900 936Q884 950 906 968Q930 984 960 1000Z', '#7a4c38'),
    path('M946 838Q920 830 900 850Q896 870 922 878Q944 884 964 900Z', '#7a4c38'),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#5fb0c4', '#bfe0cf 1 .25', '#fbe3ae 1 .5') }, [
    heap([300, 220], 150, { seed: 'vaccine cloud', light: '#fffaf0', dark: '#dfe6dc' }),
    disc([1010, 250], 56, '#fffbe4', 6),
    hills({ seed: 'vaccine hills', width, y: 560, rise: 70, hills: 2 }, 760, '#8fae7a'),
    rect([0, 660, width, 620], down('#e0a86a', '#b5703f 1 .5', '#8a4f30')),
    clinic(),
    leafTree([330, 720], 420, { seed: 'vaccine tree', light: '#8fae4a', dark: '#3f6a38', trunk: '#5a3a2c' }),
    ellipse([330, 722, 150, 16], '#6d3a2c', 'opacity=".45"'),
    queue(),
    glow([540, 900], 520, '#ffffff', 0.12),
    box(),
    hand(),
  ]);
}

export const vaccineBox: Drawing = {
  alt: 'A hand lifts a small vial from a blue cool box full of vials and ice. Behind it, mothers and children wait under a tree outside a country clinic.',
  artist: 'Yusra Benali',
  ...SQUARE,
  svg: scene,
};
