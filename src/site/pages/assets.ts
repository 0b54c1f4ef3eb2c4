import { contentName } from '../../base/hash.ts';
import type { PageKind, Rendered } from '../page-kind.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

interface AssetParams {
  readonly path: string;
}

/** The address of an asset: its content's name stands in it, so it may be cached for ever. */
export function assetPath(file: string, bytes: Uint8Array): string {
  return `/assets/${contentName(bytes)}-${file}`;
}

/** `/assets/{contentHash}-{file}`: fonts, icons, the later sheet and what plays live streams, as they are. */
export function assetKind(assets: Readonly<Record<string, Uint8Array>>): PageKind<AssetParams, AssetParams> {
  const byPath = new Map(Object.entries(assets).map(([file, bytes]) => [assetPath(file, bytes), bytes]));
  return {
    name: 'asset',
    tier: 1,
    parse: (path) => (byPath.has(path) ? { path } : null),
    load: async (_archive, { path }) => ({ is: 'page', data: { path } }),
    render: ({ path }) => renderAsset(path, byPath.get(path)),
    pathsFor: async (fact) => (fact === 'settings' || fact === 'template' ? [...byPath.keys()] : []),
  };
}

function renderAsset(path: string, body: Uint8Array | undefined): Rendered {
  if (!body) throw new Error(`No asset stands at ${path}, although its address was parsed.`);
  return { type: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body };
}
