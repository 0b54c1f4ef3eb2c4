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

interface PaperNameProps {
  readonly name: string;
  readonly home: string;
  readonly logo?: string | null;
}

/** The paper's name, or the drawing that stands for it, leading to its front. */
export function PaperName({ name, home, logo = null }: PaperNameProps): VNode {
  return (
    <p class="name">
      <a href={home}>{logo === null ? name : <img class="logo" src={logo} alt={name} height="40" />}</a>
    </p>
  );
}
