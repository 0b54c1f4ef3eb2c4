import { parseHTML } from 'linkedom';
import type { Node } from 'prosemirror-model';
import type { Block } from '../../src/story/blocks.ts';
import { draftOf } from '../../src/story/draft-of.ts';
import { storySchema } from '../../src/story/story.ts';
import { paragraphsOf } from '../../src/text-editor/paste/lines.ts';
import { readCopy } from '../../src/text-editor/paste/own-copy.ts';
import { readHtml } from '../../src/text-editor/paste/read-html.ts';
import { markUnsaid } from '../../src/text-editor/paste/unsaid.ts';
import { documentWith, readable } from '../editor/documents.ts';
import { googleDocs, libreOffice, webPage, word } from '../editor/pasted-documents.ts';
import { filingOf } from '../house/any-story.ts';
import { aStory } from '../house/stories.ts';

/** What the clipboard brings from each program, and words of it that must be in the story whatever came along. */
const documents: readonly (readonly [html: string, words: readonly string[]])[] = [
  [word, ['Ferries return', 'sailed at dawn', 'Two sailings a day', 'Buy a ticket', 'May', 'timetable']],
  [googleDocs, ['Storm season', 'Winds', 'Close the shutters', 'warning', 'After the list.']],
  [libreOffice, ['Minutes', 'in the old hall', 'Votes', 'It rose at noon.']],
  [webPage, ['will turn again.', 'We kept it burning.', 'The lamp in 1910', 'more']],
  [
    // What a word processor writes of rich text: styles in a head, fonts, spans that look like nothing.
    `<html><head><meta name="Generator" content="Cocoa HTML Writer"><style>p.p1 {margin: 0.0px; font: 12.0px Helvetica}</style></head><body><p class="p1"><span class="s1">The lock <b>holds</b></span><br></p></body></html>`,
    ['The lock', 'holds'],
  ],
];

/** What a paste of each kind with this vector in it brings into a story, and words that it lost. */
export function pastes(vector: string, href: string): { blocks: Block[]; lost: string[] } {
  const quoted = vector.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const lost: string[] = [];
  const pasted = documents.flatMap(([html, words]) => {
    // In an address, a look and a name; and as it is behind all that must stay, since it may swallow the rest.
    const within = html.replace(/ (href|class|style|id)=/, ` title="${quoted}" data-x="${quoted}" $1=`);
    const addressed = `<p><a href="${quoted}">${quoted}</a> <a href="${href}">on</a></p>`;
    const nodes = read(`${within}${addressed}<div>${vector}</div>`);
    const said = readable(documentWith(...nodes))
      .join('\n')
      .replaceAll(/[*_]/g, '');
    lost.push(...words.filter((some) => !said.includes(some)).map((some) => `lost: ${some}`));
    return nodes;
  });
  const plain = paragraphsOf(vector);
  const copy = readCopy(ownCopy(vector.slice(0, 180), href));
  const nodes = [...pasted, ...(copy?.content.content ?? [])];
  return { blocks: bodyOf([...nodes, ...plain]), lost };
}

function read(html: string): readonly Node[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  markUnsaid(document.body, '');
  return readHtml(document.body).blocks;
}

/** A copy as somebody would forge it who knows how ours are written. */
function ownCopy(text: string, href: string): string {
  const words = [{ type: 'text', text: text || 'x', marks: [{ type: 'link', attrs: { href } }] }];
  return JSON.stringify({ content: [{ type: 'paragraph', content: words }], openStart: 0, openEnd: 0 });
}

function bodyOf(nodes: readonly (Node | string)[]): Block[] {
  return [...draftOf(documentWith(...nodes), filingOf(storySchema.parse(aStory()))).story.body];
}
