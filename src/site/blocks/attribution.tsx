import type { VNode } from 'preact';

interface Attributed {
  readonly speaker: string | null;
  readonly role: string | null;
  readonly source: string | null;
}

/** Who said it, what they are, and where it was said; nothing when none of these is known. */
export function Attribution({ of: { speaker, role, source } }: { of: Attributed }): VNode | null {
  if (!speaker && !role && !source) return null;
  return (
    <figcaption>
      {speaker && <b>{speaker}</b>}
      {role && <span>{role}</span>}
      {source && <cite>{source}</cite>}
    </figcaption>
  );
}
