import type { PageKind } from '../page-kind.ts';

export const LOGO = '/logo.svg';

/** `/logo.svg`: the drawing that is in place of the newsroom's name, where it has one. */
export const logo: PageKind<Record<string, never>, string> = {
  name: 'logo',
  tier: 1,
  parse: (path) => (path === LOGO ? {} : null),
  load: async (archive) => {
    const drawn = (await archive.settings()).logo;
    return drawn === null ? { is: 'missing' } : { is: 'page', data: drawn };
  },
  render: (body) => ({ type: 'image/svg+xml', body }),
  pathsFor: async (fact) => (fact === 'settings' || fact === 'settings/logo' ? [LOGO] : []),
};
