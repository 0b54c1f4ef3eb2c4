import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';

/** The brick mouth of an oven and the fire inside. */
function oven(): string {
  const luck = chance('bricks');
  const bricks = Array.from({ length: 190 }, (_, at) => {
    const [row, column] = [Math.floor(at / 19), at % 19];
    return rect(
      [column * 64 - (row % 2) * 32 - 20, 60 + row * 48, 58, 42],
      luck.pick(['#7a3f35', '#8f4a3a', '#6a3530', '#9c5a42']),
    );
  });
  const arch = Array.from({ length: 17 }, (_, at) => {
    const angle = Math.PI * (1 + at / 16);
    const [x, y] = [560 + Math.cos(angle) * 286, 520 + Math.sin(angle) * 236];
    return rect(
      [x - 22, y - 36, 44, 72],
      at % 2 ? '#b0683f' : '#9c5636',
      `transform="rotate(${n((at / 16) * 180 - 90)} ${n(x)} ${n(y)})"`,
    );
  });
  return group([
    rect([0, 0, 1600, 600], '#4a2724'),
    ...bricks,
    ...arch,
    path('M316 540V500Q330 318 560 318Q790 318 804 500V540Z', down('#3a1010', '#c9481f 1 .7', '#ffb347')),
    ...[400, 460, 520, 590, 660, 720].map((x, at) =>
      path(
        `M${x - 34} 540Q${x - 40} ${470 - (at % 3) * 26} ${x} ${420 - (at % 2) * 46}Q${x + 44} ${470 - (at % 2) * 20} ${x + 34} 540Z`,
        at % 2 ? '#ffcf5a' : '#ff8a2f',
        'opacity=".85"',
      ),
    ),
    ...[430, 540, 640].map((x) => ellipse([x, 536, 62, 20], '#5a2414')),
    rect([280, 540, 560, 26], '#8a7a70'),
    glow([560, 470], 620, '#ffa64a', 0.55),
  ]);
}

function loaf(x: number, y: number, size: number, long = false): string {
  const wide = long ? 130 : 86;
  return placed([x, y], size, [
    ellipse([4, 8, wide * 1.02, 12], '#2a1512', 'opacity=".45"'),
    path(
      `M${-wide} 0Q${-wide} -62 0 -66Q${wide} -62 ${wide} 0Q0 16 ${-wide} 0Z`,
      down('#f3b564', '#b8692f 1 .6', '#7a3d1f'),
    ),
    path(`M${-wide * 0.8} -24Q0 -70 ${wide * 0.6} -50Q0 -58 ${-wide * 0.8} -24Z`, '#ffdf9b', 'opacity=".7"'),
    ...[-0.5, -0.15, 0.2, 0.55].map((at) =>
      path(
        `M${wide * at - 8} -54Q${wide * at + 16} -34 ${wide * at + 12} -12Q${wide * at - 2} -34 ${wide * at - 14} -46Z`,
        '#f6dcae',
      ),
    ),
  ]);
}

function racks(): string {
  const shelf = (y: number): string =>
    group([
      rect([1010, y, 600, 12], '#3a2320'),
      ...Array.from({ length: 4 }, (_, at) => loaf(1080 + at * 150, y - 4, 0.78, at % 2 === 0)),
    ]);
  return group([
    rect([990, 30, 620, 640], '#351c1c'),
    path('M990 30H1610V60H990Z', '#5a3428'),
    ...[200, 340, 480, 620].map(shelf),
    rect([984, 30, 14, 640], '#5a3428'),
  ]);
}

/** The baker, side on, sliding a peel into the oven; firelight runs along her edge. */
function baker(): string {
  return group([
    ellipse([1010, 1040, 260, 24], '#1a0d0d', 'opacity=".6"'),
    path(
      'M900 1067Q880 800 920 690Q930 590 1010 566Q1110 570 1130 680Q1160 820 1150 1067Z',
      across('#d9c7ae', '#6d5a58 1 .5', '#3a2c33'),
    ),
    path('M900 1067Q886 860 912 720L960 1067Z', '#ffb566', 'opacity=".55"'),
    path('M930 700Q1010 740 1110 690L1130 1067H910Z', across('#fff3dc', '#b59d8c 1 .45', '#5a484c')),
    stroke('M1010 600Q1060 690 1046 760', '#8f7d78', 5),
    path(
      'M962 560Q940 500 958 458Q990 420 1040 436Q1082 456 1074 516Q1066 560 1040 580H980Z',
      across('#e0a27c', '#a86f55 1 .5', '#6d4238'),
    ),
    path('M950 470Q940 420 990 402Q1060 392 1086 440Q1096 500 1080 548Q1066 500 1040 480Q990 470 950 470Z', '#f6ead2'),
    path('M1010 400Q1060 392 1086 440Q1096 500 1080 548Q1070 470 1010 400Z', '#8f7d78', 'opacity=".6"'),
    circle([968, 500], 4, '#20120f'),
    stroke('M958 490q8 -7 18 -2M962 540q10 4 18 0', '#5a2c22', 4),
    path('M956 500q-14 22 -2 28', '#e0a27c'),
    stroke('M960 640Q890 720 820 700', '#f6ead2', 66),
    stroke('M960 640Q890 720 820 700', '#ffcf8a', 12, 'opacity=".7" transform="translate(-6 -24)"'),
    circle([806, 694], 32, '#d99a74'),
    stroke('M1090 650Q1130 760 1040 780Q980 786 930 760', '#cdb9a4', 62),
    circle([922, 752], 30, '#c98a66'),
    stroke('M1140 836L560 600', '#6d4a34', 20),
    path('M590 622Q500 600 430 540L470 520Q560 560 624 606Z', '#a87a52'),
    loaf(500, 548, 0.7),
  ]);
}

function table(): string {
  const luck = chance('flour');
  return group([
    path('M-10 860H760L820 1067H-10Z', down('#a8734a', '#5a3626')),
    path('M-10 860H760L766 882H-10Z', '#d9a878'),
    ...Array.from({ length: 90 }, () =>
      ellipse(
        [luck.between(0, 720), luck.between(890, 1040), luck.between(2, 16), luck.between(1, 4)],
        '#fff3e0',
        `opacity="${n(luck.between(0.2, 0.6), 2)}"`,
      ),
    ),
    loaf(140, 900, 1.25),
    loaf(350, 916, 1.35, true),
    loaf(560, 930, 1.15),
    loaf(250, 980, 1.3),
    path('M640 930h80l-10 90h-60z', '#efe0c6'),
    path('M640 930q40 -26 80 0z', '#fffaf0'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: '#2a1716' }, [
    oven(),
    racks(),
    rect([0, 600, 1600, 467], down('#5a322a', '#241312')),
    glow([560, 620], 640, '#ff9a3f', 0.3),
    baker(),
    table(),
  ]);
}

export const bakery: Drawing = {
  alt: 'A baker in a white cap slides a loaf into a brick oven with a long wooden peel. Firelight falls on her apron; finished loaves fill the racks behind and the table in front.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
