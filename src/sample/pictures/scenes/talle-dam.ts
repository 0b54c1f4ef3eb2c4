import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { hills } from '../kit/land.ts';
import { bands, birds, disc, glow, mist } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, path, type Point, rect, stroke } from '../kit/svg.ts';

/** A cliff of tilted strata, one wall of the gorge. */
function cliff(side: -1 | 1): string {
  const luck = chance(`cliff ${side}`);
  const x = (at: number): number => (side < 0 ? at : 1600 - at);
  const edge: Point[] = [
    [0, 180],
    [150, 150],
    [250, 250],
    [330, 280],
    [380, 420],
    [430, 470],
    [470, 640],
    [500, 760],
    [560, 900],
    [600, 1067],
    [0, 1067],
  ];
  const d = `M${edge.map(([ex, ey]) => `${x(ex)} ${ey}`).join('L')}Z`;
  const layers = Array.from({ length: 14 }, (_, at) => {
    const y = 240 + at * 62;
    return path(
      `M${x(0)} ${y}L${x(640)} ${y + 90}V${n(y + 90 + luck.between(10, 34))}L${x(0)} ${n(y + luck.between(14, 40))}Z`,
      luck.pick(['#8f4f36', '#c77f4f', '#6d3a30', '#d99a63']),
      `opacity="${n(luck.between(0.25, 0.6), 2)}"`,
    );
  });
  const clefts = Array.from({ length: 9 }, () => {
    const [cx, cy] = [luck.between(20, 420), luck.between(300, 900)];
    return path(
      `M${x(cx)} ${n(cy)}l${n(luck.between(6, 16))} ${n(luck.between(60, 160))}l${n(luck.between(4, 14))} ${n(-luck.between(40, 90))}Z`,
      '#3a2026',
      'opacity=".4"',
    );
  });
  const fill = side < 0 ? across('#7a4434', '#b0683f') : across('#5a3230', '#7d4836');
  return group([
    `<clipPath id="cliff${side}"><path d="${d}"/></clipPath>`,
    path(d, fill),
    group([...layers, ...clefts], `clip-path="url(#cliff${side})"`),
  ]);
}

/** The wall of the dam, curved towards the water behind it. */
function wall(): string {
  const ribs = Array.from({ length: 15 }, (_, at) => {
    const x = 420 + at * 54;
    const sag = 26 * (1 - ((x - 800) / 400) ** 2);
    return stroke(`M${x} ${n(424 + sag)}L${n(800 + (x - 800) * 0.62)} 900`, '#8d8078', 3, 'opacity=".5"');
  });
  const courses = Array.from({ length: 9 }, (_, at) => {
    const y = 480 + at * 48;
    const inset = (y - 430) * 0.34;
    return stroke(`M${n(390 + inset)} ${y}Q800 ${y + 44} ${n(1210 - inset)} ${y}`, '#8d8078', 2, 'opacity=".4"');
  });
  return group([
    path('M370 420Q800 490 1230 420L1060 940Q800 980 540 940Z', across('#e0cdb2', '#c4ab92 1 .5', '#7f6a66')),
    ...courses,
    ...ribs,
    path('M352 396Q800 470 1248 396V424Q800 498 352 424Z', '#efe0c6'),
    path('M352 424Q800 498 1248 424V434Q800 508 352 434Z', '#7f6a66'),
    ...Array.from({ length: 26 }, (_, at) => {
      const x = 376 + at * 34;
      return rect([x, 392 + 34 * (1 - ((x - 800) / 448) ** 2), 4, 18], '#6d5a58');
    }),
    ...[660, 900].map(
      (x) =>
        rect([x, 360, 46, 72], '#d9c4a8') +
        path(`M${x - 8} 364h62l-31 -34z`, '#8f4f36') +
        rect([x + 16, 384, 14, 22], '#3a2f38'),
    ),
  ]);
}

function outflow(): string {
  const luck = chance('outflow');
  const jet = (x: number): string =>
    group([
      path(`M${x - 12} 700Q${x} 690 ${x + 12} 700L${x + 58} 980H${x - 58}Z`, down('#f4f7f2 .95', '#dfeaea .5')),
      ...Array.from({ length: 46 }, () => {
        const fall = luck.next();
        return ellipse(
          [x + luck.between(-1, 1) * (16 + fall * 66), 720 + fall * 270, luck.between(3, 13), luck.between(2, 9)],
          '#ffffff',
          `opacity="${n(luck.between(0.15, 0.6), 2)}"`,
        );
      }),
    ]);
  return group([
    ...[690, 800, 910].map((x) => ellipse([x, 700, 20, 12], '#3a2f38')),
    ...[690, 800, 910].map(jet),
    mist('dam mist', 950, { width: 1600, thick: 110, colour: '#f1ece0', opacity: 0.55 }),
  ]);
}

function walkers(): string {
  return group(
    [700, 726, 1010, 1098].map((x, at) => {
      const y = 412 + 34 * (1 - ((x - 800) / 448) ** 2);
      return (
        path(`M${x - 4} ${n(y)}v-15q4 -5 8 0v15z`, ['#2d4a6e', '#a33f34', '#3a2f38', '#2f5a4a'][at] ?? '#333333') +
        circle([x, y - 20], 4, '#4a2f28')
      );
    }),
  );
}

function scene(): string {
  return frame({ ...WIDE, ground: down('#5b93b8', '#a9cbd0 1 .22', '#f6ddb0 1 .4') }, [
    bands({ seed: 'dam sky', width: 1600, top: 20, bottom: 240 }, 14, '#fdf1d6'),
    disc([1080, 170], 42, '#fff7de', 6),
    hills({ seed: 'dam far', width: 1600, y: 330, rise: 110, hills: 2.6, rough: 5 }, 700, down('#b98f86', '#c9a58c')),
    hills({ seed: 'dam mid', width: 1600, y: 380, rise: 70, hills: 3.2, rough: 5 }, 700, '#9c6a55'),
    rect([300, 400, 1000, 60], across('#2f7f92', '#5fb0b4 1 .6', '#2a6f86')),
    ...Array.from({ length: 22 }, (_, at) =>
      ellipse([340 + at * 42, 412 + (at % 5) * 7, 26, 1.6], '#d9efe6', 'opacity=".6"'),
    ),
    wall(),
    walkers(),
    cliff(-1),
    cliff(1),
    path('M500 940Q800 900 1100 940Q1180 1010 1160 1067H440Q440 1000 500 940Z', down('#5fa6a8', '#1f5a68')),
    outflow(),
    ...Array.from({ length: 20 }, (_, at) =>
      ellipse([520 + ((at * 97) % 560), 985 + (at % 6) * 14, 44, 2.4], '#e9f5ee', 'opacity=".6"'),
    ),
    birds('dam birds', [620, 250], { count: 7, spread: 120, size: 13, colour: '#5a3a35' }),
    glow([1080, 200], 700, '#fff1cf', 0.2),
  ]);
}

export const talleDam: Drawing = {
  alt: 'A pale concrete dam curves across a red rock gorge, blue water high behind it. Three jets burst from its foot; tiny people walk along its crest.',
  artist: 'Tom Haldane',
  ...WIDE,
  svg: scene,
};
