import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** Rules that are the same for each page. Putting them together anew takes six times as long as judging a page by them. */
class SameForAll extends StaticConfigLoader {
  #put: ReturnType<StaticConfigLoader['getConfigFor']> | null = null;

  override getConfigFor(handle: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    this.#put ??= super.getConfigFor(handle);
    return this.#put;
  }
}

/**
 * The strictest presets together: what the standard says, what a whole document needs, what accessibility needs.
 * Three rules are set otherwise.
 */
const checker = new HtmlValidate(
  new SameForAll({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y', 'html-validate:standard'],
    rules: {
      // The renderer closes void elements as XML does; both forms are valid.
      'void-style': ['error', { style: 'selfclose' }],
      // A headline is as long as the editor makes it, and the newsroom's name follows it.
      'long-title': 'off',
      // Subresource integrity is for scripts and styles from other hosts; pages have none.
      'require-sri': 'off',
    },
  }),
);

/** What html-validate objects to in a page, one line each; empty when there is nothing. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await checker.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
