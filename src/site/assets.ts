import { faceFiles } from './layout/faces.ts';

/**
 * The files of type the site serves itself. Whoever makes `SiteFiles` reads each from `{package}/files/{file}` and
 * puts its bytes into `assets` under `file`; a file that is left out is not declared, and pages fall back on system type.
 */
export const assetFiles: readonly { readonly package: string; readonly file: string }[] = faceFiles;
