import { expect, test } from 'vitest';
import { aStory, paragraph } from '../../test/house/stories.ts';
import { bodyWords, countWords } from './word-count.ts';

test.each([
  ['', 0],
  ['One', 1],
  ['Don’t count 1,200 twice.', 4],
  ['mother-in-law – and/or more', 3],
  ['“Quoted”, she said…', 3],
  ['٤٢ كلمة عربية', 3],
  ['किताबें और लोग', 3],
  ['--- … !', 0],
  ['フェリーは島に着いた。', 6],
  ['渡轮到达岛屿。', 3],
  ['เรือข้ามฟากถึงเกาะแล้ว', 6],
  ['東京 Tokyo 2026', 3],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('a story is as long as its body, furniture left out', () => {
  expect(bodyWords(aStory({ standfirst: 'Not counted.', body: [paragraph('One two.'), paragraph('Three.')] }))).toBe(3);
});
