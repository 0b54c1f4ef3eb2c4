import { wordsFile } from '../../site/words.ts';
import { pluralRules } from '../../site/words-table.ts';
import type { SuppliedWords } from '../../story/newsroom.ts';

/** Prints the words of the chrome as a file to translate: those of the language where there are some, otherwise the English ones with its plural forms. */
export function runWords(lang: string): number {
  process.stdout.write(`${JSON.stringify(withForms(wordsFile(lang), lang), null, 2)}\n`);
  return 0;
}

/** A sentence by number with each plural form of the language, said as the last of them where there is none yet. */
function withForms(words: SuppliedWords, lang: string): SuppliedWords {
  const forms = pluralRules(lang).resolvedOptions().pluralCategories;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => {
      if (typeof value !== 'object' || value === null || !('other' in value)) return [key, value];
      return [key, Object.fromEntries(forms.map((form) => [form, value[form] ?? value['other'] ?? '']))];
    }),
  );
}
