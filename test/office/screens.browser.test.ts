import { expect, test } from 'vitest';
import type { Role } from '../../src/story/person.ts';
import { journalists } from './journalists.ts';
import { violationsIn } from './violations.ts';

const people = journalists();

/** A screen, who looks at it, and what stands there when it has been drawn. */
interface Looked {
  readonly path: string;
  readonly as: Role | 'nobody';
  readonly heading: string;
}

const screens: readonly Looked[] = [
  { path: '/', as: 'editor', heading: 'Desk' },
  { path: '/?text=the&section=kestrey&lane=all', as: 'reporter', heading: 'Desk' },
  { path: '/?text=zzzz', as: 'reporter', heading: 'Desk' },
  { path: '/press', as: 'reporter', heading: 'Press' },
];

const looks = [
  { width: 360, colorScheme: 'light' },
  { width: 768, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1600, colorScheme: 'dark' },
] as const;

test.each(screens)(
  '$path as $as: nothing axe objects to, nothing to scroll sideways for, at four widths, light and dark',
  async (screen) => {
    for (const { width, colorScheme } of looks) {
      const options = { viewport: { width, height: 900 }, colorScheme };
      const page = screen.as === 'nobody' ? await people.nobody(options) : await people.as(screen.as, options);
      await page.goto(screen.path);
      await page.getByRole('heading', { name: screen.heading }).first().waitFor();
      expect(await violationsIn(page), `${width} ${colorScheme}`).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${width}`,
      ).toBeLessThanOrEqual(0);
    }
  },
);
