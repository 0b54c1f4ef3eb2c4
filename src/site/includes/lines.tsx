import type { VNode } from 'preact';
import type { ShownCard } from '../layout/shown-card.ts';
import { langAttributes } from '../layout/lang-attributes.ts';

/** What a line shows of a card, and nothing else, so that a new picture or byline leaves the include alone. */
export type Line = Pick<ShownCard, 'path' | 'indexHeadline' | 'lang' | 'dir'>;

export function headlinesOf(cards: readonly ShownCard[]): Line[] {
  return cards.map(({ path, indexHeadline, lang, dir }) => ({ path, indexHeadline, lang, dir }));
}

interface LinesProps {
  readonly name: 'top-stories' | 'most-read' | 'more-on' | 'promos';
  readonly title: string;
  readonly path?: string;
  readonly lang: string;
  /** Said where the page around may be in another language. */
  readonly dir?: 'ltr' | 'rtl';
  readonly lines: readonly Line[];
  readonly ordered: boolean;
}

/** A short list of headlines beside or under a story; nothing at all when there are none. */
export function Lines({ name, title, path, lang, dir, lines, ordered }: LinesProps): VNode | null {
  if (lines.length === 0) return null;
  const items = lines.map((line) => (
    <li {...langAttributes(line, { lang })}>
      <a href={line.path}>{line.indexHeadline}</a>
    </li>
  ));
  return (
    <section class={`lines ${name}`} aria-label={title} {...(dir ? { lang, dir } : {})}>
      <h2>{path ? <a href={path}>{title}</a> : title}</h2>
      {ordered ? <ol>{items}</ol> : <ul>{items}</ul>}
    </section>
  );
}
