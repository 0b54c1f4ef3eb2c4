import { type ComponentChildren, h, type VNode } from 'preact';
import { type RichText, type Run, runsOf } from '../../story/rich-text.ts';
import { litePath } from '../addresses.ts';
import { safeHref } from './safe-href.ts';

interface Stretch {
  readonly href: string | null;
  readonly runs: readonly Run[];
}

/** Text with its marks as elements. Runs under one link share one anchor; an unsafe address leaves its words plain. */
export function Rich({ text, lite }: { text: RichText; lite: boolean }): VNode {
  return <>{stretchesOf(runsOf(text)).map((stretch) => linked(stretch, lite))}</>;
}

function stretchesOf(runs: readonly Run[]): Stretch[] {
  const stretches: { href: string | null; runs: Run[] }[] = [];
  for (const run of runs) {
    const last = stretches.at(-1);
    if (last && last.href === run.href) last.runs.push(run);
    else stretches.push({ href: run.href, runs: [run] });
  }
  return stretches;
}

function linked({ href, runs }: Stretch, lite: boolean): ComponentChildren {
  const words = runs.map(marked);
  const safe = href === null ? null : safeHref(href);
  return safe === null ? words : <a href={lite ? liteHref(safe) : safe}>{words}</a>;
}

const scripts = { superscript: 'sup', subscript: 'sub' } as const;

function marked({ text, strong, emphasis, script }: Run): ComponentChildren {
  const lines = withBreaks(text);
  const letters = script ? h(scripts[script], null, lines) : lines;
  const inner = emphasis ? <em>{letters}</em> : letters;
  return strong ? <strong>{inner}</strong> : inner;
}

/** Lines end where the writer ended them: in verse, in addresses. */
export function withBreaks(text: string): ComponentChildren {
  const [first = '', ...lines] = text.split('\n');
  return lines.length === 0 ? text : [first, ...lines.flatMap((line) => [<br />, line])];
}

/** Readers of the lite edition stay in it when a story links to another of ours. */
function liteHref(href: string): string {
  return /^\/(news|topics)\//.test(href) ? litePath(href) : href;
}
