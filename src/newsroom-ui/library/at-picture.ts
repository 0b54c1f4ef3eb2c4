import type { CSSProperties, PointerEvent } from 'react';
import type { CropBox } from '../../story/picture.ts';

const WHOLE = 100;

/** Where something stands over a picture, by shares of its width and height. */
export type Frame = CropBox;

/** Where on an element somebody points, by hundredths of its sides, within it. */
export function pointIn(element: HTMLElement, { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>) {
  const box = element.getBoundingClientRect();
  return { x: shareOf(clientX - box.left, box.width), y: shareOf(clientY - box.top, box.height) };
}

function shareOf(at: number, size: number): number {
  return Math.round(Math.min(1, Math.max(0, at / size)) * WHOLE) / WHOLE;
}

export function frameStyle({ x, y, width, height }: Frame): CSSProperties {
  const percent = (share: number) => `${share * WHOLE}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}
