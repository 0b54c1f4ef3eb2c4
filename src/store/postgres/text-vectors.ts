/** How much a word counts: A most. */
export type Weight = 'A' | 'B' | 'C' | 'D';

export interface WordPlace {
  readonly word: string;
  readonly weight: Weight;
}

/** https://www.postgresql.org/docs/current/textsearch-limitations.html: of what goes beyond these, the server keeps nothing, or not where it stands. */
const MOST_PLACES = 16_000;
const MOST_PLACES_OF_WORD = 250;
const MOST_LETTERS = 300_000;
const LONGEST_WORD = 500;

/** The last words of a piece begin the next, so that a phrase across both is found. */
const OVERLAP = 32;

/**
 * Texts as PostgreSQL's index takes them, in as many pieces as its limits ask: a phrase of 32 words at most is found wherever it stands in one of the
 * texts. `loose` stands nowhere, and is found by itself.
 */
export function vectorsOf(texts: readonly (readonly WordPlace[])[], loose: readonly string[]): string[] {
  const pieces = [emptyPiece()];
  for (const places of texts) putText(pieces, places);
  return [...pieces.map(written), ...looseVectors(loose)].filter((vector) => vector !== '');
}

/** Nothing stands beside the last word of the text before. */
function putText(pieces: Piece[], places: readonly WordPlace[]): void {
  let piece = pieces.at(-1) ?? emptyPiece();
  piece.next += 2;
  for (const [at, place] of places.entries()) {
    if (isFull(piece, place.word)) {
      piece = emptyPiece();
      pieces.push(piece);
      for (const before of places.slice(Math.max(0, at - OVERLAP), at)) put(piece, before);
    }
    put(piece, place);
  }
}

interface Piece {
  readonly words: Map<string, string[]>;
  next: number;
  letters: number;
}

function emptyPiece(): Piece {
  return { words: new Map(), next: 1, letters: 0 };
}

function isFull({ words, next, letters }: Piece, word: string): boolean {
  const ofWord = words.get(word)?.length ?? 0;
  return next >= MOST_PLACES || letters >= MOST_LETTERS || ofWord >= MOST_PLACES_OF_WORD;
}

function put(piece: Piece, { word, weight }: WordPlace): void {
  const kept = cut(word);
  const places = piece.words.get(kept) ?? [];
  places.push(`${piece.next}${weight}`);
  piece.words.set(kept, places);
  piece.next += 1;
  piece.letters += kept.length;
}

function written({ words }: Piece): string {
  return [...words].map(([word, places]) => `'${word}':${places.join(',')}`).join(' ');
}

function looseVectors(words: readonly string[]): string[] {
  const vectors: string[] = [];
  let vector: string[] = [];
  let letters = 0;
  for (const word of new Set(words)) {
    vector.push(`'${cut(word)}'`);
    letters += word.length;
    if (letters < MOST_LETTERS) continue;
    vectors.push(vector.join(' '));
    vector = [];
    letters = 0;
  }
  return [...vectors, vector.join(' ')];
}

/** A word of more letters is found by its first ones. */
export function cut(word: string): string {
  return word.length <= LONGEST_WORD
    ? word
    : word
        .slice(0, LONGEST_WORD)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
