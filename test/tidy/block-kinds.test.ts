import { Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { blockTypes } from '../../src/story/blocks.ts';
import { parse, type SourceFile, sources } from './source-tree.ts';

// A kind of block costs three files of its own and a line in each table (decisions/0021). Whoever asks for a kind by its name
// anywhere else makes the next kind dearer: a property in the kind's own file does it, or the exception stands here with its reason.

const kebab = (kind: string): string => kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const own = (kind: string): string[] => [
  `src/story/kinds/${kebab(kind)}.ts`,
  `src/site/blocks/${kebab(kind)}.tsx`,
  `src/text-editor/kinds/${kebab(kind)}.ts`,
];

const tables = [
  'src/story/blocks.ts',
  'src/site/blocks/body.tsx',
  'src/text-editor/kinds/faces.ts',
  'src/text-editor/words.ts',
];

/** What readers are told, in each language. */
const readersWords = /^src\/site\/words(?:\.ts$|\/)/;

/** What makes blocks of other people's pages and papers: each makes those that it finds, and none has to know a new one. */
const makers = /^src\/(?:wire|text-editor\/paste|sample)\//;

/** Kinds that are more than one of many: what they are to the house, and where. */
const known: Readonly<Record<string, RegExp>> = {
  // Text where nothing else is said: what is typed, split, mended and left over is a paragraph.
  paragraph: /./,
  // Main media are a picture or a video; a video has a picture as its poster, an embed too, and a table one that is drawn of it.
  image:
    /kinds\/(?:video|embed|table|image)\.ts$|views\/controls|first-version|picture-words|images-in|media-data|publishable/,
  // Machines are told of each by a type of its own.
  audio: /story-data/,
  video:
    /recent-pictures|includes\/bulletin|publishable|layout\/card|media-data|story-data|story-entry|pages\/story\/article/,
  // A post has an address of its own inside its page, and a time: nobody may lose or double them.
  livePost: /drafts\/y-story|preview\/preview|live-data|repair-document|commands\/blocks/,
  // What a bulletin tells, in its order, to readers and to machines; and the headline of another story, which may have been retracted.
  relatedLink: /running-order|media-data|told-retractions/,
  // What another site has is asked for on a page of its own; machines are told of live streams.
  embed: /pages\/embed|media-data/,
  // A grid that a merge has torn out of its table gets one.
  table: /repair-document/,
};

/** Where the source speaks of a kind: as the type of a block or the name of a node. Names of two words mean nothing else. */
function kindsIn(file: SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (node: unknown, sure: boolean): void => {
    const { type, value, name } = node as { type?: string; value?: unknown; name?: unknown };
    const word = String(type === 'Literal' ? value : type === 'Identifier' ? name : '');
    if (blockTypes.some((kind) => kind === word) && (sure || /[A-Z]/.test(word))) found.add(word);
  };
  const isTyped = (node: unknown): boolean => /(?:\.|^)(?:type|name|kind)$/.test(textOf(file, node));
  new Visitor({
    Literal: (node) => note(node, false),
    Property: ({ key, value, computed }) => {
      note(key, false);
      if (value.type === 'Literal') note(value, !computed && textOf(file, key) === 'type');
    },
    BinaryExpression: ({ left, right }) => {
      note(right, isTyped(left));
      note(left, isTyped(right));
    },
    TSLiteralType: ({ literal }) => note(literal, false),
  }).visit(parse(file).program);
  return found;
}

function textOf(file: SourceFile, node: unknown): string {
  const { start, end } = node as { start: number; end: number };
  return file.text.slice(start, end);
}

test('a kind of block is named in its own files and in the tables', () => {
  const elsewhere = sources()
    .filter(({ path }) => !makers.test(path) && !tables.includes(path) && !readersWords.test(path))
    .flatMap((file) => [...kindsIn(file)].map((kind) => ({ kind, path: file.path })))
    .filter(({ kind, path }) => !own(kind).includes(path) && !known[kind]?.test(path));
  expect(elsewhere.map(({ kind, path }) => `${kind} in ${path}`).toSorted()).toEqual([]);
});
