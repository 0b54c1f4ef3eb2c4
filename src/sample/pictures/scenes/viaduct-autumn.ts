import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, leafTree } from '../kit/land.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { across, aslant, down, ellipse, group, path, rect, stroke } from '../kit/svg.ts';
import { reflected, ripples } from '../kit/water.ts';

const DECK = 420;
const FOOT = 850;

function arches(): string {
  const span = 150;
  const inner = Array.from({ length: 12 }, (_, at) => {
    const x = -120 + at * span;
    return `M${x + 22} ${FOOT}V${DECK + 112}A53 62 0 0 1 ${x + span - 22} ${DECK + 112}V${FOOT}Z`;
  });
  const shade = Array.from({ length: 12 }, (_, at) => {
    const x = -120 + at * span;
    return path(
      `M${x + 22} ${FOOT}V${DECK + 112}A53 62 0 0 1 ${x + 75} ${DECK + 50}A40 62 0 0 0 ${x + 46} ${DECK + 120}V${FOOT}Z`,
      '#3c2c38',
      'opacity=".75"',
    );
  });
  const joints = Array.from({ length: 26 }, (_, row) =>
    stroke(`M-120 ${DECK + 50 + row * 15}H1700`, '#6e4538', 1, 'opacity=".22"'),
  );
  return group([
    path(
      `M-120 ${DECK}H1700V${FOOT}H-120Z${inner.join('')}`,
      down('#b97c5e', '#8d5a4c 1 .5', '#5d4048'),
      'fill-rule="evenodd"',
    ),
    `<clipPath id="piers"><path d="M-120 ${DECK}H1700V${FOOT}H-120Z${inner.join('')}" clip-rule="evenodd"/></clipPath>`,
    group(joints, 'clip-path="url(#piers)"'),
    ...shade,
    rect([-120, DECK - 8, 1820, 16], '#c78f6b'),
    rect([-120, DECK + 8, 1820, 10], '#5c3b38'),
    rect([-120, DECK - 26, 1820, 18], '#8d5d4c'),
    rect([-120, DECK - 30, 1820, 5], '#d6a27b'),
  ]);
}

function train(): string {
  const car = (x: number, at: number): string =>
    group([
      path(
        `M${x} ${DECK - 24}V${DECK - 78}Q${x} ${DECK - 90} ${x + 14} ${DECK - 90}H${x + 232}Q${x + 246} ${DECK - 90} ${x + 246} ${DECK - 78}V${DECK - 24}Z`,
        down('#1f5f6b', '#123e4a'),
      ),
      rect([x, DECK - 42, 246, 7], '#e9c46a'),
      ...Array.from({ length: 8 }, (_, k) =>
        rect([x + 14 + k * 28, DECK - 76, 20, 24], (k + at) % 5 === 3 ? '#ffe9b0' : '#ffd88a'),
      ),
    ]);
  return group([
    ...[-40, 212, 464, 716].map(car),
    path(
      `M968 ${DECK - 24}V${DECK - 90}H1128Q1196 ${DECK - 84} 1214 ${DECK - 44}Q1218 ${DECK - 24} 1196 ${DECK - 24}Z`,
      down('#1f5f6b', '#123e4a'),
    ),
    path(`M1124 ${DECK - 80}Q1170 ${DECK - 78} 1192 ${DECK - 54}H1124Z`, '#ffe9b0'),
    rect([968, DECK - 42, 236, 7], '#e9c46a'),
    glow([1212, DECK - 36], 150, '#fff0c0', 0.75),
  ]);
}

function wood(seed: string, y: number, tall: number, count: number): string {
  const luck = chance(seed);
  const leaves = [
    ['#d9822b', '#9c4f1f'],
    ['#c4502a', '#7f2f23'],
    ['#e0a93a', '#a86d22'],
    ['#8d8a3c', '#555a2b'],
  ] as const;
  return group(
    Array.from({ length: count }, (_, at) => {
      const [light, dark] = luck.pick(leaves);
      const x = ((at + luck.between(-0.3, 0.3)) / (count - 1)) * 1700 - 50;
      return leafTree([x, y + luck.between(-0.12, 0.12) * tall], tall * luck.between(0.75, 1.25), {
        seed: `${seed}${at}`,
        light,
        dark,
        trunk: '#3a2a2c',
      });
    }),
  );
}

function valley(): string[] {
  return [arches(), train()];
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#7fa3b5', '#c9c7b4 1 .25', '#f6d9a4 1 .5') }, [
    bands({ seed: 'viaduct sky', width: 1600, top: 30, bottom: 300 }, 16, '#fbeccb'),
    disc([1310, 250], 44, '#fff5d6', 7),
    hills({ seed: 'viaduct far', width: 1600, y: 470, rise: 120, hills: 2.2 }, 900, '#b9a58e'),
    hills({ seed: 'viaduct mid', width: 1600, y: 580, rise: 120, hills: 2.6 }, 900, aslant('#b5814f', '#8b5a3d')),
    mist('viaduct mist', 660, { width: 1600, thick: 110, colour: '#f7dcae', opacity: 0.55 }),
    wood('viaduct back', 800, 150, 22),
    rect([0, FOOT - 20, 1600, 240], across('#b89a74', '#e6c592 1 .6', '#c2a175')),
    reflected(FOOT, valley(), { opacity: 0.4, stretch: 0.5, blur: 3 }),
    ...valley(),
    path(
      `M-20 ${FOOT - 10}Q200 ${FOOT - 60} 380 ${FOOT}Q600 ${FOOT - 40} 760 ${FOOT + 6}L-20 ${FOOT + 30}Z`,
      '#6e5a34',
    ),
    path(
      `M1620 ${FOOT - 30}Q1400 ${FOOT - 70} 1180 ${FOOT - 4}Q1060 ${FOOT - 12} 980 ${FOOT + 8}L1620 ${FOOT + 30}Z`,
      '#5d4f31',
    ),
    ripples({ seed: 'viaduct river', width: 1600, top: FOOT + 10, bottom: 1067 }, 110, {
      colour: '#fbe8c2',
      opacity: 0.5,
    }),
    ripples({ seed: 'viaduct deep', width: 1600, top: FOOT + 10, bottom: 1067 }, 80, {
      colour: '#5b4538',
      opacity: 0.4,
    }),
    near(),
    birds('viaduct birds', [420, 200], { count: 14, spread: 220, size: 13, colour: '#54443e' }),
  ]);
}

function near(): string {
  const tree = (x: number, tall: number, seed: string, light: string, dark: string): string =>
    leafTree([x, 1080], tall, { seed, light, dark, trunk: '#2c2024' });
  return group([
    path(`M-20 1067V960Q180 930 360 1010Q420 1040 440 1067Z`, '#40351f'),
    path(`M1620 1067V940Q1440 930 1280 1020Q1230 1046 1220 1067Z`, '#40351f'),
    tree(90, 520, 'viaduct oak', '#d9822b', '#8f451d'),
    tree(1530, 470, 'viaduct beech', '#c4502a', '#73291f'),
    ellipse([800, 1040, 90, 4], '#fbe8c2', 'opacity=".6"'),
  ]);
}

export const viaductAutumn: Drawing = {
  alt: 'A teal passenger train with lit windows crosses a tall brick viaduct over a valley of autumn trees. The arches are mirrored in a slow river.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
