/** A language and its direction, as the attributes of an element. */
export interface LangAttributes {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** What an element must say of its own language inside a page in another: nothing where both are the same. */
export function langAttributes(
  { lang, dir }: LangAttributes,
  page: Pick<LangAttributes, 'lang'>,
): LangAttributes | Record<string, never> {
  return lang === page.lang ? {} : { lang, dir };
}
