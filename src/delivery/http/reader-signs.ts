/** What the headers of a request say of who asks, as far as it decides whether a read counts. */
export interface ReaderSigns {
  /** True for what a person's browser sends when a page is opened in it. */
  readonly isPerson: boolean;
  /** `X-Forwarded-For` as it came. */
  readonly forwarded: string | undefined;
}

/** Gives a header's value by its name in lower case; undefined when it was not sent. */
type HeaderOf = (name: string) => string | undefined;

/** How every browser has named itself since 1998, and Opera on small phones. */
const BROWSER = /^(?:Mozilla\/5\.0 \(|Opera\/)/;

/**
 * Words by which programs that read by themselves name themselves; most give an address to complain to besides, which no
 * browser does. (Cubot makes telephones.)
 */
const PROGRAM =
  /(?<!cu)bot|crawl|spider|slurp|archiv|fetch|monitor|preview|scan|check|validat|headless|phantom|selenium|puppeteer|playwright|lighthouse|pagespeed|pingdom|python|perl|ruby|java\/|libwww|curl|wget|feed|rss|facebookexternalhit|embed|https?:|www\.|@/i;

/** A browser that fetches a page before anybody opened it; perhaps nobody will. */
const AHEAD = /prefetch|prerender|preview/i;
const AHEAD_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/**
 * A person is who sends what all browsers send with a page that is opened: their name, HTML among what is accepted, and languages;
 * and, where the browser says so (over HTTPS all do), that a document is being gone to. Who imitates all of this counts as
 * a person: once for each story and address within the hour.
 */
export function readerSigns(header: HeaderOf): ReaderSigns {
  return { isPerson: isBrowser(header) && isOpening(header), forwarded: header('x-forwarded-for') };
}

/** Whether a program names itself as browsers do, and as nothing that reads by itself does. */
export function namesBrowser(name: string): boolean {
  return BROWSER.test(name) && !PROGRAM.test(name);
}

function isBrowser(header: HeaderOf): boolean {
  return (
    namesBrowser(header('user-agent') ?? '') &&
    /text\/html|application\/xhtml\+xml/i.test(header('accept') ?? '') &&
    /[a-z]/i.test(header('accept-language') ?? '')
  );
}

function isOpening(header: HeaderOf): boolean {
  return (
    (header('sec-fetch-dest')?.trim() ?? 'document') === 'document' &&
    (header('sec-fetch-mode')?.trim() ?? 'navigate') === 'navigate' &&
    !AHEAD_HEADERS.some((name) => AHEAD.test(header(name) ?? ''))
  );
}
