import { darker, lighter, mix } from './colour.ts';
import { across, circle, ellipse, group, path, placed, type Point, stroke } from './svg.ts';

export interface Face {
  readonly skin: string;
  /** The colour of the light that falls on the far cheek. */
  readonly light: string;
  readonly hair: string;
  readonly brow?: string;
  readonly eyes?: 'open' | 'lowered' | 'closed';
  readonly mouth?: 'smile' | 'level';
  readonly old?: boolean;
}

/** A face turned a little to the left, about 250 wide and 390 high round its middle, lit from the left. */
export function face(at: Point, scale: number, look: Face, over: readonly string[] = []): string {
  const { skin } = look;
  const shade = darker(mix(skin, '#5a1f2a', 0.35), 0.18);
  return placed(at, scale, [
    path('M-62 150L-66 300Q0 350 78 300L74 130Z', across(skin, shade)),
    path('M-58 168Q10 236 76 150L76 210Q20 262 -60 214Z', shade, 'opacity=".6"'),
    ellipse([124, 6, 22, 42], shade),
    path(HEAD, skin),
    path(
      'M34 -196C104 -190 124 -128 124 -52C128 40 112 118 82 156Q52 196 8 204Q44 150 50 96Q54 60 40 30Q58 -20 44 -70Q30 -130 34 -196Z',
      shade,
      'opacity=".62"',
    ),
    path(
      'M-112 -60C-118 20 -106 90 -76 140Q-96 60 -88 -20Q-86 -80 -60 -130Q-104 -110 -112 -60Z',
      lighter(mix(skin, look.light, 0.5), 0.25),
      'opacity=".75"',
    ),
    ellipse([-62, 66, 34, 22], '#d9644a', 'opacity=".16"'),
    ...eyesOf(look, shade),
    ...noseAndMouth(look, shade),
    ...(look.old ? lines(shade) : []),
    ...over,
  ]);
}

const HEAD =
  'M-116 -50C-122 40 -110 106 -76 156Q-44 202 -2 206Q50 202 88 148C116 100 126 30 124 -56C120 -150 64 -198 0 -198C-70 -198 -112 -150 -116 -50Z';

function eyesOf({ eyes = 'open', brow, hair }: Face, shade: string): string[] {
  const dark = '#1d1418';
  const browOf = (d: string): string => stroke(d, brow ?? hair, 11);
  const brows = [browOf('M-92 -44Q-62 -66 -26 -48'), browOf('M30 -50Q62 -68 92 -46')];
  const hollows = [
    ellipse([-58, -18, 42, 24], shade, 'opacity=".28"'),
    ellipse([58, -18, 40, 24], shade, 'opacity=".34"'),
  ];
  if (eyes === 'closed') return [...hollows, ...brows, stroke('M-86 -8Q-58 10 -30 -8M32 -8Q58 10 84 -8', dark, 6)];
  const [drop, lid] =
    eyes === 'lowered'
      ? [6, 'M-88 -12Q-58 -14 -28 -4M30 -4Q58 -16 86 -12']
      : [0, 'M-88 -8Q-58 -34 -28 -10M30 -10Q58 -34 86 -8'];
  const eye = (x: number): string[] => [
    path(
      `M${x - 27} ${-8 + drop}Q${x} ${-28 + drop * 2} ${x + 28} ${-8 + drop}Q${x} ${8 + drop} ${x - 27} ${-8 + drop}Z`,
      '#f3e9dc',
    ),
    circle([x - 5, -9 + drop], 10.5, dark),
    circle([x - 8, -13 + drop], 3, '#ffffff'),
  ];
  return [...hollows, ...eye(-58), ...eye(58), stroke(lid, dark, 6), ...brows];
}

function noseAndMouth({ mouth = 'level', skin }: Face, shade: string): string[] {
  const lips = mix(skin, '#8f2f35', 0.5);
  const line = mouth === 'smile' ? 'M-48 110Q-6 140 46 106' : 'M-42 120Q-4 126 42 116';
  return [
    path('M-2 -30Q-10 30 -28 62Q-8 84 26 72Q18 30 14 -30Z', shade, 'opacity=".3"'),
    stroke('M-6 -24Q-16 34 -30 60Q-30 74 -12 76', shade, 5),
    stroke('M10 78Q24 78 28 68', shade, 5),
    path(`M-36 116Q-16 102 -4 108Q12 102 36 112Q8 124 -36 116Z`, lips, 'opacity=".7"'),
    stroke(line, darker(lips, 0.45), 5),
    path('M-28 130Q0 152 30 128Q2 140 -28 130Z', lips, 'opacity=".65"'),
    stroke('M-18 164Q0 170 20 162', shade, 4, 'opacity=".6"'),
  ];
}

function lines(shade: string): string[] {
  const fold = (d: string): string => stroke(d, shade, 4, 'opacity=".75"');
  return [
    fold('M-50 72Q-70 96 -62 126'),
    fold('M48 72Q66 96 60 124'),
    fold('M-70 -108Q0 -126 70 -108M-60 -132Q4 -148 60 -134'),
    fold('M-92 14Q-62 26 -34 14M34 14Q62 26 90 12'),
    fold('M-106 2l-12 8M108 0l10 8'),
  ];
}

/** Spectacles for such a face. */
export function glasses(colour: string, lens = '#dfe9ea'): string {
  return group([
    path('M-102 -30Q-102 -40 -90 -40H-28Q-16 -40 -18 -26Q-20 22 -58 22Q-98 22 -102 -30Z', lens, 'opacity=".22"'),
    path('M18 -28Q18 -40 30 -40H90Q102 -40 100 -26Q98 22 60 22Q22 22 18 -28Z', lens, 'opacity=".22"'),
    stroke(
      'M-102 -30Q-102 -40 -90 -40H-28Q-16 -40 -18 -26Q-20 22 -58 22Q-98 22 -102 -30ZM18 -28Q18 -40 30 -40H90Q102 -40 100 -26Q98 22 60 22Q22 22 18 -28ZM-18 -26Q0 -36 18 -26M100 -28L124 -20',
      colour,
      6,
    ),
  ]);
}
