import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

/** A fluted column: its shaft in light and shade, capital and base. */
function column(x: number, wide: number): string {
  const flutes = Array.from({ length: 7 }, (_, at) =>
    rect([x + wide * (0.1 + at * 0.12), 250, wide * 0.035, 500], '#5b4a52', `opacity="${n(0.12 + at * 0.05, 2)}"`),
  );
  return group([
    rect([x, 240, wide, 520], across('#f7e2bf', '#d9b48f 1 .45', '#6f5560')),
    ...flutes,
    path(`M${x - wide * 0.16} 214H${x + wide * 1.16}L${x + wide} 246H${x}Z`, across('#fbeccb', '#b18f80')),
    rect([x - wide * 0.2, 200, wide * 1.4, 16], across('#fff3d6', '#b18f80')),
    path(`M${x} 756H${x + wide}L${x + wide * 1.12} 782H${x - wide * 0.12}Z`, across('#fbeccb', '#8f7070')),
    rect([x - wide * 0.2, 780, wide * 1.4, 18], across('#f2d9b3', '#7d6266')),
  ]);
}

function frieze(): string {
  return group([
    rect([0, 0, 1600, 204], down('#c79f86', '#e9c9a3')),
    rect([0, 176, 1600, 26], '#f6e0bb'),
    rect([0, 196, 1600, 8], '#8d6d68'),
    ...Array.from({ length: 54 }, (_, at) => rect([at * 30 + 4, 160, 16, 16], '#a37f74')),
    ...Array.from(
      { length: 14 },
      (_, at) =>
        circle([60 + at * 114, 92], 38, '#b98f7c') +
        circle([60 + at * 114, 90], 30, '#dcb894') +
        path(`M${44 + at * 114} 104l16 -34l16 34z`, '#a37f74'),
    ),
  ]);
}

function doors(): string {
  return group([
    rect([0, 204, 1600, 596], down('#3a2c3f', '#5a3f48')),
    ...[170, 520, 890, 1250].map(
      (x) =>
        rect([x, 330, 190, 470], '#2a2033') +
        rect([x + 10, 340, 170, 460], down('#f2b866', '#c97f45')) +
        Array.from({ length: 2 }, (_, at) => rect([x + 66 + at * 56, 340, 4, 460], '#5a3a33')).join('') +
        [440, 560, 680].map((y) => rect([x + 10, y, 170, 4], '#5a3a33')).join('') +
        glow([x + 95, 640], 190, '#ffcf86', 0.4),
    ),
  ]);
}

function steps(): string {
  return group(
    Array.from({ length: 9 }, (_, at) => {
      const y = 798 + at * 31;
      return (
        rect([0, y, 1600, 13], across('#f9e4c0', '#d2ab8c 1 .6', '#8d6d70')) +
        rect([0, y + 13, 1600, 19], across('#b08a78', '#8a6663 1 .6', '#54414d'))
      );
    }),
  );
}

/** Long shadows of the columns and of those who climb, thrown by a low sun at the left. */
function shadows(): string {
  return group(
    [150, 500, 850, 1200].map((x) =>
      path(`M${x + 20} 798H${x + 120}L${x + 520} 1067H${x + 340}Z`, '#3a2338', 'opacity=".3"'),
    ),
  );
}

function people(): string {
  const one = (x: number, y: number, tall: number, colour: string, pose: Parameters<typeof figure>[3]): string =>
    path(
      `M${x - 8} ${y}L${x + tall * 0.75} ${y + tall * 0.36}L${x + tall * 0.9} ${y + tall * 0.33}L${x + 10} ${y - 4}Z`,
      '#2a1830',
      'opacity=".45"',
    ) + figure([x, y], tall, colour, pose);
  return group([
    one(980, 832, 178, '#2b3450', { coat: true, stride: 0.26, head: '#8a5a44' }),
    one(1046, 842, 172, '#6d2f3a', { coat: true, stride: 0.22, head: '#c08a6a' }),
    one(420, 930, 232, '#232b45', {
      coat: true,
      stride: 0.32,
      left: [20, 30],
      right: [16, 10],
      lean: 3,
      head: '#c08a6a',
      hair: '#d9d4cb',
    }),
    path('M448 836h56v44h-56z', '#5a3326') + stroke('M462 836q14 -16 28 0', '#5a3326', 5),
    one(720, 986, 246, '#3a4a3f', { stride: 0.3, left: [14, 20], right: [24, 100], head: '#6b4434' }),
    one(1330, 1010, 250, '#4a2f45', {
      coat: true,
      stride: 0.2,
      left: [30, 50],
      right: [10, 8],
      head: '#d9a183',
      hair: '#8f4f2a',
    }),
  ]);
}

function pigeons(): string {
  return group(
    [
      [180, 1004],
      [226, 1016],
      [150, 1030],
      [1080, 1036],
      [1126, 1046],
    ].map(([x, y], at) => {
      const [px, py] = [x ?? 0, y ?? 0];
      return (
        ellipse([px, py, 17, 10], at % 2 ? '#8d8796' : '#6f6a80') +
        circle([px + 15, py - 10], 6, '#55506a') +
        path(`M${px - 12} ${py}l-18 6l16 -10z`, '#55506a') +
        stroke(`M${px} ${py + 9}v8`, '#c9714a', 2)
      );
    }),
  );
}

function scene(): string {
  return frame({ ...WIDE, ground: '#3a2c3f' }, [
    doors(),
    frieze(),
    ...[20, 370, 740, 1100, 1450].map((x) => column(x, 128)),
    path('M0 204L1600 204L1600 330L0 250Z', '#2a1830', 'opacity=".28"'),
    steps(),
    shadows(),
    people(),
    pigeons(),
    path('M0 0H700L0 900Z', across('#fff0c9 .32', '#fff0c9 0')),
  ]);
}

export const bankSteps: Drawing = {
  alt: 'People climb the broad steps of a bank with tall fluted columns. Low sun from the left throws long shadows; pigeons stand on the lowest steps.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
