import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { withoutEval } from '../../src/newsroom-ui/without-eval.ts';

/** Builds the page that shows the text of a story by itself. Takes some seconds. */
export async function buildEditorPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../src/text-editor/try', import.meta.url)),
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { output: withoutEval },
    },
  });
}
