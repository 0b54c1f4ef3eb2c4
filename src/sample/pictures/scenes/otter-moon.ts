import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { reeds } from '../kit/land.ts';
import { disc, glow, stars } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, path, placed, rect, stroke } from '../kit/svg.ts';
import { blocks } from '../kit/town.ts';
import { gleam, reflected, ripples } from '../kit/water.ts';

const SHORE = 560;

/** An otter on a stone, a fish in its paws. */
function otter(): string {
  const fur = across('#8a6a52', '#5a4238 1 .5', '#2c2228');
  return placed([720, 800], 1.5, [
    ellipse([20, 44, 240, 26], '#1a2233'),
    path('M-210 40Q-180 4 -60 0Q120 -14 230 24Q250 44 220 52H-190Z', across('#5f6a7a', '#2a3446')),
    path('M-120 18Q-230 26 -262 -14Q-250 30 -196 44Q-140 50 -100 34Z', fur),
    path(
      'M-130 30Q-150 -70 -50 -96Q20 -116 66 -180Q70 -210 96 -222Q112 -236 132 -228Q160 -226 178 -200Q200 -190 200 -174Q196 -160 172 -158Q160 -130 150 -110Q150 -60 130 -20Q134 10 150 26H96Q84 8 84 -16Q40 24 -20 30Z',
      fur,
    ),
    path('M134 -166Q140 -120 124 -80Q112 -30 116 10Q100 -30 104 -80Q104 -130 134 -166Z', '#cdb497', 'opacity=".8"'),
    path('M150 -166Q170 -158 190 -166Q176 -150 152 -152Z', '#d9c4a8'),
    ellipse([102, -216, 12, 14], '#4a362f'),
    circle([156, -198], 6.5, '#0c1018'),
    circle([158, -200], 2, '#ffffff'),
    ellipse([196, -180, 8, 6], '#14101a'),
    stroke('M176 -168l34 4M176 -164l30 12M174 -160l22 18', '#e9dcc8', 1.6, 'opacity=".8"'),
    path('M130 -110Q170 -96 186 -70Q180 -58 166 -62Q140 -76 122 -84Z', '#5a4238'),
    path('M160 -74Q200 -110 262 -92L290 -112L286 -66L262 -78Q210 -50 160 -74Z', across('#b9d0dc', '#6f8fa5')),
    circle([178, -78], 3, '#0c1018'),
    path('M150 -86Q176 -82 186 -60Q174 -50 158 -58Z', '#4a362f'),
    stroke('M-110 -40Q-60 -90 0 -96Q50 -110 80 -170', '#cfd9ea', 3, 'opacity=".45"'),
    stroke('M110 -222Q140 -236 170 -208', '#cfd9ea', 3, 'opacity=".5"'),
  ]);
}

function rings(): string {
  return group(
    [1, 1.5, 2.1, 2.8, 3.6].map(
      (size, at) =>
        `<ellipse cx="760" cy="866" rx="${190 * size}" ry="${22 * size}" fill="none" stroke="#c9d8ec" stroke-width="${3 - at * 0.45}" stroke-opacity="${0.5 - at * 0.08}"/>`,
    ),
  );
}

function bridge(): string {
  const arch = (x: number): string =>
    `M${x} ${SHORE}V${SHORE - 30}Q${x} ${SHORE - 86} ${x + 70} ${SHORE - 86}Q${x + 140} ${SHORE - 86} ${x + 140} ${SHORE - 30}V${SHORE}Z`;
  return group([
    path(
      `M0 ${SHORE}V${SHORE - 116}Q800 ${SHORE - 168} 1600 ${SHORE - 116}V${SHORE}Z${[40, 220, 400, 580, 760, 940, 1120, 1300, 1480].map(arch).join('')}`,
      down('#3f4a6a', '#232c48'),
      'fill-rule="evenodd"',
    ),
    ...Array.from({ length: 9 }, (_, at) => {
      const x = 30 + at * 192;
      const y = SHORE - 126 - 34 * (1 - ((x - 800) / 800) ** 2);
      return (
        stroke(`M${x} ${y}v-44`, '#1a2140', 4) +
        glow([x, y - 48], 66, '#ffdf9b', 0.8) +
        circle([x, y - 48], 5, '#fff3d0')
      );
    }),
  ]);
}

function scene(): string {
  const surface = { seed: 'otter water', width: 1600, top: SHORE, bottom: 1067 };
  const far = [
    blocks('otter city', [-20, SHORE - 20, 1660, 190], {
      seed: 'oc',
      lit: '#ffd58a',
      dark: '#2a3358',
      share: 0.35,
      wall: '#1f2848',
    }),
    bridge(),
  ];
  return frame({ ...WIDE, ground: down('#0b1230', '#1d2a5a 1 .35', '#3f4f86 1 .55') }, [
    stars({ seed: 'otter stars', width: 1600, top: 0, bottom: 380 }, 190),
    disc([1180, 190], 74, '#f6efd6', 5),
    ...[
      [1160, 170, 14],
      [1200, 210, 20],
      [1196, 164, 9],
    ].map(([x, y, r]) => circle([x ?? 0, y ?? 0], r ?? 1, '#d9cfb4', 'opacity=".6"')),
    ...far,
    rect([0, SHORE, 1600, 507], down('#3a4a80', '#1a2654 1 .4', '#080e26')),
    reflected(SHORE, far, { opacity: 0.45, stretch: 0.7, blur: 4 }),
    gleam(surface, 1180, { colour: '#f6efd6', wide: 90, count: 130 }),
    ripples(surface, 150, { colour: '#8fa6dc', opacity: 0.3 }),
    ripples({ ...surface, seed: 'otter deep' }, 120, { colour: '#050a1e', opacity: 0.45 }),
    rings(),
    otter(),
    reeds('otter reeds', [-20, 1080], { width: 560, count: 90, tall: 420, colour: '#050a1c' }),
    reeds('otter reeds right', [1300, 1080], { width: 320, count: 56, tall: 340, colour: '#050a1c' }),
  ]);
}

export const otterMoon: Drawing = {
  alt: 'An otter sits on a stone in a city river at night, a fish in its paws. The moon and the lamps of an arched bridge are mirrored in the water.',
  artist: 'Yusra Benali',
  ...WIDE,
  svg: scene,
};
