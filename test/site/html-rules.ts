import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/**
 * The strictest presets together: what the standard says, what a whole document needs, what accessibility needs.
 * Three rules are set otherwise.
 */
const checker = new HtmlValidate(
  new StaticConfigLoader({
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
