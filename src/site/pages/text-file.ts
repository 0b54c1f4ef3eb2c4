import type { PageKind } from '../page-kind.ts';

interface TextFileParams {
  readonly path: string;
}

/**
 * `/ads.txt`, `/.well-known/security.txt`, `/google12ab.html`: words of the newsroom's own under a name at the root of the site. Whatever
 * the name ends in, they are plain words to browsers: nothing that somebody pasted there runs.
 */
export const textFile: PageKind<TextFileParams, string> = {
  name: 'text-file',
  tier: 3,
  parse: (path) => (/^\/(?:\.well-known\/)?[A-Za-z0-9][\w-]{0,80}\.(?:txt|html|xml)$/.test(path) ? { path } : null),
  load: async (archive, { path }) => {
    const found = (await archive.settings()).textFiles.find((file) => file.path === path);
    return found ? { is: 'page', data: found.text } : { is: 'missing' };
  },
  render: (text) => ({ type: 'text/plain; charset=utf-8', body: text.endsWith('\n') ? text : `${text}\n` }),
  pathsFor: async (fact, archive) =>
    fact === 'settings' || fact === 'settings/textFiles'
      ? (await archive.settings()).textFiles.map(({ path }) => path)
      : [],
};
