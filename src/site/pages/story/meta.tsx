import type { VNode } from 'preact';
import { signedNames } from '../../../story/author.ts';
import type { Byline } from '../../../story/story.ts';
import { historyPath, litePath } from '../../addresses.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { Moment } from '../../layout/time.tsx';
import type { ShownStory } from './story-data.ts';

interface MetaProps {
  readonly shown: ShownStory;
  readonly context: RenderContext;
}

/** Who wrote it, when it was published and changed, and which version this is. */
export function StoryMeta({ shown, context }: MetaProps): VNode {
  const { story, version } = shown;
  const path = historyPath(shown.storyPath);
  return (
    <div class="meta">
      {story.byline.length > 0 && (
        <div class="byline">
          {story.byline.map((byline) => (
            <Author byline={byline} page={shown.signed?.[signedNames(byline)[0]]} context={context} />
          ))}
        </div>
      )}
      <Dates shown={shown} context={context} />
      <p class="version">
        <a href={context.lite ? litePath(path) : path}>{context.words.version(version)}</a>
      </p>
    </div>
  );
}

interface AuthorProps {
  readonly byline: Byline;
  /** Where their byline page stands; undefined for a name that is nobody's. */
  readonly page: string | undefined;
  readonly context: RenderContext;
}

function Author({ byline: { person, role, location }, page, context: { words, lite } }: AuthorProps): VNode {
  const details = [role, location].filter(Boolean).join(words.comma);
  return (
    <p>
      <span class="by">{words.by} </span>
      <b>
        {page === undefined ? (
          person
        ) : (
          <a href={lite ? litePath(page) : page} rel="author">
            {person}
          </a>
        )}
      </b>
      {details && <span class="role">{details}</span>}
    </p>
  );
}

/**
 * The dates that are known: a story without a first publication shows none, and one date is not said twice. A live story says first when it
 * last moved, which is what its readers came to know.
 */
function Dates({ shown, context: { words, edition } }: MetaProps): VNode | null {
  const { firstPublishedAt: first, lastUpdatedAt: last } = shown.dates;
  const published = first && (
    <p class="date">
      {words.published}
      {words.colon} <Moment at={first} edition={edition} />
    </p>
  );
  const moved = last && last !== first && (
    <p class="date">
      {words.lastUpdated}
      {words.colon} <Moment at={last} edition={edition} />
    </p>
  );
  return <>{shown.story.kind === 'live' ? [moved, published] : [published, moved]}</>;
}
