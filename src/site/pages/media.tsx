import { renderToString } from 'preact-render-to-string';
import { shownUntil } from '../../base/shown-until.ts';
import type { PageKind } from '../page-kind.ts';
import { nameIn } from './fact-words.ts';

interface MediaParams {
  readonly id: string;
}

interface MediaData {
  readonly lang: string;
  readonly name: string;
  /** From when on readers may not have it: it stands in the page, for whoever delivers it. */
  readonly until: string | null;
}

/**
 * `/_/media/{id}`: that readers may have what was made of this original. While this stands, delivery serves the files under
 * `/media/{id}`; once nothing that readers can read shows them, it is gone, and they with it.
 */
export const media: PageKind<MediaParams, MediaData> = {
  name: 'media',
  // With the story's own page, and before it by its address: a page never shows a picture that is not there yet.
  tier: 0,
  parse: (path) => {
    const id = /^\/_\/media\/([a-z0-9]{8,64})$/.exec(path)?.[1];
    return id ? { id } : null;
  },
  load: async (archive, { id }) => {
    const state = await archive.media(id);
    if (state === null) return { is: 'missing' };
    const { editions, name } = await archive.settings();
    if (state.is === 'gone') {
      const { at, reason } = state;
      return { is: 'gone', data: { edition: editions[0]?.id ?? '', at, reason } };
    }
    return { is: 'page', data: { lang: editions[0]?.lang ?? 'en', name, until: state.until } };
  },
  render: ({ lang, name, until }) => ({
    type: 'text/html; charset=utf-8',
    body: ended(
      until,
      `<!doctype html>${renderToString(
        <html lang={lang}>
          <head>
            <meta charset="utf-8" />
            <meta name="robots" content="noindex" />
            <title>{name}</title>
          </head>
          <body>
            <p>{name}</p>
          </body>
        </html>,
      )}`,
    ),
  }),
  pathsFor: async (fact) => {
    const id = nameIn(fact, 'media');
    return id === null ? [] : [`/_/media/${id}`];
  },
};

function ended(until: string | null, page: string): string {
  return until === null ? page : shownUntil(page, until);
}
