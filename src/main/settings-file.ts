import { readFileSync, statSync } from 'node:fs';
import { messageOf, type Problem, problem, Refusal } from '../base/problem.ts';
import { z } from 'zod';
import type { WholeSettings } from '../newsroom/replace-all.ts';
import { sectionSchema, settingsSchema, topicSchema } from '../story/newsroom.ts';

/** The settings in the file, or null when there is not a file. Refuses (422) with each place that is wrong, and the remedy. */
export function readSettingsFile(file: string): WholeSettings | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  // A pipe would hold up who opens it.
  if (!found.isFile()) throw new Refusal('settings-unreadable', 422, 'This is not a settings file.', [noFile(file)]);
  return settingsOf(file, readFileSync(file, 'utf8'));
}

/** What a file may say: the settings, and the sections and topics beside them. */
const fileSchema = settingsSchema.extend({
  sections: z.array(sectionSchema.omit({ ended: true })).optional(),
  topics: z.array(topicSchema.omit({ ended: true })).optional(),
});

/** The settings in the text of a file of this name. Refuses (422) as `readSettingsFile` does. */
export function settingsOf(file: string, text: string): WholeSettings {
  const parsed = fileSchema.safeParse(parseJson(file, text));
  if (parsed.success) {
    const { sections = [], topics = [], ...settings } = parsed.data;
    const whole = { settings, sections, topics };
    const strays = strayEditions(file, whole);
    if (strays.length > 0) throw unusable(strays);
    return whole;
  }
  const problems = parsed.error.issues.map((issue) =>
    problem('setting-wrong', `${file}: ${issue.path.join('/')}`, issue.message),
  );
  throw unusable(problems);
}

/** Sections and topics of an edition that the file does not have. */
function strayEditions(file: string, { settings: { editions }, sections, topics }: WholeSettings): Problem[] {
  return Object.entries({ sections, topics }).flatMap(([of, all]) =>
    all
      .filter(({ edition }) => !editions.some(({ id }) => id === edition))
      .map(({ slug, edition }) =>
        problem(
          'no-such-edition',
          `${file}: ${of}/${slug}/edition`,
          `There is no edition “${edition}” in this file. Name one of its editions.`,
        ),
      ),
  );
}

function unusable(problems: Problem[]): Refusal {
  return new Refusal('settings-wrong', 422, 'The settings file cannot be used as it is.', problems);
}

function noFile(file: string): Problem {
  const say = 'This is not a file. Move it away.';
  return problem('not-a-file', file, say);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = messageOf(error);
    throw new Refusal('settings-unreadable', 422, 'The settings file is not JSON.', [
      problem('not-json', file, `${why}. Correct the file there.`),
    ]);
  }
}
