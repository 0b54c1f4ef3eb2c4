import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, rect, stroke } from '../kit/svg.ts';

/** The unfinished ship end on: a black wall of a bow on its slip, red below the waterline. */
function hull(): string {
  const plates = Array.from({ length: 7 }, (_, at) =>
    stroke(
      `M${n(610 - at * 4)} ${330 + at * 68}Q830 ${372 + at * 72} ${n(1060 + at * 4)} ${330 + at * 68}`,
      '#0b1420',
      2.4,
      'opacity=".5"',
    ),
  );
  return group([
    path('M560 250L1110 250Q1090 620 960 880H720Q590 620 560 250Z', across('#4a5b70', '#24344a 1 .45', '#131d2c')),
    path(
      'M612 620Q840 700 1056 620Q1020 770 960 880H720Q650 770 612 620Z',
      across('#b5503c', '#8a3530 1 .5', '#4f2028'),
    ),
    path('M612 612Q840 692 1058 612L1056 624Q840 704 612 624Z', '#efe0c2'),
    path('M540 214Q840 280 1130 214L1112 266Q840 330 558 266Z', across('#f0e3cc', '#c9b7a4 1 .5', '#6d6068')),
    path('M826 262Q836 600 838 880H848Q856 600 852 262Z', '#0b1420', 'opacity=".55"'),
    ...plates,
    rect([640, 110, 400, 120], across('#e9dcc4', '#b5a596 1 .5', '#5f5560')),
    ...Array.from({ length: 9 }, (_, at) => rect([662 + at * 42, 140, 28, 30], at % 4 === 1 ? '#ffd88a' : '#27344a')),
    rect([700, 40, 280, 74], across('#e9dcc4', '#b5a596 1 .5', '#5f5560')),
    path('M712 62H968V92H712Z', '#1a2740'),
    path('M640 340h70v26h-70zM970 340h70v26h-70z', '#0b1420'),
  ]);
}

function scaffold(x: number, wide: number): string {
  const floors = [300, 390, 480, 570, 660, 750, 840];
  const poles = [0, 0.34, 0.67, 1].map((at) => rect([x + wide * at - 3, 220, 6, 680], '#2b2330'));
  return group([
    ...poles,
    ...floors.map((y) => rect([x - 8, y, wide + 16, 7], '#7a5a3c')),
    ...floors
      .slice(0, -1)
      .map((y, at) =>
        stroke(
          at % 2 ? `M${x} ${y}L${x + wide} ${y + 90}` : `M${x + wide} ${y}L${x} ${y + 90}`,
          '#2b2330',
          3,
          'opacity=".7"',
        ),
      ),
  ]);
}

/** A portal crane over the slip. */
function crane(): string {
  const lattice = (x1: number, x2: number, y: number): string =>
    Array.from({ length: 15 }, (_, at) =>
      stroke(
        `M${n(x1 + ((x2 - x1) * at) / 15)} ${y}L${n(x1 + ((x2 - x1) * (at + 0.5)) / 15)} ${y + 44}L${n(x1 + ((x2 - x1) * (at + 1)) / 15)} ${y}`,
        '#c98a3a',
        4,
      ),
    ).join('');
  return group([
    rect([250, -20, 34, 920], across('#e0a548', '#8a5a2c')),
    rect([1360, -20, 34, 920], across('#c98a3a', '#6d4424')),
    path('M250 900L190 900L262 560ZM1394 900L1454 900L1384 560Z', '#8a5a2c'),
    rect([180, 10, 1290, 12], '#e0a548'),
    rect([180, 58, 1290, 12], '#a86f30'),
    lattice(180, 1470, 16),
    rect([1130, 66, 70, 44], '#5a3a24'),
    stroke('M1150 110V330M1180 110V330', '#2b2330', 3),
    path('M1110 330h110l12 60h-134z', across('#8d9aa8', '#4a5666')),
  ]);
}

function sparks([x, y]: readonly [number, number], seed: string): string {
  const luck = chance(seed);
  return group([
    glow([x, y], 150, '#bfe6ff', 0.9),
    circle([x, y], 7, '#ffffff'),
    ...Array.from({ length: 60 }, () => {
      const [dx, fall] = [luck.between(-70, 70), luck.next() ** 0.8 * 210];
      return stroke(
        `M${n(x + dx * 0.5)} ${n(y + fall * 0.5)}L${n(x + dx)} ${n(y + fall)}`,
        luck.pick(['#fff3c4', '#ffc85a', '#ff9a3f']),
        luck.between(1, 2.6),
        `opacity="${n(1 - fall / 260, 2)}"`,
      );
    }),
  ]);
}

function yard(): string {
  return group([
    rect([0, 880, 1600, 187], down('#5a4656', '#241c2c')),
    path('M640 1067L760 880H920L1060 1067Z', '#6d4f4a'),
    ...[0.2, 0.45, 0.7, 0.9].map((at) => rect([760 - 120 * at, 880 + 187 * at, 160 + 260 * at, 8], '#3a2a30')),
    ellipse([260, 1010, 120, 12], '#120d18', 'opacity=".5"'),
    figure([210, 1006], 196, '#d9762f', { left: [12, 30], right: [26, 100], hat: 'helmet', head: '#8a5a44' }),
    figure([300, 1014], 188, '#2f4560', { left: [20, 60], right: [10, 10], hat: 'helmet', head: '#c08a6a' }),
    figure([1230, 990], 176, '#3a4a5a', {
      stride: 0.3,
      left: [10, 20],
      right: [14, 20],
      hat: 'helmet',
      head: '#6b4434',
    }),
    path('M1300 1067V960H1500V1067Z', '#33283a'),
    path('M1290 968H1510V952H1290Z', '#a86f30'),
    ...[1322, 1372, 1422].map((x) => rect([x, 980, 34, 70], '#8a5a2c')),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#27365f', '#7a4f7a 1 .35', '#e07a5f 1 .6', '#ffc07a 1 .8') }, [
    bands({ seed: 'yard sky', width: 1600, top: 60, bottom: 620 }, 26, '#f2906f'),
    disc([400, 730], 60, '#fff0bf', 6),
    hills({ seed: 'yard hills', width: 1600, y: 800, rise: 50, hills: 2.2 }, 900, '#8a4f66'),
    rect([0, 830, 1600, 60], across('#f2a878', '#b5607a')),
    mist('yard mist', 820, { width: 1600, thick: 50, colour: '#ffc890', opacity: 0.5 }),
    ...[80, 150, 1500].map((x) => stroke(`M${x} 880V620L${x + 110} 560M${x} 650L${x + 60} 590`, '#5f3a58', 9)),
    hull(),
    scaffold(430, 150),
    scaffold(1090, 150),
    crane(),
    yard(),
    sparks([700, 560], 'weld one'),
    sparks([1104, 470], 'weld two'),
    birds('yard birds', [330, 380], { count: 7, spread: 130, size: 13, colour: '#3a2444' }),
  ]);
}

export const ferryYard: Drawing = {
  alt: 'The bow of an unfinished ferry towers over a shipyard at sunset under a yellow crane. Welders’ sparks fall from scaffolding on both sides; workers in helmets stand on the slip.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
