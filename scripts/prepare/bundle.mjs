// node bundle.mjs FOLDER: run by build.mjs on what tsc has made.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { build } from 'vite';

/** What starts as a program, a thread or a child: each is one file, with what it shares with others beside it. */
const ENTRIES = [
  'main/main',
  'main/processes/newsroom',
  'main/processes/readers',
  'main/processes/search',
  'main/processes/follower',
  'newsroom/drafts/dry-run-thread',
  'newsroom/past/read-stories-thread',
  'newsroom/wire/page-reader',
  'media/decode/decoder',
  'media/decode/recording-reader',
];

/** What is installed with ours stays a package of its own; all others, which the build needs, are bundled. */
const installed = new URL('../../package.json', import.meta.url);
const { dependencies } = JSON.parse(readFileSync(installed, 'utf8'));

await bundle(process.argv[2]);

/**
 * Puts what is compiled in `folder` into a few files, in place of the compiled entries: Node finds, reads and links each module by
 * itself, and with some thirteen hundred of them that was two thirds of a start. What is not an entry stays as it is, for benches
 * and proofs, which load single files.
 */
async function bundle(folder) {
  const entries = ENTRIES.filter((entry) => existsSync(join(folder, `${entry}.js`)));
  if (entries.length === 0) return;
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [keepPlaces(folder)],
    ssr: { noExternal: true, external: Object.keys(dependencies) },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      license: { fileName: 'LICENSES.md' },
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, join(folder, `${entry}.js`)])),
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'together/[name]-[hash].js' },
      },
    },
  });
}

/** A module that asks where it stands is told the place that it was compiled to, wherever it went. */
function keepPlaces(folder) {
  const asked = /\bimport\.meta\.url\b/g;
  const place = /__placeOf\("([^"]+)"\)/g;
  return {
    name: 'keep-places',
    transform(code, id) {
      const own = relative(folder, id).split(sep).join('/');
      if (own.startsWith('..') || !code.includes('import.meta.url')) return null;
      return code.replaceAll(asked, `__placeOf("${own}")`);
    },
    renderChunk(code, chunk) {
      const from = dirname(chunk.fileName);
      const told = (_, own) => `new URL("${posix.relative(from, own)}", import.meta.url).href`;
      return code.replaceAll(place, told);
    },
  };
}
