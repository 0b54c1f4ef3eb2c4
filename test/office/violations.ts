import Axe from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe objects to, a line each. */
export async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new Axe({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}
