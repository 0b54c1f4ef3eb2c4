import { rareFaces } from './faces.ts';
import { minify } from './style-sheets.ts';
import { everyClass, isForPrint, rulesIn, usedOf } from './used-rules.ts';

/**
 * What a page can do without while it is read first: letters that few pages have, and how it is printed. It stands at the end of every page with a design,
 * where nothing waits for it, and is fetched once for all of them.
 */
export function laterSheet(
  styles: Readonly<Record<string, string>>,
  assetPaths: ReadonlyMap<string, string>,
): Uint8Array {
  // Beside the sheet, wherever that stands.
  const faces = rareFaces((file) => assetPaths.get(file)?.replace(/^.*\//, '') ?? null);
  const rules = Object.entries(styles).flatMap(([name, css]) => (name === 'lite' ? [] : rulesIn(minify(css))));
  return new TextEncoder().encode(faces + usedOf(rules.filter(isForPrint), everyClass));
}
