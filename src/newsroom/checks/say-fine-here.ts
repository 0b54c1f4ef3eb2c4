import { Refusal } from '../../base/problem.ts';
import { readDeskStory } from '../../store/desk.ts';
import { keepFineHere, readFineHere, readStoryChecks } from '../../store/story-checks.ts';
import { type FineHere, type Objection, withFine, withoutFine } from '../../story/fine-here.ts';
import { isAtLeast, type Person } from '../../story/person.ts';
import { actBy, audit, type Uses } from '../acts.ts';

interface Said {
  readonly storyId: string;
  readonly place: Objection;
  readonly isFine: boolean;
}

/**
 * Keeps that words to avoid are fine in one place in a story, with who said so, or that they are not. Answers what is fine in that story. Refuses (404) a story or a
 * rule that is not there, and (403) whoever may not publish where the rule stops stories.
 */
export async function sayFineHere(
  { store, clock }: Uses<'store' | 'clock'>,
  { storyId, place, isFine }: Said,
  who: Person,
): Promise<FineHere[]> {
  return store.write(async (tx) => {
    const story = await readDeskStory(tx, storyId);
    if (!story) throw new Refusal('no-such-story', 404, `There is no story ${storyId}.`);
    const rule = (await readStoryChecks(tx)).words.find(({ id }) => id === place.rule);
    if (!rule) throw new Refusal('no-such-rule', 404, 'That rule no longer exists, so there is nothing to object to.');
    const mayPass = isAtLeast(who.role, 'editor');
    if (rule.level === 'block' && !mayPass)
      throw new Refusal(
        'editors-only',
        403,
        'This rule stops stories: only an editor can say where its words are fine.',
      );
    const before = await readFineHere(tx, storyId);
    const act = actBy(who, clock, {
      act: 'fine-here',
      summary: summaryOf(place, { isFine, headline: story.headline }),
    });
    const said = isFine
      ? withFine(before, { ...place, by: who.name, at: act.at, mayPass })
      : withoutFine(before, place);
    await keepFineHere(tx, storyId, said);
    await audit(tx, who, { ...act, storyId, details: { rule: rule.id, words: place.words } });
    return said;
  });
}

function summaryOf(
  { words }: Objection,
  { isFine, headline }: { readonly isFine: boolean; readonly headline: string },
): string {
  const said = isFine ? 'are fine in one place in' : 'are no longer fine in one place in';
  return `Said that the words “${words}” ${said} “${headline}”`;
}
