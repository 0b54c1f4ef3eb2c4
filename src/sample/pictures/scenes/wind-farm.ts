import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills, reeds } from '../kit/land.ts';
import { disc, glow, heap, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, path, placed, type Point, rect, stroke, turned } from '../kit/svg.ts';

interface Turbine {
  readonly foot: Point;
  readonly size: number;
  readonly angle: number;
  readonly haze: number;
}

function turbine({ foot, size, angle, haze }: Turbine): string {
  const light = mix('#fdf3df', '#f3c9a6', haze);
  const shade = mix('#a9a2ae', '#e0b79e', haze);
  const blade = (turn: number): string =>
    turned(
      turn,
      [0, -330],
      [path('M-7 -330Q-15 -372 -9 -410Q-3 -480 1 -560Q8 -470 9 -400Q11 -360 7 -330Z', across(light, shade))],
    );
  return placed(foot, size, [
    path('M-8 0L-5 -330H5L8 0Z', across(light, shade)),
    path('M-16 -342H26V-322H-12Z', shade),
    ...[0, 120, 240].map((turn) => blade(angle + turn)),
    circle([0, -330], 11, light),
  ]);
}

function sheep(x: number, y: number, size: number, face: 1 | -1): string {
  const luck = chance(`sheep ${x}`);
  const wool = Array.from({ length: 16 }, () =>
    circle(
      [luck.between(-38, 36), luck.between(-22, 12)],
      luck.between(11, 19),
      luck.pick(['#f6ead2', '#e9d8bb', '#d9c2a4']),
    ),
  );
  return placed(
    [x, y],
    [size * face, size],
    [
      ellipse([0, 48, 60, 7], '#2f3a2c', 'opacity=".4"'),
      stroke('M-24 14V46M-12 16V46M18 16V46M30 14V46', '#3a2f33', 6),
      ...wool,
      path('M38 -22Q58 -26 64 -8Q68 10 52 14Q40 10 38 -6Z', '#3a2f33'),
      path('M42 -20l-12 4l8 6z', '#3a2f33'),
    ],
  );
}

function wallOfStones(): string {
  const luck = chance('dry stone');
  const stones = Array.from({ length: 260 }, () => {
    const x = luck.between(-20, 1620);
    const y = 905 + Math.sin(x / 260) * 26 + luck.between(-26, 26);
    return ellipse(
      [x, y, luck.between(12, 26), luck.between(7, 12)],
      luck.pick(['#8d8079', '#6f6560', '#a3958a', '#554d4f', '#b7a690']),
    );
  });
  return group([
    path('M-20 905Q200 960 410 940T820 905T1240 900T1640 900V950Q1240 930 820 960T-20 950Z', '#3d3638'),
    ...stones,
  ]);
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#6fa3bf', '#bcd0c4 1 .3', '#fbdcaa 1 .55') }, [
    heap([330, 330], 190, { seed: 'wind cloud', light: '#fff6e2', dark: '#e9c9ae' }),
    heap([1240, 240], 150, { seed: 'wind cloud two', light: '#fff6e2', dark: '#dcc3b4' }),
    heap([860, 400], 100, { seed: 'wind cloud three', light: '#fdeed4', dark: '#ecc9a8' }),
    disc([1010, 560], 44, '#fff6d8', 8),
    hills({ seed: 'brack far', width: 1600, y: 620, rise: 60, hills: 2.2 }, 900, '#c9b596'),
    ...(
      [
        [180, 640, 0.5, 10],
        [330, 622, 0.46, 70],
        [480, 640, 0.5, 33],
        [650, 632, 0.44, 95],
        [1180, 628, 0.46, 52],
        [1330, 640, 0.5, 5],
        [1480, 624, 0.44, 84],
      ] as const
    ).map(([x, y, size, angle]) => turbine({ foot: [x, y], size, angle, haze: 0.55 })),
    mist('brack mist', 650, { width: 1600, thick: 60, colour: '#fbe3b8', opacity: 0.55 }),
    hills({ seed: 'brack mid', width: 1600, y: 740, rise: 60, hills: 1.8 }, 1000, down('#b58a6a', '#8a6560')),
    ...(
      [
        [270, 752, 0.92, 40],
        [760, 760, 1, 100],
        [1390, 740, 0.96, 15],
      ] as const
    ).map(([x, y, size, angle]) => turbine({ foot: [x, y], size, angle, haze: 0.2 })),
    hills({ seed: 'brack heather', width: 1600, y: 850, rise: 36, hills: 2.4 }, 1067, down('#8f5a7a', '#5a4560')),
    reeds('brack heath', [0, 880], { width: 1600, count: 260, tall: 46, colour: '#b56f92' }),
    turbine({ foot: [1090, 900], size: 1.42, angle: 62, haze: 0 }),
    wallOfStones(),
    rect([0, 950, 1600, 120], down('#7a8a4a', '#4a5a35')),
    reeds('brack grass', [0, 1000], { width: 1600, count: 240, tall: 60, colour: '#93a35a' }),
    sheep(330, 950, 1.15, 1),
    sheep(500, 985, 1.35, -1),
    sheep(170, 1000, 1.4, 1),
    sheep(1380, 985, 1.3, -1),
    reeds('brack front', [0, 1080], { width: 1600, count: 170, tall: 80, colour: '#3c4a2c' }),
    glow([1010, 600], 620, '#fff0c4', 0.22),
  ]);
}

export const windFarm: Drawing = {
  alt: 'Wind turbines stand in rows across a heather moor in early light. Sheep graze behind a dry-stone wall at the foot of the nearest one.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
