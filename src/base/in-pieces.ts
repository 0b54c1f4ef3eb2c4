/** What comes one by one, so many at a time; the last piece may be smaller, and none is empty. */
export async function* inPieces<T>(items: AsyncIterable<T>, most: number): AsyncGenerator<T[]> {
  let piece: T[] = [];
  for await (const item of items) {
    piece.push(item);
    if (piece.length < most) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
