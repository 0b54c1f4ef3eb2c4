import { type Problem, problem } from '../base/problem.ts';
import { type Story, storySchema } from './story.ts';

/** What to do about a part that a story cannot be without, by the kind of block (or `story`) and the property. */
const remedies: Readonly<Record<string, string>> = {
  'story/headline': 'Write a headline.',
  'story/person': 'This byline names nobody. Write a name or take it out.',
  'story/urlSlug': 'Write the readable part of the address: lower-case words joined by hyphens.',
  'story/section': 'Choose the section this story is in.',
  'story/edition': 'Choose the edition this story belongs to.',
  'story/lang': 'Choose the language this story is written in.',
  'crosshead/text': 'This crosshead is empty. Write it or take it out.',
  'list/items': 'This list has no items. Write one or take the list out.',
  'keyPoints/items': 'There are no key points here. Write one or take the box out.',
  'pullQuote/text': 'This pull quote is empty. Write the words or take it out.',
  'quote/paragraphs': 'This quotation is empty. Write the words or take it out.',
  'gallery/images': 'This gallery has no pictures. Add one or take the gallery out.',
  'video/title': 'This video has no title. Write one.',
  'audio/title': 'This recording has no title. Write one.',
  'embed/provider': 'Say where this embedded item comes from.',
  'embed/url':
    'This embedded item has no address that readers may be sent to. Paste the full one, or take the item out.',
  'table/rows': 'This table has no rows. Add one or take the table out.',
  'factBox/title': 'This fact box has no title. Write one.',
  'timeline/events': 'This timeline has no events. Add one or take the timeline out.',
  'timeline/when': 'This event does not say when it was. Write the date as readers should see it.',
  'relatedLink/href': 'This link leads nowhere. Give it an address or take it out.',
  'relatedLink/text': 'This link has no words. Say where it leads.',
  'livePost/id': 'This post has no name for its address. Put it in anew.',
  'livePost/at': 'This post has no time. Say when it happened.',
  'livePost/paragraphs': 'This post is empty. Write it or take it out.',
};

/** Everything that a story cannot be without (`storySchema`) and still is, each with its place. Empty for every valid story. */
export function unfinished(story: Story): Problem[] {
  const { error } = storySchema.safeParse(story);
  return (error?.issues ?? []).map(({ path }) => {
    const steps = path.map(String);
    const property = steps.findLast((step) => !/^\d+$/.test(step)) ?? 'story';
    const say = remedies[`${kindAt(story, steps)}/${property}`];
    const where = steps.join('/');
    return say
      ? problem(`${kebab(property)}-missing`, where, say)
      : problem(
          'story-invalid',
          where,
          `What stands at ${where} is not as a story needs it. Choose or write it anew, or take it out.`,
        );
  });
}

/** The kind of block a path leads into, `story` for what is in none. */
function kindAt({ body, mainMedia }: Story, [first, second]: readonly string[]): string {
  const block = first === 'mainMedia' ? mainMedia : first === 'body' ? body[Number(second)] : null;
  return block?.type ?? 'story';
}

function kebab(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
