import { isHeld, type Picture } from './picture.ts';

/** Where the newsroom's screens have a picture at least so wide: one of its sizes, or what the library gives of one that a story holds. */
export function stillPath(picture: Picture, width: number): string {
  const { id, renditions } = picture;
  if (isHeld(picture)) return `/api/media/${id}/still?width=${width}`;
  return (renditions.find((one) => one.width >= width) ?? renditions.at(-1))?.path ?? '';
}
