import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { fir, hills, type Ridge, skyline } from '../kit/land.ts';
import { glow, stars } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, outward, path, placed, rect, stroke, turned } from '../kit/svg.ts';

/** The Milky Way: soft clouds of light along a slant, a dark lane, and stars crowding towards it. */
function galaxy(): string {
  const luck = chance('galaxy');
  const cloud = (colour: string, spread: number, opacity: number) => () => {
    const strength = opacity * luck.between(0.3, 1);
    const fill = outward(`${colour} ${n(strength, 2)}`, `${colour} ${n(strength * 0.5, 2)} .45`, `${colour} 0`);
    return ellipse(
      [luck.between(-100, 1900), 360 + luck.between(-1, 1) * spread, luck.between(150, 420), luck.between(50, 130)],
      fill,
    );
  };
  const crowd = Array.from({ length: 620 }, () => {
    const off = (luck.next() + luck.next() + luck.next() - 1.5) * 190;
    return circle(
      [luck.between(-100, 1900), 360 + off],
      luck.between(0.5, 1.8),
      '#fdf3dc',
      `opacity="${n(luck.between(0.3, 0.95), 2)}"`,
    );
  });
  return turned(
    -38,
    [900, 420],
    [
      ...Array.from({ length: 26 }, cloud('#6f74c4', 110, 0.3)),
      ...Array.from({ length: 24 }, cloud('#b57fb8', 60, 0.3)),
      ...Array.from({ length: 16 }, cloud('#f3b9b4', 30, 0.32)),
      ...Array.from({ length: 12 }, cloud('#14174a', 24, 0.42)),
      ...crowd,
    ],
  );
}

function dome(): string {
  return placed([1010, 640], 1.25, [
    glow([0, -130], 240, '#ffca7a', 0.5),
    path('M-120 60L-112 -70L112 -70L120 60Z', across('#8b8fb2', '#4a4f7c 1 .45', '#1c2147')),
    rect([-126, -82, 252, 14], '#b3b4cc'),
    path('M-122 -82Q-118 -214 0 -222Q118 -214 122 -82Z', across('#d5d3de', '#8f91b4 1 .45', '#2c3160')),
    path('M18 -221Q52 -214 72 -196Q88 -150 90 -82L44 -82Q44 -160 18 -221Z', '#ffcf86'),
    path('M30 -216Q52 -206 62 -190Q76 -150 78 -82L60 -82Q58 -160 30 -216Z', '#fff0c9'),
    turned(24, [50, -120], [rect([42, -196, 18, 104], '#2a2f57'), rect([38, -204, 26, 18], '#3d4272')]),
    ...[-84, -48, -10].map((x) => stroke(`M${x} -84Q${x * 0.9} -170 ${x * 0.24} -220`, '#62668f', 2, 'opacity=".6"')),
    rect([-30, 0, 34, 60], '#141838'),
    rect([-24, 6, 22, 54], '#ffd48f'),
    glow([-13, 34], 80, '#ffcf86', 0.6),
    rect([-100, -48, 200, 5], '#2c3160', 'opacity=".5"'),
  ]);
}

const crest: Ridge = { seed: 'hallin crest', width: 1600, y: 800, rise: 130, hills: 1.6, rough: 4 };
const near: Ridge = { seed: 'hallin near', width: 1600, y: 1000, rise: 40, hills: 2, rough: 3 };

/** Firs that leave the middle of the sheet open. */
function wood(
  seed: string,
  ridge: Ridge,
  { count, tall, fill }: { count: number; tall: number; fill: string },
): string {
  const points = skyline(ridge);
  const sides = points.filter(([x]) => x < 420 || x > 1180);
  const luck = chance(seed);
  return group(
    Array.from({ length: count }, () => {
      const [x, y] = luck.pick(sides);
      return fir([x, y + 8], tall * luck.between(0.55, 1.2), fill);
    }),
  );
}

/** Someone bent to the eyepiece of a telescope on its tripod. */
function watcher(): string {
  const dark = '#06081a';
  return placed([640, 968], 1.9, [
    stroke('M-36 0L-20 -58M2 0L-20 -58M-20 -58L-18 0', dark, 3.4),
    turned(
      -40,
      [-20, -60],
      [rect([-70, -68, 92, 15], dark), rect([-84, -72, 20, 23], dark), rect([22, -64, 10, 7], dark)],
    ),
    path('M14 2L20 -40Q20 -66 38 -70Q56 -68 56 -42L62 2Z', dark),
    circle([32, -82], 11.5, dark),
    path('M20 -84Q22 -98 36 -96Q46 -94 44 -82Z', dark),
    stroke('M30 -60L6 -50', dark, 8),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#080b24', '#181d4d 1 .4', '#4a3f7c 1 .65', '#c9808a 1 .84') }, [
    stars({ seed: 'hallin stars', width: 1600, top: 0, bottom: 760 }, 380),
    galaxy(),
    hills({ seed: 'hallin far', width: 1600, y: 770, rise: 90, hills: 3, rough: 5 }, 1067, down('#7a5c90', '#3a3566')),
    hills(
      { seed: 'hallin mid', width: 1600, y: 815, rise: 80, hills: 2.2, rough: 5 },
      1067,
      down('#433f76', '#22234c'),
    ),
    dome(),
    hills(crest, 1067, down('#1d2150', '#090b20')),
    wood('hallin firs', crest, { count: 34, tall: 130, fill: '#0d102e' }),
    path(
      'M1010 716Q960 800 820 850Q700 900 690 1067L800 1067Q800 930 900 870Q1010 810 1040 716Z',
      '#ffcf86',
      'opacity=".12"',
    ),
    hills(near, 1067, '#04050f'),
    watcher(),
    wood('hallin near firs', near, { count: 22, tall: 300, fill: '#04050f' }),
  ]);
}

export const observatory: Drawing = {
  alt: 'An observatory dome stands open on a mountain ridge, warm light in its slit. The Milky Way slants across the sky above, and a person with a small telescope looks up beside dark firs.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
