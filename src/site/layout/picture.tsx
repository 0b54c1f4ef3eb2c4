import type { VNode } from 'preact';
import { type Picture as PictureValue, type Rendition, wideEnough } from '../../story/picture.ts';

/**
 * The width of the whole screen, in the words of `sizes`, where a telephone shows a picture from edge to edge. Screens of twice and three times
 * the density are sent one and a half times as many pixels as they have points: nobody sees more at arm's length, and it weighs half.
 */
export const WHOLE_SCREEN = '(min-resolution: 2.5dppx) 49vw, (min-resolution: 1.5dppx) 74vw, 100vw';

interface PictureProps {
  readonly picture: PictureValue;
  readonly alt: string;
  /** How wide it is shown, in the words of the `sizes` attribute. */
  readonly sizes: string;
  /** True for the one picture a reader sees first: it is fetched before everything else. */
  readonly first?: boolean;
}

/** A picture in AVIF, with WebP and JPEG behind it for browsers that need them, at the width the reader's screen asks for. */
export function Picture({ picture, alt, sizes, first = false }: PictureProps): VNode {
  // A browser that lays out before it fetches knows the width better than any list of ours, but not what is enough of it.
  const shown = first || sizes.endsWith(WHOLE_SCREEN) ? sizes : `auto, ${sizes}`;
  const avif = ofType(picture, 'image/avif');
  const webp = ofType(picture, 'image/webp');
  const fallback = ofType(picture, 'image/jpeg').length > 0 ? ofType(picture, 'image/jpeg') : webp;
  return (
    <picture>
      {avif.length > 0 && <source type="image/avif" srcset={srcset(avif)} sizes={shown} />}
      {webp.length > 0 && fallback !== webp && <source type="image/webp" srcset={srcset(webp)} sizes={shown} />}
      <img
        src={middling(fallback)?.path ?? ''}
        srcset={srcset(fallback)}
        sizes={shown}
        width={picture.width}
        height={picture.height}
        alt={alt}
        loading={first ? undefined : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
        decoding="async"
        data-tone={picture.colour}
      />
    </picture>
  );
}

function ofType(picture: PictureValue, type: Rendition['type']): Rendition[] {
  return picture.renditions.filter((rendition) => rendition.type === type);
}

function srcset(renditions: readonly Rendition[]): string {
  return renditions.map(({ path, width }) => `${path} ${width}w`).join(', ');
}

/** For readers whose browser knows no `srcset`: wide enough for a phone held either way. */
function middling(renditions: readonly Rendition[]): Rendition | undefined {
  return wideEnough(renditions, 640);
}

/** One rendition for places that take no set of sizes, such as the still before a film. */
export function stillOf(picture: PictureValue): string | null {
  const jpeg = ofType(picture, 'image/jpeg');
  return middling(jpeg.length > 0 ? jpeg : picture.renditions)?.path ?? null;
}
