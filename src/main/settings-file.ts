import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import { type Settings, settingsSchema } from '../story/newsroom.ts';

/** The settings in the file, or null when there is no file. Refuses (422) with each place that is wrong, and the remedy. */
export function readSettingsFile(file: string): Settings | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  // A pipe would hold up who opens it.
  if (!found.isFile()) throw new Refusal('settings-unreadable', 422, 'The settings file is none.', [noFile(file)]);
  const parsed = settingsSchema.safeParse(parseJson(file, readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    problem('setting-wrong', `${file}: ${issue.path.join('/')}`, issue.message),
  );
  throw new Refusal('settings-wrong', 422, 'The settings file cannot be used as it is.', problems);
}

/** Writes the file whole or not at all: half a settings file would stop the next start. */
export function writeSettingsFile(file: string, settings: Settings): void {
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(settings, null, 2)}\n`, { flush: true });
  renameSync(fresh, file);
}

/** Changes the site's address in a settings file and leaves everything else in it as it was written. */
export function writeSiteUrl(file: string, siteUrl: string): void {
  const written = parseJson(file, readFileSync(file, 'utf8')) as Settings;
  writeSettingsFile(file, { ...written, siteUrl });
}

function noFile(file: string): Problem {
  const say = 'Something that is no file stands here. Move it away; the newsroom writes its settings anew.';
  return problem('not-a-file', file, say);
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal('settings-unreadable', 422, 'The settings file is not JSON.', [
      problem('not-json', file, `${why}. Mend the file there.`),
    ]);
  }
}
