import { sha256 } from '../../../base/hash.ts';

/** What a shape is filled with: a colour, or a gradient that brings its definition along. */
export type Paint = string | Gradient;

export interface Gradient {
  readonly def: string;
  readonly url: string;
}

/** x, y, width, height. */
export type Box = readonly [number, number, number, number];
export type Point = readonly [number, number];

function filled(fill: Paint, shape: (fill: string) => string): string {
  return typeof fill === 'string' ? shape(fill) : fill.def + shape(fill.url);
}

/**
 * Says `opacity` of a single shape in the way that is cheap to draw: librsvg lays out a whole new sheet for
 * each `opacity`, and nothing for the opacity of a fill or a stroke.
 */
function plainly(more: string, of: 'fill' | 'stroke'): string {
  return more.replace(/(?<![-\w])opacity=/g, `${of}-opacity=`);
}

export function path(d: string, fill: Paint, more = ''): string {
  return filled(fill, (paint) => `<path d="${d}" fill="${paint}" ${plainly(more, 'fill')}/>`);
}

export function stroke(d: string, colour: string, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${plainly(more, 'stroke')}/>`;
}

export function rect([x, y, width, height]: Box, fill: Paint, more = ''): string {
  return filled(
    fill,
    (paint) =>
      `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${paint}" ${plainly(more, 'fill')}/>`,
  );
}

export function circle([x, y]: Point, r: number, fill: Paint, more = ''): string {
  return filled(
    fill,
    (paint) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${paint}" ${plainly(more, 'fill')}/>`,
  );
}

/** Centre and both radii. */
export function ellipse([x, y, rx, ry]: Box, fill: Paint, more = ''): string {
  return filled(
    fill,
    (paint) =>
      `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${paint}" ${plainly(more, 'fill')}/>`,
  );
}

export function group(parts: readonly string[], more = ''): string {
  return `<g ${more}>${parts.join('')}</g>`;
}

/** Parts moved and sized: `scale` may be negative to mirror. */
export function placed([x, y]: Point, scale: number | Point, parts: readonly string[]): string {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale;
  return group(parts, `transform="translate(${n(x)} ${n(y)}) scale(${n(sx, 4)} ${n(sy, 4)})"`);
}

export function turned(degrees: number, [x, y]: Point, parts: readonly string[]): string {
  return group(parts, `transform="rotate(${n(degrees)} ${n(x)} ${n(y)})"`);
}

/** Parts blurred by this many pixels. */
export function soft(blur: number, parts: readonly string[], more = ''): string {
  const id = `soft${String(blur).replace('.', '-')}`;
  const filter = `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${blur}"/></filter>`;
  return filter + group(parts, `filter="url(#${id})" ${more}`);
}

/** Parts seen only inside a shape. */
export function within(shape: string, parts: readonly string[], more = ''): string {
  const id = `c${sha256(shape).slice(0, 10)}`;
  return `<clipPath id="${id}">${shape}</clipPath>${group(parts, `clip-path="url(#${id})" ${more}`)}`;
}

/** A gradient from top to bottom. A stop is a colour, then perhaps its opacity, then perhaps its place: `#ffcc88 .5 .3`. */
export function down(...stops: string[]): Gradient {
  return gradient('linearGradient', 'x1="0" y1="0" x2="0" y2="1"', stops);
}

/** A gradient from left to right; stops as for `down`. */
export function across(...stops: string[]): Gradient {
  return gradient('linearGradient', 'x1="0" y1="0" x2="1" y2="0"', stops);
}

/** A gradient from top left to bottom right; stops as for `down`. */
export function aslant(...stops: string[]): Gradient {
  return gradient('linearGradient', 'x1="0" y1="0" x2="1" y2="1"', stops);
}

/** A gradient from the middle outwards; stops as for `down`. */
export function outward(...stops: string[]): Gradient {
  return gradient('radialGradient', '', stops);
}

function gradient(kind: string, direction: string, stops: readonly string[]): Gradient {
  const inner = stops.map((stop, at) => stopOf(stop, stops.length > 1 ? at / (stops.length - 1) : 0)).join('');
  const id = `g${sha256(kind + direction + inner).slice(0, 10)}`;
  return { def: `<${kind} id="${id}" ${direction}>${inner}</${kind}>`, url: `url(#${id})` };
}

function stopOf(stop: string, evenly: number): string {
  const [colour, opacity = '1', place = n(evenly, 3)] = stop.split(' ');
  return `<stop offset="${place}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
}

/** A number as short as it may be. */
export function n(value: number, digits = 1): string {
  return String(Number(value.toFixed(digits)));
}

/** A path through points, straight from one to the next. */
export function straight(points: readonly Point[], close = true): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}${close ? 'Z' : ''}`;
}

/** A path through points in one smooth curve (Catmull and Rom's, as cubic Béziers). */
export function smooth(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0];
  const [x, y] = at(0);
  const curves = points.slice(1).map(([ex, ey], index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const first = `${n(from[0] + (ex - before[0]) / 6)} ${n(from[1] + (ey - before[1]) / 6)}`;
    const second = `${n(ex - (after[0] - from[0]) / 6)} ${n(ey - (after[1] - from[1]) / 6)}`;
    return `C${first} ${second} ${n(ex)} ${n(ey)}`;
  });
  return `M${n(x)} ${n(y)}${curves.join('')}`;
}
