import type { MediaItemView } from '../../contract/media.ts';
import { detailsOf, type MediaField, type MediaItem, shapeOf } from '../../story/media-item.ts';
import { wideEnough } from '../../story/picture.ts';

/** Sharp at the size of a picture in a row of them, on a screen of twice the density. */
const THUMB_WIDTH = 320;

/** An item as screens show it. */
export function mediaView(item: MediaItem): MediaItemView {
  const { id, kind, original, picture, found, byHand, revision, added, putAway, isUsed, isUnfinished, end, replaced } =
    item;
  const { recording, stillOf, making } = item;
  const details = detailsOf(item);
  return {
    ...{
      id,
      kind,
      picture,
      recording,
      stillOf,
      failed: making?.failed ?? null,
      found,
      revision,
      added,
      putAway,
      isUsed,
      isUnfinished,
      end,
    },
    replaced: replaced && { at: replaced.at, by: replaced.by, with: replaced.with },
    original:
      original.is === 'kept'
        ? { is: 'kept', size: original.size, fileName: original.fileName }
        : { is: 'rendition', size: null, fileName: null },
    shape: shapeOf(picture),
    thumb: recording ? thumbOf(id, details) : (wideEnough(picture.renditions, THUMB_WIDTH)?.path ?? null),
    details,
    writtenBy: Object.fromEntries(
      Object.entries(byHand).map(([field, { at, by }]) => [field as MediaField, { at, by }]),
    ),
  };
}

/** A film is shown by its poster: an address of its own for each, or a browser would keep the one before. */
function thumbOf(id: string, { poster }: ReturnType<typeof detailsOf>): string | null {
  return poster && `/api/media/${id}/still?width=${THUMB_WIDTH}&of=${poster}`;
}
