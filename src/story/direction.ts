import { remembered } from '../base/remembered.ts';

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction in which a language is written, by its BCP 47 tag and the script that it is written in; from the left for a tag that Intl refuses. */
export const directionOf = remembered((lang): 'ltr' | 'rtl' => {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
});
