import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { face, glasses } from '../kit/portrait.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, group, path, rect, stroke } from '../kit/svg.ts';

const { width, height } = TALL;

/** A tall window on mountains, and a curtain. */
function study(): string {
  return group([
    rect([640, 60, 380, 860], '#2c2230'),
    rect([664, 84, 332, 812], down('#7d93b8', '#d7c3b4 1 .5', '#eddcbc')),
    path('M664 560L740 440L790 500L870 360L996 540V700H664Z', '#6d7aa0'),
    path('M870 360L996 540V560L900 430L860 470L830 430Z', '#eef0ee'),
    path('M664 700Q780 640 996 690V896H664Z', '#56648c'),
    ...[830].map((x) => rect([x - 7, 84, 14, 812], '#2c2230')),
    ...[350, 620].map((y) => rect([664, y, 332, 12], '#2c2230')),
    path('M980 0H1080V1440H1010Q960 1000 1000 700Q960 400 980 0Z', across('#7c2f38', '#4d1d2a')),
    stroke('M1020 0Q1000 500 1040 1440M1056 0Q1044 600 1064 1440', '#3a1522', 6, 'opacity=".6"'),
    path('M620 0H660Q630 500 650 960H600Q640 500 620 0Z', '#5f2531'),
  ]);
}

/** Shelves of books behind him, darker towards the floor. */
function books(): string {
  const colours = ['#7c3b34', '#2f4a58', '#8a6a3c', '#4b3346', '#385344', '#a0824f'];
  const shelf = (row: number): string =>
    group([
      ...Array.from({ length: 13 }, (_, at) => {
        const tall = 150 + ((at * 37 + row * 23) % 46);
        return (
          rect(
            [20 + at * 44, 236 + row * 240 - tall, 36, tall],
            colours[(at * 5 + row * 3) % colours.length] ?? '#333333',
          ) + rect([20 + at * 44, 236 + row * 240 - tall + 22, 36, 5], '#d9b878', 'opacity=".5"')
        );
      }),
      rect([0, 236 + row * 240, 600, 16], '#3a2420'),
    ]);
  return group([rect([0, 0, 600, height], '#241a22'), ...[0, 1, 2, 3].map(shelf)]);
}

function hair(): string {
  return group([
    path(
      'M-126 -20Q-158 -60 -142 -120Q-146 -190 -70 -222Q-10 -256 70 -232Q150 -206 150 -110Q162 -50 128 0Q130 -70 108 -110Q60 -160 0 -156Q-74 -160 -104 -104Q-120 -70 -126 -20Z',
      '#e8e4dc',
    ),
    path('M70 -232Q150 -206 150 -110Q162 -50 128 0Q130 -70 108 -110Q96 -170 70 -232Z', '#a9a5a6'),
    stroke('M-110 -140Q-60 -206 20 -214M-70 -170Q0 -220 90 -196', '#c3bfba', 6),
    path('M-52 104Q-30 86 -2 96Q28 86 50 100Q58 112 40 114Q0 106 -40 118Q-58 116 -52 104Z', '#d9d4cb'),
  ]);
}

function suit(): string {
  return group([
    path(
      'M60 1440Q60 1090 250 1020Q370 980 440 930L640 926Q720 980 840 1010Q1030 1080 1040 1440Z',
      across('#3d4660', '#262c44 1 .5', '#161a2c'),
    ),
    path('M440 930Q540 1010 640 926L660 1000L560 1290L430 1000Z', across('#f3ece0', '#c4bcb4')),
    path('M540 1010l34 24l-14 40l22 210l-30 40l-28 -40l16 -210l-24 -40z', '#7c2f38'),
    path('M436 932L400 1010L470 1110L540 1320L560 1440H440Q380 1180 360 980Z', '#333b56'),
    path('M644 928L690 1000L640 1110L566 1320L560 1440H680Q740 1180 742 970Z', '#1c2136'),
    circle([398, 1150], 13, '#d9a441'),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: '#241a22' }, [
    books(),
    study(),
    glow([830, 480], 620, '#f5dfb8', 0.3),
    suit(),
    face([536, 680], 1.16, { skin: '#d3a283', light: '#f8e3c4', hair: '#d9d4cb', eyes: 'lowered', old: true }, [
      hair(),
      glasses('#2a2024'),
    ]),
  ]);
}

export const statesman: Drawing = {
  alt: 'Portrait of an old man with white hair, a moustache and round-cornered spectacles, in a dark suit. Behind him are shelves of books and a window on snowy mountains.',
  artist: 'Marta Osk',
  ...TALL,
  svg: scene,
};
