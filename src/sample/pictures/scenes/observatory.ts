import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { firs, heightAt, hills, type Ridge, skyline } from '../kit/land.ts';
import { glow, mist, stars } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, rect, soft, stroke, turned } from '../kit/svg.ts';

/** The Milky Way: clouds of light along a slant, dust lanes, and stars crowding towards it. */
function galaxy(): string {
  const luck = chance('galaxy');
  const cloud = (colour: string, spread: number, opacity: number) => () =>
    ellipse([luck.between(-100, 1900), 360 + luck.between(-1, 1) * spread, luck.between(50, 220), luck.between(12, 60)], colour, `opacity="${n(opacity * luck.between(0.3, 1), 2)}"`);
  const crowd = Array.from({ length: 700 }, () => {
    const off = (luck.next() + luck.next() + luck.next() - 1.5) * 190;
    return circle([luck.between(-100, 1900), 360 + off], luck.between(0.5, 1.7), '#fdf3dc', `opacity="${n(luck.between(0.3, 0.95), 2)}"`);
  });
  return turned(-38, [900, 420], [
    soft(34, [
      ...Array.from({ length: 34 }, cloud('#6a6fb4', 130, 0.34)),
      ...Array.from({ length: 26 }, cloud('#c58aa8', 66, 0.34)),
      ...Array.from({ length: 16 }, cloud('#f7d6a8', 34, 0.4)),
    ]),
    soft(12, Array.from({ length: 22 }, cloud('#0d1230', 26, 0.5))),
    ...crowd,
  ]);
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

const crest: Ridge = { seed: 'hallin crest', width: 1600, y: 800, rise: 150, hills: 1.6, rough: 4 };

function watcher(): string {
  const ground = heightAt(skyline(crest), 700);
  return placed([690, ground + 18], 1, [
    stroke('M-40 0L-22 -52M-4 0L-22 -52M-22 -52L-22 0', '#070a1c', 4),
    turned(-34, [-22, -58], [rect([-64, -66, 86, 15], '#070a1c'), rect([-78, -70, 20, 23], '#070a1c')]),
    path('M22 0L28 -46Q30 -66 44 -66Q58 -64 58 -44L60 0Z', '#070a1c'),
    circle([38, -78], 12, '#070a1c'),
    stroke('M34 -54L10 -50', '#070a1c', 8),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#090d26', '#1a1f4d 1 .4', '#4a3f78 1 .65', '#c07a86 1 .82') }, [
    stars({ seed: 'hallin stars', width: 1600, top: 0, bottom: 760 }, 420),
    galaxy(),
    hills({ seed: 'hallin far', width: 1600, y: 770, rise: 90, hills: 3, rough: 5 }, 1067, down('#6d5688', '#3a3566')),
    mist('hallin mist', 800, { width: 1600, thick: 90, colour: '#c98a9a', opacity: 0.5 }),
    hills({ seed: 'hallin mid', width: 1600, y: 815, rise: 80, hills: 2.2, rough: 5 }, 1067, down('#3d3a6d', '#22234c')),
    dome(),
    hills(crest, 1067, down('#171b3f', '#070918')),
    firs('hallin firs', skyline(crest), { count: 46, tall: 120, fill: '#0a0d26' }),
    group([path('M975 716Q900 800 760 860Q640 900 560 1067L640 1067Q720 930 850 880Q960 820 1000 716Z', '#ffcf86', 'opacity=".1"')]),
    watcher(),
    hills({ seed: 'hallin near', width: 1600, y: 1010, rise: 40, hills: 2, rough: 3 }, 1067, '#04050f'),
    firs('hallin near firs', skyline({ seed: 'hallin near', width: 1600, y: 1010, rise: 40, hills: 2, rough: 3 }), { count: 22, tall: 230, fill: '#04050f' }),
  ]);
}

export const observatory: Drawing = {
  alt: 'An observatory dome stands open on a mountain ridge, warm light in its slit. The Milky Way slants across the sky above, and a person with a small telescope looks up beside dark firs.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
