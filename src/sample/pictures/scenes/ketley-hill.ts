import { type Drawing, frame, TALL } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { face } from '../kit/portrait.ts';
import { bands, birds, disc, glow } from '../kit/sky.ts';
import { across, down, group, path, placed, rect, stroke, turned } from '../kit/svg.ts';

const { width, height } = TALL;

function turbine(x: number, y: number, size: number, angle: number): string {
  const blade = path('M-3 0Q-7 -30 0 -100Q5 -30 3 0Z', '#f3ead6');
  return placed([x, y], size, [
    path('M-3 0L3 0L5 260L-5 260Z', '#e2d6bf'),
    ...[0, 120, 240].map((turn) => turned(angle + turn, [0, 0], [blade])),
  ]);
}

function hair(): string {
  return group([
    path(
      'M-120 -30Q-146 -150 -70 -206Q-20 -246 60 -226Q146 -206 142 -90Q142 -40 124 -10Q118 -70 96 -104Q40 -120 -20 -150Q-70 -140 -96 -96Q-112 -70 -120 -30Z',
      '#6b3a22',
    ),
    path('M-70 -206Q-20 -246 60 -226Q20 -216 -20 -176Q-60 -160 -96 -96Q-112 -150 -70 -206Z', '#a35f33'),
    stroke('M-100 -100Q-60 -170 20 -200M-70 -120Q-20 -180 70 -206', '#7f4728', 6, 'opacity=".7"'),
    path(
      'M-112 20Q-112 120 -70 166Q-40 214 0 216Q54 212 92 156Q124 100 122 10Q104 90 76 112Q60 92 40 90Q0 98 -34 92Q-60 96 -76 112Q-104 90 -112 20Z',
      '#6b3a22',
      'opacity=".92"',
    ),
    path('M-44 116Q-4 108 42 112Q4 140 -44 116Z', '#c4765c'),
    stroke('M-42 118Q-4 128 42 114', '#4a2018', 5),
  ]);
}

function coat(): string {
  return group([
    path(
      'M40 1440Q40 1110 230 1040Q360 1000 430 960L640 950Q720 1000 850 1040Q1040 1110 1050 1440Z',
      across('#4f7a5c', '#2f5a4a 1 .5', '#1c3b35'),
    ),
    path('M430 960Q520 1080 640 950L700 1000Q640 1180 560 1240Q450 1150 390 1000Z', '#d9c39a'),
    path('M430 958Q400 980 384 1016Q430 1170 556 1260L520 1300Q380 1200 340 1020Z', '#3a6650'),
    path('M640 948Q690 970 716 1010Q690 1170 560 1262L600 1300Q730 1190 760 1030Z', '#254a40'),
    stroke('M556 1262L552 1440', '#16302b', 6),
    ...[1310, 1390].map((y) => rect([574, y, 26, 12], '#d9a441')),
    path('M250 1220l120 -10l6 90l-120 12z', '#244a3e', 'opacity=".6"'),
    stroke('M300 1050Q250 1180 262 1440', '#16302b', 4, 'opacity=".5"'),
  ]);
}

function scene(): string {
  return frame({ width, height, ground: down('#8fb7c4', '#d7dcc0 1 .3', '#f6d9a0 1 .52') }, [
    bands({ seed: 'ketley sky', width, top: 60, bottom: 480 }, 14, '#fbf0d2'),
    disc([180, 470], 60, '#fff6da', 6),
    hills({ seed: 'ketley far', width, y: 660, rise: 70, hills: 1.8 }, height, '#b3b48a'),
    turbine(150, 560, 0.9, 12),
    turbine(300, 600, 0.7, 47),
    turbine(900, 520, 1.2, 80),
    turbine(790, 600, 0.66, 20),
    hills({ seed: 'ketley mid', width, y: 780, rise: 60, hills: 1.5 }, height, down('#8a9a5a', '#5f7a48')),
    birds('ketley birds', [760, 300], { count: 8, spread: 200, size: 14, colour: '#4a4a44' }),
    hills({ seed: 'ketley near', width, y: 960, rise: 50, hills: 1.4 }, height, down('#66803f', '#33492c')),
    reeds('ketley grass', [-20, 1100], { width: 1120, count: 150, tall: 130, colour: '#405a2f' }),
    coat(),
    face([540, 700], 1.12, { skin: '#d79a78', light: '#ffe7bd', hair: '#5a2f1c', eyes: 'open', mouth: 'level' }, [
      hair(),
    ]),
    glow([200, 620], 520, '#fff0c4', 0.28),
  ]);
}

export const ketleyHill: Drawing = {
  alt: 'Portrait of a bearded man in a green waxed jacket on a windy hill, with wind turbines and low sun behind him.',
  artist: 'Marta Osk',
  ...TALL,
  svg: scene,
};
