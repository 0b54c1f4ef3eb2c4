import type { VNode } from 'preact';
import type { Story } from '../../../story/story.ts';
import { litePath, topicPath } from '../../addresses.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { safeHref } from '../../layout/safe-href.ts';
import type { Words } from '../../words-table.ts';
import type { ShownStory } from './story-data.ts';

interface FootProps {
  readonly shown: ShownStory;
  readonly context: RenderContext;
}

/** Under a story: whose reporting it also stands on, where it came from, what it is about. */
export function StoryFoot({ shown, context }: FootProps): VNode | null {
  const { story } = shown;
  const { words, lite } = context;
  const { elsewhere } = shown;
  if (story.agencies.length + shown.topics.length === 0 && !story.origin && !elsewhere) return null;
  return (
    <footer class="foot">
      {story.agencies.length > 0 && (
        <p>
          {words.reportedWith} {new Intl.ListFormat(words.lang, { type: 'conjunction' }).format(story.agencies)}.
        </p>
      )}
      {story.origin && <Origin origin={story.origin} words={words} />}
      {elsewhere && <p>{elsewhere}</p>}
      {shown.topics.length > 0 && <Topics topics={shown.topics} title={words.topics} lite={lite} />}
    </footer>
  );
}

function Origin({ origin, words }: { origin: NonNullable<Story['origin']>; words: Words }): VNode {
  const href = origin.url === null ? null : safeHref(origin.url);
  return (
    <p>
      {words.firstPublishedBy(origin.name)}
      {href !== null && (
        <>
          {' ('}
          <a href={href}>{words.originalAddress}</a>
          {')'}
        </>
      )}
      .
    </p>
  );
}

function Topics({ topics, title, lite }: { topics: ShownStory['topics']; title: string; lite: boolean }): VNode {
  return (
    <nav class="topics" aria-label={title}>
      <ul>
        {topics.map(({ name, slug }) => (
          <li>
            <a href={lite ? litePath(topicPath(slug)) : topicPath(slug)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
