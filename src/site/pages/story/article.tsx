import type { VNode } from 'preact';
import type { Story } from '../../../story/story.ts';
import { Body } from '../../blocks/body.tsx';
import type { RenderContext } from '../../layout/render-context.ts';
import { ImageFigure } from '../../blocks/image.tsx';
import { VideoFigure } from '../../blocks/video.tsx';
import { WHOLE_SCREEN } from '../../layout/picture.tsx';
import { litePath } from '../../addresses.ts';
import { storyOrder } from '../../theme-data.ts';
import { wordsFor } from '../../words.ts';
import type { ShownStory } from './story-data.ts';
import { RunningOrder } from './running-order.tsx';
import { StoryFoot } from './foot.tsx';
import { Notes } from './notes.tsx';
import { StoryMeta } from './meta.tsx';
import { langAttributes } from '../../layout/lang-attributes.ts';

const MAIN_SIZES = `(min-width: 100em) 50rem, (min-width: 72em) 39rem, ${WHOLE_SCREEN}`;
const UPRIGHT_SIZES = `(min-width: 100em) 28rem, (min-width: 72em) 20rem, (min-width: 44em) 14rem, ${WHOLE_SCREEN}`;

/** A story from its kicker to its credits, in either rendition. */
export function StoryArticle({ shown, lite }: { shown: ShownStory; lite: boolean }): VNode {
  const { frame, story } = shown;
  // What is said round the parts of a story is in the story's own language, whatever edition it stands in.
  const edition = { ...frame.edition, lang: story.lang };
  const words = wordsFor(edition, frame.edition);
  const isNow = !frame.path.startsWith(`${shown.storyPath}/`);
  const context: RenderContext = {
    words,
    edition,
    lite,
    ...(isNow && { embedsAt: shown.storyPath }),
    ...(story.kind === 'picture' && { inPictures: true }),
  };
  const main = mainOf(story, context);
  const parts = {
    head: (
      <header class="head">
        <Kicker shown={shown} context={context} />
        <h1>{story.headline}</h1>
        {story.standfirst && <p class="standfirst">{story.standfirst}</p>}
        <Notes shown={shown} context={context} />
      </header>
    ),
    media: main,
    meta: <StoryMeta shown={shown} context={context} />,
    body: (
      <div class="body">
        {story.kind === 'bulletin' ? (
          <RunningOrder story={story} context={context} />
        ) : (
          <Body blocks={withDateline(story)} context={context} />
        )}
      </div>
    ),
    foot: <StoryFoot shown={shown} context={context} />,
  };
  return (
    <article class={classOf(story, main !== null)} {...langAttributes(story, frame.edition)}>
      {storyOrder(frame.settings.theme).map((part) => parts[part])}
    </article>
  );
}

/** The place a report was written in opens its first paragraph, as agencies write it. */
function withDateline({ dateline, body }: Story): Story['body'] {
  const at = body.findIndex(({ type }) => type === 'paragraph');
  const first = body[at];
  if (!dateline || first?.type !== 'paragraph') return body;
  const place = `${dateline} – `;
  const marks = first.marks.map((mark) => ({ ...mark, from: mark.from + place.length, to: mark.to + place.length }));
  const strong = { type: 'strong' as const, from: 0, to: dateline.length };
  return body.with(at, { ...first, text: place + first.text, marks: [strong, ...marks] });
}

function Kicker({ shown: { story, section }, context }: { shown: ShownStory; context: RenderContext }): VNode | null {
  const { words, lite } = context;
  // A plain page is of no section of the paper.
  if (story.kind === 'page' && !story.kicker) return null;
  const label = story.kicker ?? words.kinds[story.kind];
  if (!label && !section) return null;
  return (
    <p class="kicker">
      {section && <a href={lite ? litePath(section.path) : section.path}>{section.name}</a>}
      {label && <span>{label}</span>}
    </p>
  );
}

/** What stands with the headline; known before anything is drawn, as the head is laid out by whether there is any. */
function mainOf(story: Story, context: RenderContext): VNode | null {
  const media = story.mainMedia;
  if (!media) return null;
  if (media.type === 'video')
    return (
      <div class="main-media">
        <VideoFigure video={media} context={context} sizes={MAIN_SIZES} />
      </div>
    );
  const sizes = isUpright(story) ? UPRIGHT_SIZES : MAIN_SIZES;
  const figure = ImageFigure({ image: media, context, sizes, first: true });
  return figure && <div class="main-media">{figure}</div>;
}

/** True where the main picture is higher than wide. */
function isUpright({ mainMedia }: Story): boolean {
  if (!mainMedia || mainMedia.type === 'video') return false;
  const { picture } = mainMedia;
  return picture !== null && picture.height > picture.width;
}

/** To the sheets the ground of every page is a `page`, so a plain one is not. */
function classOf(story: Story, hasPicture: boolean): string {
  const kind = story.kind === 'page' ? 'plain' : story.kind;
  const shape = isUpright(story) ? ' upright' : '';
  return `tale ${kind}${hasPicture ? shape : ' no-picture'}`;
}

/** Whether nothing of other stories stands with it: a court case, a death, a plain page. */
export function standsAlone({ kind, noAutomaticLinks }: Pick<Story, 'kind' | 'noAutomaticLinks'>): boolean {
  return noAutomaticLinks === true || kind === 'page';
}
