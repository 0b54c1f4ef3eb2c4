import { chance } from '../kit/chance.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { figure } from '../kit/people.ts';
import { glow } from '../kit/sky.ts';
import { across, circle, down, ellipse, group, n, outward, path, placed, rect, stroke } from '../kit/svg.ts';
import { gabled, house, spire } from '../kit/town.ts';

/** The lorry with its doors open: cold light, crates, and breath of ice rolling out. */
function lorry(): string {
  const luck = chance('cold breath');
  const crates = [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3].map((column) =>
      group([
        rect([770 + column * 132, 560 - row * 98, 122, 90], across('#7fa9bf', '#4f7f9a')),
        ...Array.from({ length: 6 }, (_, at) =>
          rect(
            [780 + column * 132 + at * 17, 510 - row * 98, 13, 66],
            luck.pick(['#8a3f35', '#3f5f55', '#a8804a', '#5a4a6a', '#d9cbb0']),
          ),
        ),
      ]),
    ),
  );
  const breath = Array.from({ length: 34 }, () => {
    const [x, y] = [luck.between(740, 1330), luck.between(630, 820)];
    return ellipse([x, y, luck.between(60, 170), luck.between(18, 44)], outward('#eef8fb .5', '#eef8fb 0'));
  });
  return group([
    ellipse([1030, 856, 480, 30], '#241f2c', 'opacity=".55"'),
    path('M700 160H1370V690H700Z', across('#e9edf0', '#c3ccd3 1 .5', '#8d99a6')),
    path('M740 200H1330V660H740Z', across('#2f566e', '#8fc7dc 1 .5', '#3f6f8a')),
    path('M740 200L800 240H1270L1330 200Z', '#dff3f8'),
    path('M740 660L800 610H1270L1330 660Z', '#5f8fa5'),
    ...crates,
    glow([1035, 400], 430, '#dff6fb', 0.45),
    path('M700 160L560 130V720L700 690Z', across('#b9c3cb', '#e3e9ec')),
    path('M1370 160L1510 130V720L1370 690Z', across('#9aa6b2', '#6d7987')),
    path('M600 260l60 8v120l-60 -6zM1410 268l60 -8v114l-60 6z', '#3f6f8a', 'opacity=".5"'),
    rect([690, 690, 690, 40], '#2b313c'),
    ...[820, 1250].map(
      (x) => circle([x, 790], 74, '#1c1f28') + circle([x, 790], 36, '#8d99a6') + circle([x, 790], 12, '#1c1f28'),
    ),
    rect([714, 700, 60, 22], '#d9523f'),
    rect([1296, 700, 60, 22], '#d9523f'),
    ...breath,
  ]);
}

/** The table in front: wet volumes, greaseproof paper, a roll of string. */
function table(): string {
  const book = (x: number, y: number, wide: number, colour: string): string =>
    group([
      path(`M${x} ${y}h${wide}l10 -14h-${wide}z`, '#e9dcc0'),
      rect([x, y, wide, 34], colour),
      rect([x, y + 6, wide, 5], '#d9b878', 'opacity=".6"'),
      rect([x + wide - 14, y + 2, 12, 30], '#d9cbb0'),
      ...[0.2, 0.5, 0.75].map((at) =>
        stroke(`M${n(x + wide * at)} ${y + 34}v${n(10 + at * 22)}`, '#9fc7d6', 3, 'opacity=".8"'),
      ),
    ]);
  return group([
    path('M-20 930H760L820 1067H-20Z', across('#a8784f', '#6d4a36')),
    path('M-20 930H760L766 950H-20Z', '#d9aa78'),
    book(40, 894, 190, '#6a3a33'),
    book(56, 858, 170, '#3f4f5f'),
    book(48, 822, 180, '#7a5a3a'),
    book(64, 786, 150, '#4a5f4a'),
    path('M560 930q10 -60 60 -66h120l-10 66z', '#efe6d0'),
    path('M620 864q50 30 120 0l-4 30q-60 20 -110 -4z', '#cfc2a5'),
    stroke('M580 906Q660 890 734 906M650 866V928', '#a8653a', 4),
    circle([480, 908], 26, '#c9a063'),
    circle([480, 908], 10, '#8a6a3a'),
  ]);
}

