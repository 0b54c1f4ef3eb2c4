/** The elements that begin a line of their own (HTML, 15.3: "Flow content" and what user agents show as blocks, tables and lists). */
const BLOCKS = new Set(
  'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

/** True for elements that begin a line of their own. All others, unknown ones included, stand in the line: that is the default of HTML. */
export function isBlockElement(tagName: string): boolean {
  return BLOCKS.has(tagName);
}
