import type { VNode } from 'preact';
import type { Named } from '../layout/section-links.ts';

/** Links to pages by their names, each a line of a list. */
export function LinkItems({ links }: { links: readonly Named[] }): VNode {
  return (
    <>
      {links.map(({ name, path }) => (
        <li>
          <a href={path}>{name}</a>
        </li>
      ))}
    </>
  );
}

/** The paper's name, leading to its front. */
export function PaperName({ name, home }: { name: string; home: string }): VNode {
  return (
    <p class="name">
      <a href={home}>{name}</a>
    </p>
  );
}
