/** A language and its direction, as the attributes of an element. */
export interface Tongue {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** What an element must say of its own language inside a page in another: nothing where both are the same. */
export function tongue({ lang, dir }: Tongue, page: Pick<Tongue, 'lang'>): Tongue | Record<string, never> {
  return lang === page.lang ? {} : { lang, dir };
}
