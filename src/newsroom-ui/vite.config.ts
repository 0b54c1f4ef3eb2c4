import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutEval } from './without-eval.ts';

/** Builds the screens into static files: a start page, one more for a story's address, and scripts and styles split by route, named by their content. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: '../../dist/newsroom-ui',
    emptyOutDir: true,
    // A font or a script inside a data: address would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: ['index.html', 'story.html'].map((page) => join(import.meta.dirname, page)),
      output: withoutEval,
    },
  },
});
