import type { PreviewPage } from '../../contract/preview.ts';
import { frontPath, litePath } from '../../site/addresses.ts';
import type { Settings } from '../../story/newsroom.ts';
import { publicPath } from '../../story/published.ts';
import type { Story } from '../../story/story.ts';

const paths: Readonly<Record<PreviewPage, (story: Story, settings: Settings) => string>> = {
  story: publicPath,
  lite: (story) => litePath(publicPath(story)),
  card: ({ edition }, settings) => frontPath(settings, editionIn(settings, edition)),
};

/** The address of a page on which a story is looked at. */
export function previewPath(page: PreviewPage, story: Story, settings: Settings): string {
  return paths[page](story, settings);
}

/** A story of an edition that is no more stands on the front of the first. */
function editionIn({ editions }: Settings, wanted: string): string {
  return editions.find(({ id }) => id === wanted)?.id ?? editions[0]?.id ?? wanted;
}
