import { type Box, type Paint, path, type Point, straight } from './svg.ts';

/** A place in front of the eye, in metres: x to the right, y up from the ground, z away from us. */
export type Position = readonly [number, number, number];

export interface Camera {
  /** The point all depth runs to. */
  readonly vanishing: Point;
  /** Pixels that a metre takes up one metre away. */
  readonly focal: number;
  /** Height of the eye over the ground. */
  readonly eye: number;
}

/** Where a place falls on the sheet. */
export function seen({ vanishing, focal, eye }: Camera, [x, y, z]: Position): Point {
  const far = Math.max(z, 0.1);
  return [vanishing[0] + (x * focal) / far, vanishing[1] - ((y - eye) * focal) / far];
}

/** A flat shape in space. */
export function plane(camera: Camera, places: readonly Position[], fill: Paint, more = ''): string {
  return path(straight(places.map((place) => seen(camera, place))), fill, more);
}

/** A rectangle on a wall that runs away from us at `x`: z from and to, y from and to. */
export function onWall(camera: Camera, x: number, [z, y, depth, height]: Box, fill: Paint, more = ''): string {
  const corners: Position[] = [
    [x, y, z],
    [x, y + height, z],
    [x, y + height, z + depth],
    [x, y, z + depth],
  ];
  return plane(camera, corners, fill, more);
}

/** A rectangle that faces us at distance `z`: x, y, width and height in metres. */
export function facing(camera: Camera, z: number, [x, y, width, height]: Box, fill: Paint, more = ''): string {
  const corners: Position[] = [
    [x, y, z],
    [x + width, y, z],
    [x + width, y + height, z],
    [x, y + height, z],
  ];
  return plane(camera, corners, fill, more);
}
