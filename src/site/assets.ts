import { faceFiles } from './layout/faces.ts';

/**
 * The files of type the site serves itself; they stand in `src/site/type/`. Whoever makes `SiteFiles` puts their
 * bytes into `assets` by these names; one that is left out is not declared, and pages fall back on system type.
 */
export const assetFiles: readonly string[] = faceFiles;

/** The name among the assets of what plays live streams where a browser does not (hls.js); the build takes it in. */
export const STREAM_PLAYER = 'hls.light.min.js';
