import type { BlockView } from './block-view.ts';
import { ImageFigure } from './image.tsx';

/** Half the text column, or in a picture story the whole width; `sizes=auto` knows which. */
const WIDTH = '(min-width: 44em) 41rem, 100vw';

export const gallery: BlockView<'gallery'> = {
  sheet: 'block-gallery',
  View: ({ block, context }) => (
    <section class="gallery" aria-label={block.title ?? context.words.gallery}>
      {block.title && <h2>{block.title}</h2>}
      <div>
        {block.images.map((one) => (
          <ImageFigure image={one} context={context} sizes={WIDTH} />
        ))}
      </div>
    </section>
  ),
};
