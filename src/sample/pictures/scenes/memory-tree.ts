import { chance } from '../kit/chance.ts';
import { mix } from '../kit/colour.ts';
import { type Drawing, frame, WIDE } from '../kit/frame.ts';
import { bareTree } from '../kit/land.ts';
import { glow } from '../kit/sky.ts';
import { across, ellipse, group, n, outward, path, rect, within } from '../kit/svg.ts';

/** An old woman's profile, looking right. */
const PROFILE =
  'M560 1067Q590 980 560 920Q470 860 440 740Q410 560 480 420Q560 270 740 236Q900 220 990 310Q1050 380 1050 470Q1058 510 1090 560Q1116 600 1090 616Q1066 624 1064 640Q1076 664 1064 680Q1072 700 1054 716Q1060 760 1040 790Q1010 820 940 810Q890 812 880 870Q880 960 960 1067Z';

/** Leaves of a thinning crown: thick on the left, gone on the right, where the wind takes them. */
function leaves(): string {
  const luck = chance('memory leaves');
  const tones = ['#e08a3a', '#d9622f', '#f0b44f', '#b5462f', '#f6cf7a'];
  const crown = Array.from({ length: 520 }, () => {
    const [angle, out] = [luck.between(0, 6.283), luck.next() ** 0.5];
    const x = 720 + Math.cos(angle) * out * 250;
    const y = 440 + Math.sin(angle) * out * 170;
    return luck.happens(Math.max(0.04, 1.06 - (x - 500) / 360))
      ? leaf([x, y], luck.between(0, 360), luck.between(9, 17), luck.pick(tones))
      : '';
  });
  const blown = Array.from({ length: 90 }, () => {
    const far = luck.next();
    const at = [880 + far * 700, 470 - far * 190 + luck.between(-1, 1) * (60 + far * 190)] as const;
    return leaf(at, luck.between(0, 360), luck.between(8, 16), mix(luck.pick(tones), '#e9dfcf', far * 0.5));
  });
  return group([...crown, ...blown]);
}

function leaf([x, y]: readonly [number, number], turn: number, size: number, colour: string): string {
  return path(
    `M0 0Q${n(size * 0.5)} ${n(-size * 0.6)} ${n(size * 1.5)} 0Q${n(size * 0.5)} ${n(size * 0.6)} 0 0Z`,
    colour,
    `transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})"`,
  );
}

function scene(): string {
  const head = path(PROFILE, '#000000');
  return frame({ ...WIDE, ground: across('#e6d3b8', '#efe4d2 1 .5', '#d9e2e0') }, [
    ellipse([720, 480, 900, 620], outward('#fff6e2', '#fff6e2 0')),
    path(PROFILE, across('#24455a', '#356a78 1 .6', '#6da3a3'), 'transform="translate(26 18)" opacity=".25"'),
    path(PROFILE, across('#1f3a52', '#2f5f72 1 .6', '#5a979c')),
    within(head, [
      glow([690, 470], 420, '#f6cf8a', 0.45),
      bareTree([700, 1000], { seed: 'memory tree', height: 900, colour: '#12232f', spread: 30 }),
      path('M440 1067Q600 960 960 1040V1067Z', '#12232f'),
      rect([1000, 220, 120, 640], across('#ffffff 0', '#ffffff .18')),
    ]),
    leaves(),
    path('M968 560Q1000 546 1026 560Q1000 572 968 560Z', '#12232f', 'opacity=".7"'),
    path('M1014 700Q1040 704 1058 700L1054 708Q1030 712 1014 700Z', '#12232f', 'opacity=".7"'),
  ]);
}

export const memoryTree: Drawing = {
  alt: 'The profile of a head in deep blue with an autumn tree growing inside it. Its leaves thin out towards the face and blow away to the right.',
  artist: 'Marta Osk',
  ...WIDE,
  svg: scene,
};
