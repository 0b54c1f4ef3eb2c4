import { type Problem, problem } from '../base/problem.ts';
import { type BlockType, remedyOf } from './blocks.ts';
import { type Story, storySchema } from './story.ts';

/** What to do about a part that a story cannot be without; for those of its blocks each kind says it. */
const remedies: Readonly<Record<string, string>> = {
  headline: 'Write a headline.',
  person: 'This byline names nobody. Write a name or delete it.',
  urlSlug: 'Write the readable part of the address: lower-case words joined by hyphens.',
  section: 'Choose the section this story is in.',
  edition: 'Choose the edition this story belongs to.',
  lang: 'Choose the language this story is written in.',
};

/** Everything that a story cannot be without (`storySchema`) and still is, each with its place. Empty for every valid story. */
export function unfinished(story: Story): Problem[] {
  const { error } = storySchema.safeParse(story);
  return (error?.issues ?? []).map(({ path }) => {
    const steps = path.map(String);
    const property = steps.findLast((step) => !/^\d+$/.test(step)) ?? 'story';
    const kind = kindAt(story, steps);
    const say = kind ? remedyOf(kind, property) : remedies[property];
    const where = steps.join('/');
    return say
      ? problem(`${kebab(property)}-missing`, where, say)
      : problem(
          'story-invalid',
          where,
          `What is at ${where} is not what a story needs. Choose or write it again, or delete it.`,
        );
  });
}

/** The kind of block a path leads into, null for what is in none. */
function kindAt({ body, mainMedia }: Story, [first, second]: readonly string[]): BlockType | null {
  const block = first === 'mainMedia' ? mainMedia : first === 'body' ? body[Number(second)] : null;
  return block?.type ?? null;
}

function kebab(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
