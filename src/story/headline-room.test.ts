import { describe, expect, it } from 'vitest';
import { headlinePlaces, type HeadlineRoom, headlineRooms, type Measure, wantsShortHeadline } from './headline-room.ts';

/** Every letter is half as wide as the type is high. */
const even: Measure = (text, { size }) => [...text].length * size * 0.5;

function at(rooms: readonly HeadlineRoom[], is: HeadlineRoom['place']['is']): HeadlineRoom {
  const found = rooms.find(({ place }) => place.is === is);
  if (!found) throw new Error(is);
  return found;
}

const story = (headline: string, shortHeadline: string | null = null) => ({ headline, shortHeadline });

describe('the room for a headline', () => {
  it('shows the short headline in indexes only, and the whole one where there is no short one', () => {
    const rooms = headlineRooms(story('The whole headline', 'Short'), even);
    expect([at(rooms, 'story').text, at(rooms, 'card').text, at(rooms, 'push').text]).toEqual([
      'The whole headline',
      'Short',
      'Short',
    ]);
    expect(at(headlineRooms(story('Whole'), even), 'card').text).toBe('Whole');
  });

  it('breaks at spaces and after hyphens, greedily, and keeps every letter', () => {
    // A card holds 26 such letters a line.
    const { lines, fits } = at(headlineRooms(story('Bridge reopens after nine-month closure'), even), 'card');
    expect([lines, fits]).toEqual([['Bridge reopens after nine-', 'month closure'], true]);
  });

  it('breaks scripts without spaces where it must', () => {
    const headline = '字'.repeat(60);
    const { lines, fits } = at(headlineRooms(story(headline), even), 'card');
    expect([lines.map((line) => line.length), lines.join(''), fits]).toEqual([[26, 26, 8], headline, false]);
  });

  it('measures no line wider than the place, whatever the words', () => {
    const words = ['a', 'ferry', 'interdepartmentalisation-of-everything', '—', 'x-', 'الميناء', '👩‍👩‍👧', 'TK'];
    for (let seed = 1; seed < 200; seed += 1) {
      const headline = Array.from({ length: 1 + (seed % 14) }, (_, n) => words[(seed * 7 + n * n) % words.length]).join(
        ' ',
      );
      for (const { lines, place, text } of headlineRooms(story(headline), even)) {
        for (const line of lines) expect(even(line, place.type), line).toBeLessThanOrEqual(place.width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }
    }
  });

  it('asks for a short headline when an index of ours has no room, and not when only others have none', () => {
    const long = 'Harbour authority says the northern channel will stay closed until spring';
    const wants = (...said: Parameters<typeof story>) =>
      wantsShortHeadline(headlineRooms(story(...said), even), story(...said));
    expect(wants(long)).toBe(true);
    expect(wants(long, 'Channel closed until spring')).toBe(false);
    // One line of a search result holds 60 such letters.
    const tooLongForSearch = 'Ferry reaches islands after a storm'.padEnd(46, 's');
    expect(wants(tooLongForSearch)).toBe(false);
  });

  it('is one empty line for no headline', () => {
    expect(headlineRooms(story(''), even).map(({ lines }) => lines)).toEqual(headlinePlaces.map(() => ['']));
  });
});
