import type { BlockOf } from '../../story/blocks.ts';
import type { Story } from '../../story/story.ts';
import type { LdNode } from './linked-data.ts';

/** How many posts are told to machines; the page itself holds them all, and its head must stay light. */
const MOST_UPDATES = 20;

/** What a live story adds to its article: its newest posts, and when the first one was written. */
export function liveBlogNode(story: Pick<Story, 'kind' | 'body'>, url: string): LdNode {
  const posts = story.body.filter((block) => block.type === 'livePost');
  if (story.kind !== 'live' || posts.length === 0) return {};
  const times = posts.map((post) => post.at).toSorted();
  return {
    coverageStartTime: times[0],
    liveBlogUpdate: posts.slice(0, MOST_UPDATES).map((post) => updateNode(post, url)),
  };
}

function updateNode(post: BlockOf<'livePost'>, url: string): LdNode {
  return {
    '@type': 'BlogPosting',
    url: `${url}#post-${encodeURIComponent(post.id.toWellFormed())}`,
    headline: post.headline,
    datePublished: post.at,
    author: post.by && { '@type': 'Person', name: post.by },
    articleBody: post.paragraphs.map((one) => one.text).join('\n'),
  };
}
