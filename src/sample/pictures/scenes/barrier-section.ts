import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { birds, heap } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';
import { ripples } from '../kit/water.ts';

/** The gate upright in its sill, and in outline where it lies at rest. */
function gate(): string {
  return group([
    path('M600 900Q800 1000 1000 900L960 960H640Z', '#3d4653'),
    path('M618 898Q800 990 982 898Q930 880 800 884Q670 880 618 898Z', '#f3ead6', 'opacity=".18"'),
    `<path d="M628 890Q800 984 972 890" fill="none" stroke="#f3ead6" stroke-width="5" stroke-dasharray="16 12"/>`,
    path('M770 900V430Q790 404 830 430V900Z', across('#f0b04a', '#c9792f 1 .5', '#7a4424')),
    path('M830 430Q884 560 876 700Q870 820 830 900Z', across('#c9792f', '#7a4424')),
    ...[500, 580, 660, 740, 820].map((y) => rect([772, y, 58, 7], '#5a3220', 'opacity=".7"')),
    circle([800, 884], 40, '#2b323d'),
    circle([800, 884], 24, '#8d97a3'),
    circle([800, 884], 8, '#2b323d'),
    `<path d="M930 850A150 150 0 0 0 860 470" fill="none" stroke="#fff6e2" stroke-width="6" stroke-dasharray="2 16" stroke-linecap="round"/>`,
    path('M846 476L872 458L876 492Z', '#fff6e2'),
  ]);
}

/** The pier opened up: stairs, two pumps, one switch, the pipes that run down to the hinge. */
function pier(): string {
  const pump = (x: number, colour: string): string =>
    group([
      rect([x - 52, 560, 104, 74], colour),
      rect([x - 40, 540, 80, 22], '#2b323d'),
      circle([x, 597], 26, '#2b323d'),
      circle([x, 597], 16, '#dfe6e6'),
      rect([x - 60, 634, 120, 12], '#2b323d'),
      ...[-32, 0, 32].map((dx) => rect([x + dx - 3, 646, 6, 12], '#2b323d')),
    ]);
  return group([
    path('M1010 1067V330H1400V1067Z', across('#9aa3ab', '#7b858f 1 .5', '#56606c')),
    path('M1000 340Q1010 120 1240 60Q1390 130 1410 340Z', across('#dfe6e6', '#a9b4ba 1 .5', '#5f6b78')),
    ...[1080, 1140, 1210, 1280, 1340].map((x, at) =>
      stroke(`M${x} 336Q${n(1120 + at * 40)} 190 1236 80`, '#6d7a86', 2.5),
    ),
    path('M1046 372H1364V900H1046Z', '#26303c'),
    path('M1046 372H1364V380H1046ZM1046 520H1364V526H1046ZM1046 662H1364V670H1046Z', '#56606c'),
    ...Array.from({ length: 9 }, (_, at) => path(`M${1060 + at * 16} ${520 - at * 15}h16v-15h-16z`, '#8d97a3')),
    pump(1128, '#4f9a7a'),
    pump(1282, '#c9523f'),
    rect([1186, 576, 38, 52], '#f0b04a'),
    stroke('M1205 576V548M1180 600H1186M1224 600H1230', '#f0b04a', 6),
    circle([1205, 602], 9, '#26303c'),
    stroke('M1128 658V760Q1128 800 1080 810L860 884', '#4f9a7a', 12),
    stroke('M1282 658V800Q1282 850 1220 852L860 900', '#c9523f', 12),
    rect([1250, 400, 70, 84], '#ffdf9b'),
    path('M1262 484v-36q0 -16 16 -16q18 0 18 16v36z', '#26303c'),
    circle([1279, 422], 11, '#26303c'),
    circle([1236, 60], 9, '#ff7a4a'),
    rect([1046, 690, 318, 210], '#1d2630'),
    ...[720, 760, 800, 840].map((y) => rect([1064, y, 282, 4], '#3d4a58')),
  ]);
}

function waters(): string {
  const sea = { seed: 'section sea', width: 800, top: 470, bottom: 960 };
  return group([
    path('M-10 470Q90 452 190 470T390 470T590 470T776 468V960H-10Z', down('#4f9ab0', '#1f5a78 1 .6', '#123f5a')),
    path('M828 640Q920 630 1012 640V960H828Z', down('#a58a62', '#6d5a48')),
    path('M1400 640Q1500 630 1610 640V960H1400Z', down('#a58a62', '#6d5a48')),
    ripples(sea, 0, { colour: '#e6f3ee' }),
    ...Array.from({ length: 34 }, (_, at) =>
      ellipse([30 + ((at * 149) % 700), 500 + ((at * 53) % 380), 20 + ((at * 17) % 50), 2], '#cfe9e6', 'opacity=".4"'),
    ),
    ...Array.from({ length: 10 }, (_, at) =>
      ellipse([860 + ((at * 37) % 130), 665 + at * 20, 20, 1.8], '#efe0c2', 'opacity=".5"'),
    ),
    path('M250 600h180v-26l70 46l-70 46v-26h-180z', '#fff6e2', 'opacity=".85"'),
    path('M1590 740h-90v-18l-56 34l56 34v-18h90z', '#fff6e2', 'opacity=".7"'),
  ]);
}

function bed(): string {
  return group([
    path(
      'M-10 940Q200 910 400 936Q520 950 600 900L640 960H960L1000 900Q1010 920 1010 960V1077H-10Z',
      down('#8a6f52', '#4a3a33'),
    ),
    path('M1400 930Q1500 910 1610 930V1077H1400Z', down('#8a6f52', '#4a3a33')),
    path('M560 930L610 884L640 962H960L990 884L1010 920V1077H540Z', across('#8d97a3', '#5f6b78')),
    path('M618 898Q800 1000 982 898L956 958H644Z', '#2b323d'),
    ...Array.from({ length: 40 }, (_, at) =>
      circle(
        [(at * 67) % 1600, 990 + ((at * 29) % 70), 3 + (at % 4)].slice(0, 2) as [number, number],
        3 + (at % 4),
        '#b5987a',
        'opacity=".45"',
      ),
    ),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#d9e3de', '#f0e6cf 1 .4', '#f3dcb4') }, [
    heap([260, 220], 150, { seed: 'section cloud', light: '#fffaf0', dark: '#d5dcd8' }),
    heap([690, 150], 100, { seed: 'section cloud two', light: '#fffaf0', dark: '#dfe0d6' }),
    birds('section birds', [520, 300], { count: 8, spread: 170, size: 15, colour: '#6d7a86' }),
    waters(),
    bed(),
    gate(),
    pier(),
    rect([0, 1060, 1600, 10], '#2b323d'),
  ]);
}

export const barrierSection: Drawing = {
  alt: 'A flood barrier in section: an orange gate stands upright on a hinge in the river bed, high blue sea on its left and low brown river on its right. In the opened pier, a green and a red pump share one yellow switch.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
