import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { bust } from '../kit/people.ts';
import { bands, disc, mist } from '../kit/sky.ts';
import { circle, down, ellipse, group, n, path, placed, rect, stroke } from '../kit/svg.ts';

/** The open pit: terrace under terrace, each lip lit and each face in shadow, round a green pool. */
function pit(): string {
  const steps = 11;
  const rings = Array.from({ length: steps }, (_, at) => {
    const share = at / steps;
    const [rx, ry, cy] = [760 * (1 - share * 0.78), 300 * (1 - share * 0.78), 600 + share * 190];
    const face = mix('#c06a42', '#5a2f38', share * 0.9);
    const lip = mix('#efb27a', '#9c5a48', share);
    const shade = path(
      `M${n(800 - rx)} ${n(cy)}A${n(rx)} ${n(ry)} 0 0 1 ${n(800 + rx * 0.2)} ${n(cy - ry * 0.98)}A${n(rx * 1.1)} ${n(ry * 1.16)} 0 0 0 ${n(800 - rx)} ${n(cy)}Z`,
      '#3a1c2c',
      'opacity=".3"',
    );
    return ellipse([800, cy, rx, ry], lip) + ellipse([800, cy + 12, rx * 0.985, ry * 0.97], face) + shade;
  });
  const luck = chance('pit rubble');
  const rubble = Array.from({ length: 220 }, () => {
    const [angle, out] = [luck.between(0, 6.283), luck.between(0.3, 0.98)];
    return ellipse(
      [
        800 + Math.cos(angle) * 740 * out,
        640 + (1 - out) * 150 + Math.sin(angle) * 280 * out,
        luck.between(1.5, 5),
        luck.between(1, 2.4),
      ],
      luck.pick(['#f3c08a', '#5a2f38', '#7a4038']),
      'opacity=".6"',
    );
  });
  const road = stroke(
    'M120 700Q300 900 700 880Q1080 880 1240 760Q1330 680 1180 560Q1000 470 740 500Q520 530 480 640Q470 740 640 800',
    '#e9b98a',
    13,
    'opacity=".75"',
  );
  return group([
    ...rings,
    ...rubble,
    road,
    ellipse([800, 806, 150, 52], down('#2f8f86', '#58c0a4')),
    ellipse([770, 798, 70, 10], '#c5f0d8', 'opacity=".6"'),
  ]);
}

function truck(x: number, y: number, size: number): string {
  return placed([x, y], size, [
    ellipse([6, 14, 66, 8], '#2a161c', 'opacity=".5"'),
    path('M-60 -34L40 -40L56 -10L-44 -6Z', '#e0a93a'),
    path('M-56 -40Q-10 -62 36 -44L40 -38L-58 -33Z', '#8f4f36'),
    path('M40 -30h26v28h-30z', '#f0c25a'),
    rect([48, -26, 14, 11], '#2b3947'),
    circle([-34, 2], 15, '#20161c'),
    circle([44, 2], 15, '#20161c'),
    circle([-34, 2], 6, '#8a8078'),
    circle([44, 2], 6, '#8a8078'),
  ]);
}

function dust(): string {
  return group([mist('pit dust', 560, { width: 1600, thick: 120, colour: '#f3c79a', opacity: 0.35 })]);
}

/** Strikers on the rim, helmets on, their banner between them. */
function strikers(): string {
  const people = [140, 330, 520, 1080, 1280, 1470];
  const helmets = ['#e0a93a', '#d95a3a', '#f1eadb', '#e0a93a', '#f1eadb', '#d95a3a'];
  return group([
    path('M0 1067V960Q400 900 800 950T1600 930V1067Z', '#2a161c'),
    ...people.map((x, at) =>
      bust([x, 1090 + (at % 2) * 14], 190, ['#3a2230', '#23283f', '#402a24'][at % 3] ?? '#333333', {
        head: '#6b4030',
        hair: '#6b4030',
      }),
    ),
    ...people.map((x, at) => {
      const y = 1090 + (at % 2) * 14 - 146;
      const hat = helmets[at] ?? '#e0a93a';
      return (
        path(`M${x - 40} ${y}Q${x - 36} ${y - 46} ${x} ${y - 46}Q${x + 36} ${y - 46} ${x + 40} ${y}Z`, hat) +
        rect([x - 46, y - 4, 92, 8], mix(hat, '#2a161c', 0.3))
      );
    }),
    stroke('M600 1067L628 770M1000 1067L972 770', '#1c1016', 12),
    path('M616 760Q800 800 984 760L976 900Q800 940 624 900Z', '#c9423f'),
    path(
      'M650 806Q800 836 950 806L948 826Q800 856 652 826ZM670 850Q800 876 930 850L928 866Q800 892 672 866Z',
      '#f6e6cc',
    ),
    stroke('M566 1000Q600 960 614 912', '#402a24', 34),
    stroke('M1034 1000Q1000 960 988 912', '#3a2230', 34),
    circle([616, 902], 17, '#6b4030'),
    circle([986, 902], 17, '#6b4030'),
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#5f7fae', '#c9a9a8 1 .2', '#ffd19a 1 .4') }, [
    bands({ seed: 'pit sky', width: 1600, top: 20, bottom: 240 }, 16, '#ffe3bd'),
    disc([1240, 210], 46, '#fff4d4', 7),
    hills(
      { seed: 'pit sierra', width: 1600, y: 330, rise: 170, hills: 5, rough: 5, sharp: true },
      620,
      down('#9a7f9c', '#c79a92'),
    ),
    hills({ seed: 'pit brow', width: 1600, y: 390, rise: 50, hills: 2.4, rough: 5 }, 700, down('#b07058', '#8f5244')),
    rect([0, 470, 1600, 600], down('#a8623f', '#6d3a36')),
    pit(),
    dust(),
    ...(
      [
        [350, 812, 0.95],
        [1216, 572, 0.5],
        [1180, 796, 0.85],
        [640, 514, 0.4],
      ] as const
    ).map(([x, y, size]) => truck(x, y, size)),
    ...Array.from({ length: 5 }, (_, at) =>
      ellipse(
        [290 - at * 34, 806 - at * 10, 30 + at * 12, 14 + at * 4],
        '#f3c79a',
        `opacity="${n(0.4 - at * 0.06, 2)}"`,
      ),
    ),
    strikers(),
  ]);
}

export const copperPit: Drawing = {
  alt: 'Miners in helmets, seen from behind, hold a red banner at the rim of a vast terraced copper mine with a green pool at its bottom and lorries on its roads.',
  artist: 'Piet Lanrezac',
  ...WIDE,
  svg: scene,
};
