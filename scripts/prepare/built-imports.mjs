// Loaded before a file that scripts/run.mjs runs: an import of src/ROOM/FILE.ts finds dist/ROOM/FILE.js.
import { registerHooks } from 'node:module';

const source = new URL('../../src/', import.meta.url).href;
const built = new URL('../../dist/', import.meta.url).href;
/** The screens are one bundle in dist/; what a bench takes of them it takes as it is written. */
const screens = ['newsroom-ui/', 'text-editor/', 'ui/'].map((room) => `${source}${room}`);

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL) return next(specifier, context);
    const url = new URL(specifier, context.parentURL).href;
    if (!url.startsWith(source) || screens.some((room) => url.startsWith(room))) return next(specifier, context);
    return next(built + url.slice(source.length).replace(/\.tsx?$/, '.js'), context);
  },
});
