import { isId } from '../../base/ids.ts';
import { wordsOf } from '../../story/blocks.ts';
import { othersOf, type PublishedStory, publicPath } from '../../story/published.ts';
import { storyOfWords, type StoryWords, storyWordsPath } from '../../story/reader-search.ts';
import { inertJson } from './linked-data.ts';
import type { PageKind } from '../page-kind.ts';
import { storyIn } from '../pages/fact-words.ts';

/**
 * `/_/words/{id}`: what the search of the site looks through. It stands on the shelf as every page does, so the words of a story are found from
 * when it is live until it is taken from readers, and never before or after.
 */
export const storyWordsKind: PageKind<{ readonly id: string }, StoryWords> = {
  name: 'story-words',
  tier: 3,
  parse: (path) => {
    const id = storyOfWords(path);
    return id !== null && isId(id) ? { id } : null;
  },
  load: async (archive, { id }) => {
    const published = await archive.story(id);
    return published?.state.is === 'live' ? { is: 'page', data: storyWords(published) } : { is: 'missing' };
  },
  render: (data) => ({
    type: 'application/json; charset=utf-8',
    body: inertJson(data),
  }),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    return id !== null && (await archive.whereabouts(id))?.state.is === 'live' ? [storyWordsPath(id)] : [];
  },
};

function storyWords({ story, sortAt }: PublishedStory): StoryWords {
  const { id, edition, lang, dir, kind, section, topics, headline } = story;
  const names = story.byline.map(({ person }) => person);
  const { kicker, standfirst, trailText, dateline, shortHeadline } = story;
  const told = [story.mainMedia, ...story.body].flatMap((block) => (block ? wordsOf(block).split('\n') : []));
  return {
    ...{ id, edition, lang, dir, kind, section, topics, headline },
    path: publicPath(story),
    alsoIn: othersOf(story),
    at: sortAt,
    summary: lines([standfirst, trailText]),
    about: lines([kicker, shortHeadline, dateline, ...names, ...story.agencies]),
    body: lines(told),
  };
}

function lines(all: readonly (string | null)[]): string[] {
  return all.filter((line): line is string => Boolean(line?.trim()));
}
