import type { Cover } from '../../story/covers.ts';
import { Tick } from '../../ui/tick.tsx';
import { mediaWords as words } from '../words/media.ts';
import { CoverFrames, CoverLines, NotToBeCovered, useCovering } from './cover-lines.tsx';
import { largestOf } from './largest-of.ts';
import { type MediaItem, nameOf } from './library-query.ts';

interface CoversFirstProps {
  readonly item: MediaItem;
  readonly covers: readonly Cover[];
  /** True where somebody looked, and nothing needs to be covered. */
  readonly isBare: boolean;
  onCover(covers: Cover[]): void;
  onBare(isBare: boolean): void;
}

/** Asks what is to be covered in a picture that takes the place of one in which something is: nobody outside has it before. */
export function CoversFirst({ item, covers, isBare, onCover, onBare }: CoversFirstProps) {
  const covering = useCovering(covers, onCover);
  const mayCover = item.original.is === 'kept';
  return (
    <section className="covers-first" aria-label={words.coversFirst}>
      <p className="field-error">{words.coversFirst}</p>
      {!isBare && (
        <div className="focus">
          <div className="focus-picture" {...(mayCover && covering.drawing)}>
            <img
              {...{ src: largestOf(item), alt: nameOf(item) ?? words.unnamed, draggable: false }}
              {...{ width: item.picture.width, height: item.picture.height }}
            />
            <CoverFrames covers={covers} picked={covering.picked} />
          </div>
          {mayCover ? <CoverLines covers={covers} covering={covering} /> : <NotToBeCovered />}
        </div>
      )}
      <Tick isTicked={isBare} onTick={onBare}>
        {words.coversNone}
      </Tick>
    </section>
  );
}