/** The conservator, gloved, folding paper round a volume. */
function conservator(): string {
  return placed([380, 930], 1, [
    path('M-120 0Q-140 -210 -84 -300Q-60 -356 0 -356Q70 -356 96 -296Q136 -200 120 0Z', across('#3f6a8a', '#27465f')),
    path('M-74 -290Q0 -230 84 -290L96 0H-90Z', across('#efe9dc', '#c9bfae')),
    stroke('M-60 -330Q-40 -250 -50 -200M64 -330Q44 -250 54 -200', '#efe9dc', 14),
    path('M-24 -340V-380H30V-340Q4 -316 -24 -340Z', '#b57f68'),
    path('M-54 -440Q-58 -506 0 -510Q62 -506 60 -436Q54 -376 6 -366Q-46 -376 -54 -440Z', across('#e0b094', '#b57f68')),
    path('M-60 -430Q-84 -520 -20 -544Q60 -556 76 -480Q82 -430 62 -400Q64 -450 40 -476Q-20 -470 -60 -430Z', '#8a8790'),
    circle([26, -560], 26, '#8a8790'),
    `<g fill="none" stroke="#2a2024" stroke-width="5"><circle cx="-22" cy="-440" r="20"/><circle cx="30" cy="-440" r="20"/><path d="M-2 -442h12"/></g>`,
    stroke('M-18 -402Q6 -396 26 -406', '#8f4f45', 5),
    stroke('M-104 -250Q-140 -130 -40 -90', '#3f6a8a', 58),
    stroke('M100 -250Q150 -130 60 -84', '#27465f', 56),
    circle([-28, -88], 29, '#9fd0e0'),
    circle([56, -82], 29, '#8fc3d4'),
    path('M-46 -120H80L66 -40H-34Z', '#6a3a33'),
    path('M-60 -100L20 -60L100 -104L84 -26H-44Z', '#f3ead6'),
    path('M20 -60L100 -104L84 -26H20Z', '#cfc2a5'),
  ]);
}

function scene(): string {
  const look = (seed: string, wall: string) => ({
    seed,
    wall,
    roof: '#4a4f60',
    grid: [3, 3] as const,
    lit: '#ffdf9b',
    dark: '#5a6474',
    share: 0.2,
  });
  return frame({ ...WIDE, ground: down('#9fb4c2', '#d3d5cd 1 .35', '#ecdcc0 1 .6') }, [
    spire([250, 210, 60, 260], '#6d7788', '#8a90a0'),
    house([-40, 420, 220, 260], look('freeze one', '#a08a84')),
    gabled([360, 430, 180, 250], look('freeze two', '#b09a8a')),
    house([1440, 400, 240, 280], look('freeze three', '#95857f')),
    rect([0, 670, 1600, 400], down('#8f8378', '#5a5250')),
    ...[
      [300, 760, 150],
      [1480, 820, 130],
      [620, 1010, 200],
    ].map(([x = 0, y = 0, r = 1]) => ellipse([x, y, r, r * 0.12], '#c9d5da', 'opacity=".6"')),
    lorry(),
    figure([1440, 930], 330, '#d9762f', { left: [30, 70], right: [20, 60], hat: 'cap', head: '#8a5a44', stride: 0.2 }),
    path('M1380 748h110v70h-110z', across('#7fa9bf', '#4f7f9a')),
    ...[0, 1, 2, 3, 4].map((at) =>
      rect([1388 + at * 20, 736, 15, 40], ['#8a3f35', '#3f5f55', '#a8804a', '#d9cbb0', '#5a4a6a'][at] ?? '#333333'),
    ),
    conservator(),
    table(),
  ]);
}

export const freezingBooks: Drawing = {
  alt: 'A grey-haired conservator in gloves wraps a wet book in paper at a table of dripping volumes. Behind her a freezer lorry stands open, crates of books inside and cold mist rolling out.',
  artist: 'Ines Quarrie',
  ...WIDE,
  svg: scene,
};
