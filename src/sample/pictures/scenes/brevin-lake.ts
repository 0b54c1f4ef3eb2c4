import { chance, noise } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, type Ridge, skyline } from '../kit/land.ts';
import { bands, disc, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, stroke } from '../kit/svg.ts';
import { gabled, house, spire } from '../kit/town.ts';
import { reflected, ripples } from '../kit/water.ts';

const SHORE = 720;

/** Peaks, each with a shaded side, and snow lying down to a ragged line. */
function alps(ridge: Ridge, rock: string, snow: string): string {
  const points = skyline(ridge);
  const edge = noise(`${ridge.seed} snow`, 5);
  const line = (offset: number): Point[] =>
    points.map(([x, y]) => [x, y + Math.max(0, ridge.y - ridge.rise * 0.25 - y) * (0.5 + offset + 0.5 * edge(x / 46))]);
  const shaded = points.map(([x, y], at): Point => [x + 14 + 6 * edge(x / 30), y + (at % 2 ? 26 : 10)]);
  const between = (low: Point[]): string =>
    `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}L${low
      .toReversed()
      .map(([x, y]) => `${n(x)} ${n(Math.max(y, 0))}`)
      .join('L')}Z`;
  return group([
    hills(ridge, SHORE, down(rock, mix(rock, '#d9c7c4', 0.55))),
    path(between(line(0.1)), mix(snow, rock, 0.35)),
    path(between(line(-0.12)), snow),
    path(between(shaded), '#ffffff', 'opacity=".3"'),
  ]);
}

const walls = ['#e6c8a0', '#d99f7c', '#c9806b', '#efe0c4', '#b9a58f', '#d9b48a'];
const light = { lit: '#ffdf9a', dark: '#5a5568', share: 0.35 };

function town(): string {
  const luck = chance('brevin town');
  const houses: string[] = [];
  for (let x = -30; x < 1640; x += 62) {
    const [tall, wide] = [luck.between(80, 165), luck.between(56, 84)];
    const look = {
      ...light,
      seed: `brevin ${x}`,
      wall: luck.pick(walls),
      roof: luck.pick(['#6d4750', '#54405a', '#7d4a45']),
      grid: [3, Math.round(tall / 36)] as const,
    };
    const box = [x, SHORE - tall, wide, tall] as const;
    houses.push(luck.happens(0.4) ? gabled(box, look) : house(box, look));
  }
  return group(houses);
}

function palace(): string {
  const flags = [660, 720, 780, 840, 900, 960].map(
    (x, at) =>
      stroke(`M${x} 520V440`, '#4a3f55', 3) +
      path(
        `M${x} 442q14 -8 26 0t22 0v24q-12 8 -22 0t-26 0z`,
        ['#2d6fae', '#c9423f', '#e0b23c', '#3c8a5c', '#f1eadb', '#7a4fa0'][at] ?? '#ffffff',
      ),
  );
  return group([
    ...flags,
    rect([600, 520, 420, 200], down('#f3e6cb', '#cdb49a')),
    path('M586 524H1034L1010 492H610Z', '#54405a'),
    ...Array.from({ length: 11 }, (_, at) =>
      path(
        `M${618 + at * 36} 700V600Q${618 + at * 36} 580 ${632 + at * 36} 580Q${646 + at * 36} 580 ${646 + at * 36} 600V700Z`,
        '#ffdb8f',
      ),
    ),
    ...Array.from({ length: 11 }, (_, at) => rect([622 + at * 36, 540, 20, 24], '#5a5568')),
    rect([600, 704, 420, 16], '#8f7a72'),
  ]);
}

function fountain(): string {
  const luck = chance('jet');
  const veil = Array.from({ length: 260 }, () => {
    const fall = luck.next();
    return circle(
      [1240 + fall * fall * 150 * luck.next() + luck.between(-6, 8), 236 + fall * 480],
      luck.between(1, 5),
      '#ffffff',
      `opacity="${n(luck.between(0.1, 0.5), 2)}"`,
    );
  });
  return group([
    path('M1240 250Q1290 300 1340 520Q1370 660 1380 724H1250Z', across('#ffffff .5', '#ffffff .04')),
    path('M1234 724L1238 250Q1242 216 1250 250L1252 724Z', down('#ffffff', '#ffffff .7')),
    ...veil,
  ]);
}

function steamer(): string {
  return placed([330, 846], 1.2, [
    ellipse([90, 20, 210, 7], '#2b3a5e', 'opacity=".35"'),
    path('M-80 -8L260 -8Q250 20 220 22L-50 22Q-74 16 -80 -8Z', '#f6efe0'),
    path('M-80 -8L260 -8L258 0L-78 0Z', '#a83a3a'),
    rect([-40, -38, 250, 30], '#e9dcc2'),
    ...Array.from({ length: 11 }, (_, at) => rect([-32 + at * 22, -32, 13, 15], '#ffdf9a')),
    rect([-20, -58, 170, 20], '#f6efe0'),
    rect([60, -112, 26, 56], '#a83a3a'),
    rect([60, -112, 26, 12], '#2c2740'),
    path('M74 -116Q40 -150 0 -146Q-60 -160 -110 -140Q-40 -140 -4 -128Q40 -130 74 -116Z', '#f4ead8', 'opacity=".6"'),
    stroke('M240 -8V-70', '#4a3f55', 3),
    path('M240 -70q14 -6 30 0v16q-14 6 -30 0z', '#2d6fae'),
  ]);
}

function scene(): string {
  const ranges = { seed: 'brevin peaks', width: 1600, y: 430, rise: 240, hills: 5, rough: 5, sharp: true };
  const shore = [
    town(),
    spire([330, 470, 46, 130], '#4f6f6a', '#cdb49a'),
    spire([1380, 520, 36, 100], '#54405a', '#d9b48a'),
    palace(),
  ];
  return frame({ ...WIDE, ground: down('#3f5f9c', '#8d8fc0 1 .28', '#f0b3a0 1 .5', '#ffd9a8 1 .64') }, [
    bands({ seed: 'brevin sky', width: 1600, top: 40, bottom: 360 }, 18, '#f7c3b0'),
    disc([220, 400], 38, '#fff1d2', 7),
    alps(ranges, '#6f6c9c', '#f9e3da'),
    alps({ ...ranges, seed: 'brevin fore', y: 580, rise: 120, hills: 7 }, '#555582', '#e9cfd0'),
    hills({ seed: 'brevin wood', width: 1600, y: 640, rise: 40, hills: 3 }, SHORE, '#46486c'),
    mist('brevin mist', 650, { width: 1600, thick: 60, colour: '#f7cdb4', opacity: 0.6 }),
    ...shore,
    rect([0, SHORE, 1600, 347], down('#e9b6a2', '#8d87b0 1 .35', '#34487e')),
    reflected(SHORE, shore, { opacity: 0.42, stretch: 0.8, blur: 3 }),
    fountain(),
    ripples({ seed: 'brevin water', width: 1600, top: SHORE + 6, bottom: 1067 }, 210, {
      colour: '#ffdcc0',
      opacity: 0.45,
    }),
    ripples({ seed: 'brevin deep', width: 1600, top: SHORE + 30, bottom: 1067 }, 140, {
      colour: '#26386a',
      opacity: 0.4,
    }),
    steamer(),
  ]);
}

export const brevinLake: Drawing = {
  alt: 'A lakeside city below snowy mountains at evening. Six flags fly over a pale palace with lit arches; a tall water jet rises beside it and a white steamer crosses the lake.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
