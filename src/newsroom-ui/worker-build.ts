import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The name under which `vite.config.ts` hands the worker to the build, and the address at which browsers ask for it. */
export const worker = { name: 'worker', file: 'sw.js' } as const;

/**
 * Writes into the service worker what it is to keep: the start pages and every file of this build. Another build has other
 * names in it, so the worker is another one and browsers take it.
 */
export function workerBuild(): Plugin {
  return {
    name: 'standfirst-worker',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const script = bundle[worker.file];
      if (script?.type !== 'chunk' || script.imports.length > 0) throw new Error('The worker has to be one file.');
      const files = Object.keys(bundle).filter((file) => file !== worker.file);
      const pages = files.filter((file) => file.endsWith('.html')).map((file) => bundle[file]);
      const build = createHash('sha256').update(JSON.stringify([files, pages.map(sourceOf)]));
      const written = {
        BUILD: JSON.stringify(build.digest('hex').slice(0, 16)),
        FILES: JSON.stringify(files.map((file) => `/${file}`)),
      };
      script.code = script.code.replace(/\b(BUILD|FILES)\b/g, (name) => written[name as keyof typeof written]);
    },
  };
}

function sourceOf(page: unknown): string {
  return String((page as { source: string | Uint8Array }).source);
}
