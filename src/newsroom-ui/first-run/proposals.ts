import type { FirstAnswers } from '../../story/first-run.ts';

/** The languages whose furniture comes with Standfirst, as they are proposed, each with the sections that are usual in its papers. */
const usual: Readonly<Record<string, { readonly tag: string; readonly sections: readonly string[] }>> = {
  en: { tag: 'en-GB', sections: ['World', 'Politics', 'Business', 'Science', 'Culture', 'Sport'] },
  de: { tag: 'de', sections: ['Politik', 'Wirtschaft', 'Gesellschaft', 'Wissen', 'Kultur', 'Sport'] },
  fr: { tag: 'fr', sections: ['Monde', 'Politique', 'Économie', 'Sciences', 'Culture', 'Sport'] },
  es: { tag: 'es', sections: ['Mundo', 'Política', 'Economía', 'Ciencia', 'Cultura', 'Deportes'] },
  ar: { tag: 'ar', sections: ['العالم', 'سياسة', 'اقتصاد', 'علوم', 'ثقافة', 'رياضة'] },
};

export interface OfferedLanguage {
  /** As BCP 47 writes it. */
  readonly tag: string;
  /** As it calls itself. */
  readonly name: string;
}

/** What can be chosen: each language as the browser asks for it where it does, so that Austria has de-AT and Mexico es-MX. */
export function offeredLanguages(wanted: readonly string[]): OfferedLanguage[] {
  return Object.entries(usual).map(([language, { tag }]) => {
    const own = wanted.find((one) => languageOf(one) === language && one.includes('-')) ?? tag;
    const name = new Intl.DisplayNames([own], { type: 'language', languageDisplay: 'standard' }).of(own) ?? own;
    return { tag: own, name: name.charAt(0).toLocaleUpperCase(own) + name.slice(1) };
  });
}

/** Sections that are usual in papers of a language. */
export function usualSections(lang: string): readonly string[] {
  return usual[languageOf(lang)]?.sections ?? [];
}

/** Where somebody begins who has answered nothing: the language and the clock of their browser, and what goes with these. */
export function proposedAnswers(wanted: readonly string[], timeZone: string): FirstAnswers {
  const offered = offeredLanguages(wanted);
  const spoken = wanted.map(languageOf).find((language) => Object.hasOwn(usual, language)) ?? 'en';
  const lang = offered.find(({ tag }) => languageOf(tag) === spoken)?.tag ?? 'en-GB';
  return {
    step: 'name',
    name: '',
    tagline: '',
    lang,
    timeZone,
    sections: [...usualSections(lang)],
    colours: { accent: '#8f1d2c', accentDark: '#ff8f87' },
  };
}

/** The answers in another language: sections that nobody touched become those that are usual there. */
export function inLanguageOf(answers: FirstAnswers, lang: string): FirstAnswers {
  const isUntouched = answers.sections.join('\n') === usualSections(answers.lang).join('\n');
  return { ...answers, lang, sections: isUntouched ? [...usualSections(lang)] : answers.sections };
}

function languageOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
