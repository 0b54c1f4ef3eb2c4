import type { BlockView } from './block-view.ts';
import { WHOLE_SCREEN } from '../layout/picture.tsx';
import { COLUMN, ImageFigure } from './image.tsx';

/** Half the text column, where two stand beside each other. */
const HALF = `(min-width: 44em) 20rem, (min-width: 33em) 48vw, ${WHOLE_SCREEN}`;

export const gallery: BlockView<'gallery'> = {
  sheet: 'block-gallery',
  View: ({ block, context }) => (
    <section class="gallery" aria-label={block.title ?? context.words.gallery}>
      {block.title && <h2>{block.title}</h2>}
      <div>
        {block.images.map((one) => (
          <ImageFigure
            image={one}
            context={context}
            sizes={context.inPictures || block.images.length === 1 ? COLUMN : HALF}
          />
        ))}
      </div>
    </section>
  ),
};
