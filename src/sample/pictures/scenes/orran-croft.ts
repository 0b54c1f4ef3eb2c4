import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { figure } from '../kit/people.ts';
import { birds, disc, glow, heap, mist } from '../kit/sky.ts';
import { across, down, ellipse, group, path, placed, rect, stroke } from '../kit/svg.ts';
import { gleam, ripples } from '../kit/water.ts';

function croft(): string {
  return placed([1130, 690], 1.25, [
    ellipse([110, 4, 210, 14], '#3f5a3c', 'opacity=".5"'),
    path('M-40 0V-84H250V0Z', across('#fdf4e0', '#d9cbb2')),
    path('M-54 -80L-20 -142H230L264 -80Z', across('#6d7a80', '#465560')),
    path('M-54 -80L-20 -142H230L264 -80Z', '#2f3b45', 'opacity=".15"'),
    rect([-6, -176, 30, 44], '#e9dcc2'),
    rect([196, -172, 28, 40], '#d9cbb2'),
    rect([90, -62, 36, 62], '#c9452f'),
    ...[10, 160].map(
      (x) =>
        rect([x, -58, 44, 34], '#2f4a5a') +
        rect([x, -58, 44, 34], '#ffd88a', 'opacity=".65"') +
        stroke(`M${x + 22} -58v34M${x} -41h44`, '#fdf4e0', 4),
    ),
    path('M10 -180Q-10 -230 30 -262Q70 -290 60 -340Q96 -290 60 -250Q20 -226 26 -180Z', '#f6efe0', 'opacity=".5"'),
    stroke('M270 -10V-96M400 10V-90M270 -92Q340 -62 400 -86', '#4a4038', 4),
    path('M290 -84h30l-4 44h-22zM330 -76h34v30h-34zM372 -80h18v46h-18z', '#c9452f'),
    path('M330 -76h34v30h-34z', '#f3ead2'),
  ]);
}

function jetty(): string {
  return group([
    path('M-20 960L620 872L664 894L-20 1010Z', across('#7a6350', '#b5977a')),
    ...Array.from({ length: 17 }, (_, at) =>
      stroke(`M${10 + at * 38} ${957 - at * 5.2}l22 ${42 - at * 1.4}`, '#4a3a33', 2.5),
    ),
    ...[60, 220, 380, 540, 640].map((x, at) => rect([x, 940 - at * 16, 13, 110], '#3a2d2c')),
    ...[60, 220, 380, 540].map((x, at) => ellipse([x + 6, 1046 - at * 16, 30, 4], '#fdf0d0', 'opacity=".5"')),
    figure([420, 906], 150, '#c9452f', {
      coat: true,
      left: [8, 6],
      right: [20, 150],
      head: '#d9a183',
      hair: '#8f4f2a',
    }),
    path('M404 794h-26q-8 26 2 54h24z', '#2f4a6a'),
    figure([300, 924], 128, '#e0a93a', { coat: true, hat: 'hood', left: [16, 20], right: [12, 10], head: '#c08a6a' }),
    figure([210, 940], 196, '#33485a', { left: [14, 40], right: [14, 40], hat: 'cap', head: '#c08a6a' }),
  ]);
}

function boat(): string {
  return placed([810, 868], 1.1, [
    ellipse([20, 34, 190, 7], '#1f4a5a', 'opacity=".5"'),
    path('M-150 -26Q-110 34 -60 36H110Q160 20 190 -40Q120 -10 30 -10T-150 -26Z', across('#f3ead2', '#c9bda4')),
    path('M-150 -26Q-60 -2 30 -10T190 -40L188 -30Q120 0 30 2T-146 -16Z', '#2f6f86'),
    path('M-20 -12V-78H70L92 -14Z', across('#fdf4e0', '#c9bda4')),
    path('M-8 -68H62L72 -40H-8Z', '#2f4a5a'),
    rect([-30, -88, 116, 11], '#c9452f'),
    stroke('M20 -88V-150M20 -146l40 10', '#4a4038', 4),
    figure([-76, 10], 96, '#d9762f', { coat: true, left: [30, 150], right: [10, 20], head: '#8a5a44', hat: 'cap' }),
  ]);
}

function scene(): string {
  const sea = { seed: 'orran sea', width: 1600, top: 470, bottom: 1067 };
  return frame({ ...WIDE, ground: down('#6db0cf', '#b5dad6 1 .25', '#fbe9c0 1 .44') }, [
    heap([280, 240], 170, { seed: 'orran cloud', light: '#fffaf0', dark: '#d5dcd8' }),
    heap([1310, 190], 210, { seed: 'orran cloud two', light: '#fffaf0', dark: '#d0dbdc' }),
    heap([790, 330], 110, { seed: 'orran cloud three', light: '#fff6e2', dark: '#e4d9c4' }),
    disc([610, 420], 40, '#fffbe6', 7),
    hills({ seed: 'orran far', width: 1600, y: 450, rise: 46, hills: 5, rough: 4, sharp: true }, 476, '#a8c4c4'),
    rect([0, 468, 1600, 600], down('#e6ead0', '#8cc0c4 1 .14', '#3f8ea0 1 .5', '#1d5f78')),
    hills(
      { seed: 'orran mid', width: 1600, y: 480, rise: 70, hills: 3.6, rough: 4, sharp: true },
      506,
      down('#7fa39a', '#6a9088'),
    ),
    mist('orran mist', 490, { width: 1600, thick: 34, colour: '#fdf3d6', opacity: 0.6 }),
    gleam(sea, 610, { colour: '#fffbe6', wide: 120, count: 150 }),
    ripples(sea, 190, { colour: '#f3f6e2', opacity: 0.5 }),
    ripples({ ...sea, seed: 'orran deep' }, 130, { colour: '#164a62', opacity: 0.4 }),
    path(
      'M820 620Q960 540 1160 560Q1400 540 1620 470V900Q1400 830 1180 800Q980 770 820 660Z',
      down('#8fae62', '#5f8a50'),
    ),
    path('M820 640Q980 760 1180 796Q1400 830 1620 900V940Q1400 880 1160 836Q940 790 810 660Z', '#a39279'),
    path('M1200 620Q1380 600 1620 590V640Q1400 640 1210 660Z', '#a5bf72'),
    stroke('M1010 640Q1080 620 1150 690M1440 700Q1540 690 1620 720', '#8f8372', 9),
    croft(),
    reeds('orran grass', [1000, 830], { width: 600, count: 110, tall: 46, colour: '#4f7a44' }),
    boat(),
    jetty(),
    birds('orran birds', [980, 330], { count: 14, spread: 280, size: 20, colour: '#f9f6ea' }),
    glow([610, 470], 500, '#fff6d0', 0.3),
  ]);
}

export const orranCroft: Drawing = {
  alt: 'Two children with a man wait on a jetty as a small boat comes in on a bright morning. A white croft house with a red door and washing on the line stands on a green island shore.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
