import { renderToString } from 'preact-render-to-string';
import { palette } from '../layout/colours.ts';
import type { PageKind } from '../page-kind.ts';

type FaviconData = { readonly drawn: string } | Letter;

interface Letter {
  readonly letter: string;
  readonly accent: string;
  readonly onAccent: string;
}

/** `/favicon.svg`: the newsroom's icon, or the first letter of its name on its colour. */
export const favicon: PageKind<Record<string, never>, FaviconData> = {
  name: 'favicon',
  tier: 1,
  parse: (path) => (path === '/favicon.svg' ? {} : null),
  load: async (archive) => {
    const settings = await archive.settings();
    if (settings.icon !== null) return { is: 'page', data: { drawn: settings.icon } };
    const { name, colours } = settings;
    const { accent, onAccent } = palette(colours).light;
    const [letter = '·'] = name.replace(/^the\s+/i, '');
    return { is: 'page', data: { letter: letter.toUpperCase(), accent, onAccent } };
  },
  render: (data) => ({ type: 'image/svg+xml', body: 'drawn' in data ? data.drawn : letterIcon(data) }),
  pathsFor: async (fact) => (fact === 'settings' ? ['/favicon.svg'] : []),
};

function letterIcon({ letter, accent, onAccent }: Letter): string {
  return renderToString(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
      <rect width="64" height="64" rx="6" fill={accent} />
      <text
        x="32"
        y="47"
        text-anchor="middle"
        font-family="Georgia, 'Times New Roman', serif"
        font-size="44"
        font-weight="700"
        fill={onAccent}
      >
        {letter}
      </text>
    </svg>,
  );
}
