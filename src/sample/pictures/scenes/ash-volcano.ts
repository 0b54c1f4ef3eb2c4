import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { bands, glow } from '../kit/sky.ts';
import { circle, down, ellipse, group, n, outward, path, placed, rect, stroke } from '../kit/svg.ts';
import { gleam, ripples } from '../kit/water.ts';

const SHORE = 830;

/** The plume: lobes that grow as they rise and lean away with the wind, lit red from below. */
function plume(): string {
  const luck = chance('plume');
  const lobes = Array.from({ length: 190 }, (_, at) => {
    const rise = at / 190;
    const spread = 40 + rise ** 1.1 * 300;
    const [x, y] = [
      720 + rise ** 1.5 * 470 + luck.between(-1, 1) * spread,
      400 - rise * 450 + luck.between(-1, 1) * spread * 0.42,
    ];
    return { x, y, r: 26 + rise * 120 * luck.between(0.5, 1), rise };
  });
  return group(
    lobes.map(({ x, y, r, rise }) => {
      const tone = mix('#6d3a42', '#37344f', Math.min(1, rise * 1.4));
      const lit = mix('#f28a4f', '#8f83a0', Math.min(1, rise * 1.6));
      return (
        circle([x, y], r, outward(`${mix(lit, tone, 0.3)} .95`, `${tone} .85 .7`, `${mix(tone, '#14142a', 0.4)} .0`)) +
        circle(
          [x - r * 0.25, y + r * (rise < 0.35 ? 0.3 : -0.3)],
          r * 0.5,
          lit,
          `opacity="${n(0.28 - rise * 0.14, 2)}"`,
        )
      );
    }),
  );
}

function lava(): string {
  const luck = chance('lava');
  const bombs = Array.from({ length: 120 }, () => {
    const [angle, out] = [luck.between(-2.5, -0.6), luck.next() ** 1.3 * 260];
    const [x, y] = [724 + Math.cos(angle) * out, 420 + Math.sin(angle) * out + (out / 260) ** 2 * 90];
    return circle(
      [x, y],
      luck.between(0.9, 3.8),
      luck.pick(['#ffd98a', '#ff9a4a', '#ff6b3d']),
      `opacity="${n(luck.between(0.5, 1), 2)}"`,
    );
  });
  return group([
    glow([724, 420], 330, '#ff6b3d', 0.75),
    stroke('M724 420Q716 500 690 560Q676 620 700 680Q712 740 680 826', '#ff5a36', 15),
    stroke('M724 420Q716 500 690 560Q676 620 700 680Q712 740 680 826', '#ffd27a', 5),
    stroke('M732 424Q760 500 800 560Q812 600 850 640', '#ff5a36', 9),
    stroke('M732 424Q760 500 800 560Q812 600 850 640', '#ffc46b', 3),
    ...bombs,
  ]);
}

function plane(): string {
  return placed([330, 300], 1.15, [
    stroke('M-40 6Q-160 30 -330 34', '#f3e6d8', 4, 'opacity=".35"'),
    path('M-54 -4L66 -10Q90 -10 100 0Q88 8 66 9L-50 10Z', '#f1e9df'),
    path('M-54 -4L-70 -34L-54 -34L-30 -5Z', '#c9423f'),
    path('M-2 6L-44 40L-30 42L34 8Z', '#c4bcc4'),
    path('M2 -7L-20 -30L-10 -30L30 -9Z', '#a49cac'),
    ...Array.from({ length: 9 }, (_, at) => circle([-22 + at * 11, -1], 2, '#2b2f4e')),
  ]);
}

function town(): string {
  const luck = chance('ash town');
  return group([
    path(`M980 ${SHORE + 6}Q1160 770 1340 782T1620 760V${SHORE + 20}H960Z`, '#1c1930'),
    ...Array.from({ length: 42 }, () => {
      const x = luck.between(1060, 1590);
      const y = luck.between(784, 826);
      return (
        path(`M${n(x - 11)} ${n(y)}v-14l11 -9l11 9v14z`, luck.pick(['#2e2842', '#3a2f48', '#251f38'])) +
        (luck.happens(0.65) ? rect([x - 3, y - 11, 6, 6], '#ffcf7d') : '')
      );
    }),
    stroke(`M1340 ${SHORE - 10}v-84`, '#2e2842', 12),
    circle([1340, SHORE - 98], 7, '#fff3c4'),
    glow([1340, SHORE - 98], 120, '#fff3c4', 0.6),
  ]);
}

function scene(): string {
  const surface = { seed: 'ash sea', width: 1600, top: SHORE + 6, bottom: 1067 };
  return frame({ ...WIDE, ground: down('#1f2347', '#4b3a6b 1 .35', '#b5607a 1 .62', '#f5a27a 1 .78') }, [
    bands({ seed: 'ash sky', width: 1600, top: 430, bottom: 700 }, 14, '#f7b08a'),
    plume(),
    hills({ seed: 'ash far', width: 1600, y: 790, rise: 40, hills: 2.4 }, SHORE + 10, '#7a4a70'),
    path(
      `M180 ${SHORE + 6}Q420 760 560 600Q640 500 676 416Q724 440 768 412Q820 520 920 620Q1080 780 1330 ${SHORE + 6}Z`,
      down('#5a3550', '#2b1f3d 1 .5', '#17142a'),
    ),
    path(`M768 412Q820 520 920 620Q1080 780 1330 ${SHORE + 6}H820Q860 640 740 426Z`, '#0f0d20', 'opacity=".45"'),
    ...[470, 560, 640, 900, 1000].map((x, at) =>
      stroke(
        `M${n(700 + (x - 720) * 0.25)} ${500 + at * 14}Q${n(700 + (x - 720) * 0.7)} 660 ${x} 810`,
        '#0f0d20',
        5,
        'opacity=".35"',
      ),
    ),
    lava(),
    rect([0, SHORE, 1600, 240], down('#d97f70', '#5f3a66 1 .4', '#181632')),
    gleam(surface, 690, { colour: '#ff9a5a', wide: 90, count: 90 }),
    ripples(surface, 150, { colour: '#f7b08a', opacity: 0.42 }),
    ripples({ ...surface, seed: 'ash deep' }, 110, { colour: '#14122a', opacity: 0.42 }),
    town(),
    plane(),
    ellipse([800, 1060, 900, 30], '#0f0d20', 'opacity=".5"'),
  ]);
}

export const ashVolcano: Drawing = {
  alt: 'A volcano erupts beside the sea at dusk. Its ash plume leans over a small town with a lighthouse, lava runs to the water, and an airliner turns away.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
