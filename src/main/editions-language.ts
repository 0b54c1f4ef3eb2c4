import { hasWords, languages } from '../site/words.ts';
import type { Settings } from '../story/newsroom.ts';

/** What to mind about editions in a language that the furniture of pages has no words of: never silent, for their readers see it. */
export function remarksOnLanguages({ editions }: Pick<Settings, 'editions'>): string[] {
  return editions
    .filter(({ lang }) => !hasWords(lang))
    .map(
      ({ id, lang }) =>
        `edition “${id}” is in “${lang}”, and what stands round its stories is in English: there are words in ${languages.join(', ')}. Put its words into src/site/words and build, or write another lang in the settings`,
    );
}
