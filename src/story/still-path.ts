import { isHeld, type Picture, wideEnough } from './picture.ts';

/** Where the newsroom's screens have a picture at least so wide: one of its sizes, or what the library gives of one that a story holds. */
export function stillPath(picture: Picture, width: number): string {
  const { id, renditions } = picture;
  if (isHeld(picture)) return `/api/media/${id}/still?width=${width}`;
  return wideEnough(renditions, width)?.path ?? '';
}
