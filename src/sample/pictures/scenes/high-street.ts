import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { bands, glow, rain } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, path, placed, rect, stroke } from '../kit/svg.ts';
import { windows } from '../kit/town.ts';
import { reflected, ripples } from '../kit/water.ts';

const GROUND = 800;

/** A tall old shop house: upper floors, cornice, and the shop below, lit or dark. */
function shop(
  x: number,
  wide: number,
  look: { wall: string; trim: string; open: boolean; glass: string; floors: number },
): string {
  const top = GROUND - 250 - look.floors * 112;
  return group([
    rect([x, top, wide, GROUND - top], look.wall),
    rect([x - 6, top - 16, wide + 12, 20], look.trim),
    ...Array.from({ length: look.floors }, (_, at) =>
      windows([x + 14, top + 16 + at * 112, wide - 28, 100], [4, 1], {
        seed: `shop ${x} ${at}`,
        lit: '#ffd58a',
        dark: '#26304a',
        share: look.open ? 0.45 : 0.12,
      }),
    ),
    rect([x + 10, GROUND - 250, wide - 20, 46], look.trim),
    rect([x + 16, GROUND - 200, wide - 32, 200], '#1a1f33'),
    rect([x + 24, GROUND - 192, wide - 122, 160], look.glass),
    rect([x + wide - 88, GROUND - 192, 60, 192], look.open ? '#ffe0a0' : '#2c3450'),
    rect([x + 16, GROUND - 30, wide - 120, 30], look.trim),
  ]);
}

/** The shop that is closing: bare dummies behind the glass, one lamp, a ladder. */
function closing(): string {
  return group([
    shop(560, 480, { wall: '#5b4a5e', trim: '#1f3f4a', open: true, glass: '#f7cf8a', floors: 3 }),
    ...[640, 730, 812].map(
      (x) =>
        path(`M${x - 20} 690Q${x - 26} 650 ${x} 646Q${x + 26} 650 ${x + 20} 690L${x + 14} 740H${x - 14}Z`, '#b8875a') +
        circle([x, 630], 12, '#b8875a') +
        rect([x - 2, 740, 4, 28], '#7a5640'),
    ),
    stroke('M880 770L905 620M925 770L900 620M884 745H921M889 712H916M894 680H911', '#7a5640', 6),
    path('M590 628L700 612L696 664L594 676Z', '#c9423f'),
    path('M606 638L684 626L683 634L607 646ZM608 656L668 648L667 655L609 663Z', '#f6e6cc'),
    glow([760, 690], 280, '#ffd58a', 0.5),
  ]);
}

function street(): string[] {
  return [
    shop(-90, 330, { wall: '#4a4560', trim: '#6a2f3a', open: false, glass: '#2c3450', floors: 3 }),
    shop(240, 320, { wall: '#6d5560', trim: '#2f4a5a', open: true, glass: '#ffe0a0', floors: 2 }),
    closing(),
    shop(1040, 300, { wall: '#51465c', trim: '#4a3a2c', open: false, glass: '#252c46', floors: 3 }),
    shop(1340, 340, { wall: '#6a4f58', trim: '#3f5a4a', open: true, glass: '#ffd890', floors: 2 }),
  ];
}

function umbrella(x: number, y: number, size: number, colour: string): string {
  return placed([x, y], size, [
    stroke('M0 0V96', '#151a2c', 5),
    path('M-92 8Q-84 -66 0 -72Q84 -66 92 8Q66 -6 46 8Q24 -6 0 8Q-24 -6 -46 8Q-66 -6 -92 8Z', colour),
    path('M0 -72Q84 -66 92 8Q66 -6 46 8Q36 -40 0 -72Z', '#151a2c', 'opacity=".25"'),
    stroke('M0 -72v-12', '#151a2c', 5),
  ]);
}

function shoppers(): string {
  return group([
    ellipse([430, 900, 90, 9], '#0d1120', 'opacity=".5"'),
    figure([420, 896], 236, '#2b3a55', { coat: true, stride: 0.3, lean: 4, right: [20, 140], head: '#c08a6a' }),
    umbrella(444, 650, 1.15, '#c9423f'),
    figure([690, 916], 244, '#20283f', {
      coat: true,
      stride: 0.12,
      left: [10, 10],
      right: [8, 10],
      head: '#8a5a44',
      hair: '#d9d4cb',
    }),
    figure([776, 920], 168, '#a8653a', { coat: true, stride: 0.14, left: [60, 40], head: '#c08a6a' }),
    figure([1180, 934], 262, '#3a2f48', { coat: true, stride: 0.34, lean: -4, left: [20, 140], head: '#6b4434' }),
    umbrella(1150, 666, 1.3, '#2f7f86'),
    path('M1220 800h52v70h-52z', '#d9a441'),
    stroke('M1232 800q14 -20 28 0', '#8f6a2c', 4),
  ]);
}

function lampPost(x: number): string {
  return group([
    rect([x - 5, 430, 10, 380], '#141a2c'),
    path(`M${x - 26} 440L${x - 18} 380H${x + 18}L${x + 26} 440Z`, '#ffe9b5'),
    path(`M${x - 24} 380L${x} 350L${x + 24} 380Z`, '#141a2c'),
    rect([x - 28, 438, 56, 8], '#141a2c'),
    glow([x, 412], 240, '#ffdf9b', 0.6),
  ]);
}

function scene(): string {
  const houses = street();
  return frame({ ...WIDE, ground: down('#1f2a4c', '#4a4a72 1 .35', '#8f6a80 1 .6') }, [
    bands({ seed: 'street sky', width: 1600, top: 20, bottom: 320 }, 16, '#303a60'),
    ...houses,
    rect([0, GROUND - 4, 1600, 271], across('#2b3150', '#4a4560 1 .5', '#232a46')),
    reflected(GROUND, houses, { opacity: 0.42, stretch: 0.7, blur: 4 }),
    rect([0, GROUND - 4, 1600, 10], '#151a2c'),
    ripples({ seed: 'street wet', width: 1600, top: GROUND + 10, bottom: 1067 }, 130, {
      colour: '#ffd890',
      opacity: 0.3,
    }),
    ripples({ seed: 'street dark', width: 1600, top: GROUND + 10, bottom: 1067 }, 110, {
      colour: '#10142a',
      opacity: 0.5,
    }),
    lampPost(1010),
    lampPost(196),
    shoppers(),
    rain({ seed: 'street rain', width: 1600, top: -40, bottom: 1040 }, 420, { slant: -0.22, colour: '#e6ebf2' }),
  ]);
}

export const highStreet: Drawing = {
  alt: 'A shopping street on a wet evening. An old man and a child look into a lit shop window with bare dummies, a ladder and a red sale poster, while people with umbrellas walk past.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
