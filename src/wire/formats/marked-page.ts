import type { Problem } from '../../base/problem.ts';
import { type Clue, type Clues, cluesOf, follow } from '../html/clues.ts';
import type { Document } from '../html/dom.ts';
import type { Flow } from '../html/flow.ts';
import { markedBody } from '../html/marked-body.ts';
import { markedRules } from '../html/marked-rules.ts';
import { partsOf, withLeftBeside } from '../html/left-beside.ts';
import { factsOf, titleParts } from '../html/page-facts.ts';
import { disagreement, readMachineTime, stampWarnings } from '../html/page-times.ts';
import { proseBlocks } from '../html/prose.ts';
import { arrivalOf, type Findings, saySame } from '../shape/findings.ts';
import { headOf, trimEnds } from '../shape/story-shape.ts';
import { readStamp, type Stamp } from '../words/stamp.ts';
import type { Format, Page } from './format.ts';

/** Where each fact of the story stands in this family of pages. */
const places = {
  headline: ['css:.sh'],
  section: ['meta:section'],
  trailText: ['meta:description'],
  stamp: ['css:.ds', 'css:.lu'],
  instant: ['meta:originalpublicationdate'],
} as const satisfies Record<string, readonly Clue[]>;

/** The table-era pages of a large broadcaster, whose comments mark where the body begins and ends. */
export const markedPage: Format = {
  name: 'marked page',
  canParse: (page) => page.isHtml && /<!--\s*S BO\s*-->|class=["']?storybody\b/i.test(page.text),
  parse(page) {
    const tree = page.tree();
    const head = headOfPage(tree, page);
    const parts = partsOf(tree);
    const flow: Flow = { base: head.oldAddress, warnings: [], rules: markedRules, prose: proseBlocks };
    const { standfirst, mainMedia, rest } = headOf(trimEnds(markedBody(tree, flow), flow.warnings));
    const summary = standfirst?.text ?? null;
    const found: Findings = {
      ...head,
      standfirst: summary,
      trailText: saySame(head.trailText, summary) ? null : head.trailText,
      mainMedia,
      body: rest,
      warnings: [...page.warnings, ...head.warnings, ...flow.warnings],
    };
    return arrivalOf(withLeftBeside(found, parts));
  },
};

type HeadOfPage = Omit<Findings, 'standfirst' | 'mainMedia' | 'body'>;

/** All that stands outside the body; read first, for reading the body cuts the rest of the tree away. */
function headOfPage(tree: Document, page: Page): HeadOfPage {
  const clues = cluesOf(tree, page.text);
  const facts = factsOf(clues, page.text.slice(0, 2000));
  const times = timesOf(clues);
  return {
    ...facts,
    headline: facts.headline ?? follow(clues, places.headline),
    trailText: follow(clues, places.trailText),
    kicker: null,
    sectionName: follow(clues, places.section) ?? facts.sectionName,
    originName: facts.originName ?? titleParts(clues)[0] ?? null,
    firstPublishedAt: null,
    lastUpdatedAt: times.at,
    warnings: times.warnings,
  };
}

function timesOf(clues: Clues): { at: string | null; warnings: Problem[] } {
  const shown = readStamp(follow(clues, places.stamp) ?? '');
  const stated = readMachineTime(follow(clues, places.instant) ?? '');
  const warnings = [...disagreement(stated, shown), ...(shown ? stampWarnings([shown]) : [])];
  return { at: chosen(stated, shown), warnings };
}

/** The data give the second, readers saw the minute. When they are a minute or more apart, what readers saw is what the page says. */
function chosen(stated: string | null, shown: Stamp | null): string | null {
  if (!stated || !shown) return stated ?? shown?.at ?? null;
  return disagreement(stated, shown).length > 0 ? shown.at : stated;
}
