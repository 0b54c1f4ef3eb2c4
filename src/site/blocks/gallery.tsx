import type { BlockView } from './block-view.ts';
import { ImageFigure } from './image.tsx';

const HALF = '(min-width: 44em) 20rem, 100vw';

export const gallery: BlockView<'gallery'> = {
  sheet: 'block-gallery',
  View: ({ block, around }) => (
    <section class="gallery" aria-label={block.title ?? around.words.gallery}>
      {block.title && <h2>{block.title}</h2>}
      <div>
        {block.images.map((one) => (
          <ImageFigure image={one} words={around.words} lite={around.lite} sizes={HALF} />
        ))}
      </div>
    </section>
  ),
};
