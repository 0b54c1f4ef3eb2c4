import type { VNode } from 'preact';
import type { BlockOf } from '../../story/blocks.ts';
import { endOf } from '../../story/drawn-pictures.ts';
import type { EndedPicture } from '../../story/media-rights.ts';
import { Picture, WHOLE_SCREEN } from '../layout/picture.tsx';
import type { RenderContext } from '../layout/render-context.ts';
import { dayLine } from '../times.ts';
import type { BlockView } from './block-view.ts';

/** The text column at its widest, and the whole screen below that. */
export const COLUMN = `(min-width: 44em) 41rem, ${WHOLE_SCREEN}`;

export const image: BlockView<'image'> = {
  sheet: null,
  View: ({ block, context }) => <ImageFigure image={block} context={context} />,
};

interface TombstoneProps {
  readonly of: 'picture' | 'recording';
  readonly ended: EndedPicture;
  readonly context: RenderContext;
}

interface ImageFigureProps {
  readonly image: BlockOf<'image'>;
  readonly context: RenderContext;
  readonly sizes?: string;
  readonly first?: boolean;
}

/** A picture with its caption and credit; where only words survive, or only words are wanted, the words. */
export function ImageFigure({ image: block, context, sizes = COLUMN, first = false }: ImageFigureProps): VNode | null {
  const { words, lite } = context;
  const ended = endOf(block);
  const shown = lite ? null : block.picture;
  const alt = block.decorative ? '' : block.alt;
  if (!shown && !alt && !block.caption && !ended) return null;
  // Where nothing else is left of a picture, its caption says about itself that it is one: it would read as a stray line.
  const said = alt || (shown ? null : block.caption);
  return (
    <figure class={shown ? 'image' : 'image in-words'}>
      {shown && <Picture picture={shown} alt={alt} sizes={sizes} first={first} />}
      {ended && <Tombstone of="picture" ended={ended} context={context} />}
      {!shown && said && (
        <p>
          <b>{words.inPicture}</b> {said}
        </p>
      )}
      <Caption caption={said === block.caption ? null : block.caption} credit={block.credit}>
        {(block.picture?.origin || shown?.moving) && (
          <>
            {block.picture?.origin && <small>{words.origins[block.picture.origin]}</small>}
            {block.picture?.origin && shown?.moving && ' '}
            {shown?.moving && (
              <a href={shown.moving.path} type={shown.moving.type}>
                {words.inMotion}
              </a>
            )}
          </>
        )}
      </Caption>
    </figure>
  );
}

/** That something stood here, since when it does not, and why it had to go. */
export function Tombstone({ ended: { ended, at, reason }, context: { words, edition }, of }: TombstoneProps): VNode {
  const day = dayLine(at, edition);
  const say =
    of === 'picture'
      ? { expired: words.pictureExpired, 'taken-down': words.pictureTakenDown, replaced: words.pictureReplaced }
      : { expired: words.recordingExpired, 'taken-down': words.recordingTakenDown, replaced: words.recordingReplaced };
  return (
    <p>
      {say[ended](day)}
      {reason && ` ${reason}`}
    </p>
  );
}

interface CaptionProps {
  readonly caption: string | null;
  readonly credit: string | null;
  /** What else stands there: how the picture came about, and the way to it in motion. */
  readonly children?: VNode | null | undefined;
}

/** Caption and credit under a picture or a film. */
export function Caption({ caption, credit, children }: CaptionProps): VNode | null {
  if (!caption && !credit && !children) return null;
  return (
    <figcaption>
      {caption}
      {caption && credit && ' '}
      {credit && <small>{credit}</small>}
      {children && (caption || credit) && ' '}
      {children}
    </figcaption>
  );
}
