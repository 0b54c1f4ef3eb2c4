import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { spray, swell } from '../kit/sea.ts';
import { birds, disc, heap, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, placed, type Point, rect, stroke, turned } from '../kit/svg.ts';

/** A stack of ledges falling to the sea, with birds on every ledge. */
function cliff(): string {
  const luck = chance('gannet ledges');
  const edge: Point[] = [
    [-20, 180],
    [180, 170],
    [330, 210],
    [430, 200],
    [470, 300],
    [540, 320],
    [560, 430],
    [640, 470],
    [650, 600],
    [700, 640],
    [690, 760],
    [740, 820],
    [700, 920],
    [-20, 920],
  ];
  const d = `M${edge.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
  const ledges = Array.from({ length: 17 }, (_, at) => {
    const y = 250 + at * 40;
    return (
      path(
        `M-20 ${y}L${n(luck.between(380, 760))} ${n(y + luck.between(20, 46))}V${n(y + 56)}L-20 ${n(y + luck.between(14, 26))}Z`,
        luck.pick(['#4a4f5f', '#6a6a76', '#3a3f52']),
        'opacity=".55"',
      ) + stroke(`M-20 ${y}L${n(luck.between(380, 700))} ${n(y + 30)}`, '#f3efe4', luck.between(2, 6), 'opacity=".55"')
    );
  });
  const sitting = Array.from({ length: 210 }, () => {
    const row = Math.floor(luck.next() * 16);
    const x = luck.between(-10, 640);
    return (
      ellipse([x, 246 + row * 40 + x * 0.045 - 6, 6, 8], '#fdf9ee') +
      circle([x + 3, 246 + row * 40 + x * 0.045 - 15], 3.4, '#f0d9a0')
    );
  });
  return group([
    `<clipPath id="ledges"><path d="${d}"/></clipPath>`,
    path(d, across('#565a6c', '#7f7a80 1 .6', '#a8988c')),
    group([...ledges, ...sitting], 'clip-path="url(#ledges)"'),
    path('M-20 180L180 170L330 210L430 200L420 222Q200 196 -20 214Z', '#6d8a4a'),
  ]);
}

/** A gannet on the wing: white, black-tipped, long. */
function gannet(at: Point, size: number, turn: number, up: number): string {
  return placed(at, size, [
    turned(
      turn,
      [0, 0],
      [
        path(
          `M-20 -4Q-70 ${-60 * up} -170 ${-84 * up}Q-110 ${-30 * up} -30 12Z`,
          across('#2a2630', '#fdf9ee 1 .35', '#e3ddd0'),
        ),
        path('M-96 4Q-50 -18 20 -16Q70 -14 96 -4Q70 14 10 16Q-50 16 -96 4Z', down('#fffdf6', '#cfc9c4')),
        path('M70 -14Q92 -20 106 -8L140 0L104 6Q86 12 66 10Z', '#f3d79a'),
        path('M106 -7L142 1L104 5Z', '#8fa3b0'),
        circle([96, -5], 3.2, '#1a2233'),
        path('M-96 4L-134 -8L-128 8Z', '#e9e3d6'),
        path(
          `M10 -10Q20 ${-80 * up} -40 ${-170 * up}Q60 ${-120 * up} 46 -6Z`,
          down('#2a2630', '#fdf9ee 1 .4', '#f1ebde'),
        ),
      ],
    ),
  ]);
}

function recorder(): string {
  return placed([250, 176], 1, [
    stroke('M60 0L74 -52M90 0L74 -52M74 -52V0', '#1f2433', 3.5),
    turned(18, [74, -54], [rect([48, -66, 74, 22], '#3a4054'), ellipse([126, -55, 13, 15], '#5a6076')]),
    path('M-20 0Q-26 -46 -10 -74Q10 -84 26 -70Q40 -40 44 0Z', '#c9622c'),
    circle([10, -92], 15, '#c08a6a'),
    path('M-6 -94Q-4 -112 12 -110Q28 -108 25 -92Q8 -100 -6 -94Z', '#2f4a5a'),
    stroke('M-4 -94Q-8 -112 12 -114Q30 -112 27 -94', '#1f2433', 4),
    circle([-3, -90], 6, '#1f2433'),
    stroke('M16 -60L58 -56', '#c9622c', 12),
  ]);
}

function scene(): string {
  const luck = chance('gannet cloud');
  return frame({ ...WIDE, ground: down('#5fa0c4', '#a9d0d4 1 .35', '#e9ead2 1 .62') }, [
    heap([1180, 250], 210, { seed: 'cliff cloud', light: '#fffdf4', dark: '#cfdbe0' }),
    heap([760, 180], 120, { seed: 'cliff cloud two', light: '#fffdf4', dark: '#d9e2e2' }),
    disc([1420, 520], 44, '#fffbe2', 6),
    hills({ seed: 'cliff isle', width: 1600, y: 660, rise: 60, hills: 3.2, rough: 5, sharp: true }, 720, '#8fa9b5'),
    path('M980 690L1010 520L1040 480L1090 500L1120 610L1160 690Z', down('#9aa0ac', '#7f8794')),
    mist('cliff mist', 660, { width: 1600, thick: 46, colour: '#f1f3e2', opacity: 0.6 }),
    rect([0, 690, 1600, 380], down('#a5cfcb', '#3f8a9c 1 .4', '#195a74')),
    swell(
      { seed: 'cliff sea', y: 740, high: 18, long: 190, top: '#7fb5b8', foot: '#4a93a2', foam: '#f6f8ee' },
      [1600, 1067],
    ),
    ...Array.from({ length: 130 }, () => {
      const [x, y] = [760 + luck.next() ** 0.7 * 820, 240 + luck.next() * 400];
      return path(
        `M${n(x - 8)} ${n(y - 3)}Q${n(x - 3)} ${n(y - 4)} ${n(x)} ${n(y)}Q${n(x + 3)} ${n(y - 5)} ${n(x + 8)} ${n(y - 4)}Q${n(x + 3)} ${n(y)} ${n(x)} ${n(y + 3)}Q${n(x - 3)} ${n(y)} ${n(x - 8)} ${n(y - 3)}Z`,
        '#fdfaf0',
        `opacity="${n(luck.between(0.5, 1), 2)}"`,
      );
    }),
    cliff(),
    recorder(),
    swell(
      { seed: 'cliff near', y: 880, high: 46, long: 420, top: '#4f9aa8', foot: '#1f6a82', foam: '#f6f8ee' },
      [1600, 1067],
    ),
    spray([640, 900], { seed: 'cliff spray', count: 240, reach: 140, colour: '#fbfcf4' }),
    swell(
      { seed: 'cliff front', y: 985, high: 60, long: 700, top: '#2f7d94', foot: '#124a63', foam: '#eef4ee' },
      [1600, 1067],
    ),
    gannet([1130, 420], 1.5, -12, 1),
    gannet([860, 610], 0.8, 10, 0.8),
    gannet([1400, 720], 0.9, -24, 1.05),
    birds('cliff far birds', [560, 120], { count: 9, spread: 160, size: 13, colour: '#f6f4ea' }),
    reeds('cliff grass', [-20, 186], { width: 460, count: 80, tall: 26, colour: '#55733c' }),
  ]);
}

export const seabirdCliffs: Drawing = {
  alt: 'Gannets wheel off a cliff whose ledges are white with birds. At its top a researcher in headphones crouches beside a microphone on a tripod.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
