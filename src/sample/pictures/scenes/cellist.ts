import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { face } from '../kit/portrait.ts';
import { glow } from '../kit/sky.ts';
import { across, down, ellipse, group, path, placed, stroke } from '../kit/svg.ts';

const { width, height } = TALL;

function hair(): string {
  return group([
    path(
      'M-122 -20Q-170 -90 -130 -170Q-90 -246 10 -240Q130 -236 146 -120Q152 -60 128 -10Q126 -80 96 -120Q40 -150 0 -190Q-40 -140 -90 -110Q-116 -80 -122 -20Z',
      '#dcd6d2',
    ),
    path('M10 -240Q130 -236 146 -120Q152 -60 128 -10Q126 -80 96 -120Q70 -190 10 -240Z', '#9c94a0'),
    ellipse([60, -238, 66, 50], '#c9c2c2'),
    path('M20 -262Q60 -300 112 -268Q90 -282 60 -270Q36 -266 20 -262Z', '#f3efec'),
    stroke('M-110 -110Q-70 -200 10 -214M-80 -120Q-30 -190 40 -206M100 -120Q120 -80 124 -40', '#b0a8ac', 6),
  ]);
}

/** The cello held across her: scroll by the ear, body, strings and bow. */
function cello(): string {
  return placed([650, 1010], 1, [
    `<g transform="rotate(12)">`,
    path(
      'M-150 -70Q-200 20 -150 90Q-110 150 -150 220Q-220 360 -120 450H170Q260 360 190 220Q150 150 186 90Q230 10 176 -74Q120 -130 14 -130Q-96 -130 -150 -70Z',
      across('#d9823f', '#a8542a 1 .5', '#5f2a1c'),
    ),
    path(
      'M-150 -70Q-200 20 -150 90Q-110 150 -150 220Q-200 320 -160 400Q-170 300 -110 220Q-74 150 -112 90Q-150 30 -110 -60Q-60 -120 14 -130Q-96 -130 -150 -70Z',
      '#f3b56a',
      'opacity=".6"',
    ),
    stroke('M-70 110Q-104 150 -70 190Q-56 206 -66 226M106 110Q140 150 106 190Q92 206 102 226', '#2a1210', 9),
    path('M-8 -560H44L56 -60H-20Z', across('#3a1c18', '#1a0d0e')),
    path('M-14 -560Q-26 -640 18 -660Q60 -656 58 -610Q48 -576 50 -560Z', across('#a8542a', '#5f2a1c')),
    stroke('M-50 -600h28M86 -586h-28M-50 -566h28M86 -552h-28', '#2a1210', 9),
    path('M-26 230H70L58 250H-14Z', '#e9c08a'),
    stroke('M4 -560L0 236M14 -560L14 236M24 -560L30 236M32 -560L46 236', '#f3e6d0', 2, 'opacity=".8"'),
    path('M-14 250H58L36 450H8Z', '#1a0d0e'),
    '</g>',
  ]);
}

function dress(): string {
  return group([
    path(
      'M60 1440Q70 1130 250 1060Q390 1010 450 960L620 956Q720 1010 830 1050Q1010 1120 1030 1440Z',
      across('#5a2a55', '#3a1a40 1 .5', '#1d0e26'),
    ),
    path('M450 960Q530 1050 620 956L606 1010Q530 1100 466 1014Z', '#c08a72'),
    path('M250 1060Q170 1100 120 1240Q96 1340 110 1440H60Q70 1130 250 1060Z', '#8a4a80', 'opacity=".5"'),
    ...[0, 1, 2, 3, 4, 5, 6].map((at) =>
      ellipse([470 + at * 22, 1016 + Math.sin((at / 6) * Math.PI) * 46, 11, 11], '#f6efe4'),
    ),
  ]);
}

function hands(): string {
  return group([
    stroke('M300 1180L960 1120', '#2a1210', 13),
    stroke('M300 1184L960 1126', '#f3e6d0', 4),
    path(
      'M120 1290Q180 1180 270 1160Q320 1140 350 1160Q366 1180 340 1200Q330 1240 280 1240Q220 1260 180 1340Z',
      across('#e0b094', '#b57f68'),
    ),
    stroke('M286 1168q34 -10 58 2M280 1192q34 -6 60 4M274 1216q30 0 56 8', '#94604e', 4),
    path(
      'M1010 1190Q950 1080 860 900Q820 850 790 810Q764 790 776 770Q800 760 826 790Q800 740 816 728Q842 730 862 780Q960 900 1060 1040Z',
      across('#d9a88c', '#94604e'),
    ),
    path('M1060 1040L1080 1440H940Q1000 1300 960 1090Z', '#1d0e26'),
    stroke('M780 776q20 20 34 44M820 736q14 26 28 58', '#94604e', 4),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#2a1430', '#5f2a48 1 .45', '#a8543f 1 .8', '#d98a4a') }, [
    glow([300, 420], 760, '#ffc27a', 0.5),
    ...[90, 200, 980].map((x) => path(`M${x - 50} 0H${x + 50}L${x + 20} 1440H${x - 20}Z`, '#1d0e26', 'opacity=".25"')),
    dress(),
    face(
      [540, 690],
      1.1,
      {
        skin: '#dcab8c',
        light: '#ffe2b8',
        hair: '#8f8790',
        brow: '#8f8790',
        eyes: 'closed',
        mouth: 'smile',
        old: true,
      },
      [hair()],
    ),
    cello(),
    hands(),
  ]);
}

export const cellist: Drawing = {
  alt: 'Portrait of an old woman with white hair in a bun, in a plum dress and pearls, playing the cello with her eyes closed.',
  artist: 'Marta Osk',
  ...TALL,
  svg: scene,
};
