import { languages } from '../site/words.ts';
import { lackingIn } from '../site/words-check.ts';
import type { Settings } from '../story/newsroom.ts';

/** What to mind about editions in a language of which the chrome of pages has no words, or not all: never silent, for their readers see it. */
export function remarksOnLanguages({ editions }: Pick<Settings, 'editions'>): string[] {
  return editions.flatMap((edition) => {
    const lacking = lackingIn(edition);
    const { id, lang } = edition;
    if (lacking === null)
      return [
        `edition “${id}” is in “${lang}”, and what goes around its stories is in English: there are words in ${languages.join(', ')}. Print a file with \`standfirst words ${lang}\`, translate it, and give it to the edition on the screen Settings`,
      ];
    if (lacking.length === 0) return [];
    return [
      `the words file of edition “${id}” lacks ${lacking.join(', ')}, which appears in English. Print a complete one with \`standfirst words ${lang}\`, and give it to the edition on the screen Settings`,
    ];
  });
}
