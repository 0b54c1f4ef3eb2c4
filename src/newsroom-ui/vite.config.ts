import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutEval } from './without-eval.ts';
import { worker, workerBuild } from './worker-build.ts';

/** Builds the screens into static files: a start page, one more each for a story's and a front's address, scripts and styles split by route, named by their content, and the worker that keeps them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), workerBuild()],
  build: {
    target: 'es2023',
    outDir: '../../dist/newsroom-ui',
    emptyOutDir: true,
    // A font or a script inside a data: address would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: 'LICENSES.md' },
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        story: join(import.meta.dirname, 'story.html'),
        front: join(import.meta.dirname, 'front.html'),
        [worker.name]: join(import.meta.dirname, 'offline', 'worker.ts'),
      },
      output: {
        ...withoutEval,
        // What every screen starts with as one file, not as many small ones.
        codeSplitting: {
          groups: [
            { name: 'start', test: /newsroom-ui\/main\.tsx$/ },
            // What several screens share as one file too: browsers ask for six at a time.
            { name: 'shared', test: /\.(?:[cm]?js|tsx?)$/, minShareCount: 3 },
          ],
        },
        entryFileNames: ({ name }) => (name === worker.name ? worker.file : 'assets/[name]-[hash].js'),
      },
    },
  },
});
