import { expect, test } from 'vitest';
import { cueProblems, momentTyped, shortMoment, readCues, spokenIn, timeCode, writeCues } from './captions.ts';

const file = `WEBVTT - with a title

STYLE
::cue { background: url(https://elsewhere.example/x) }

NOTE Not to be shown

1
00:01.000 --> 00:03.500 line:10%
<v Ana>The ferry leaves
at <i>noon</i> &amp; at one.

00:00:04.000 --> 00:00:05.000
Two.
`;

test('cues are read from WebVTT and SubRip, and nothing else of the file is', () => {
  const cues = readCues(file);
  expect(cues).toEqual([
    { from: 1, to: 3.5, text: '<v Ana>The ferry leaves\nat <i>noon</i> &amp; at one.' },
    { from: 4, to: 5, text: 'Two.' },
  ]);
  expect(
    readCues('\ufeff1\r\n00:00:01,000 --> 00:00:03,500\r\nOne\r\n\r\n2\r\n01:00:04,250 --> 01:00:05,000\r\nTwo\r\n'),
  ).toEqual([
    { from: 1, to: 3.5, text: 'One' },
    { from: 3604.25, to: 3605, text: 'Two' },
  ]);
  expect(readCues('')).toEqual([]);
});

test('what is written is read again as it was, and no line can end or begin another', () => {
  const cues = readCues(file);
  expect(readCues(writeCues(cues))).toEqual(cues);
  const sly = [{ from: 0, to: 1, text: 'a\n\n00:05.000 --> 00:06.000\nb' }];
  expect(readCues(writeCues(sly))).toEqual([{ from: 0, to: 1, text: 'a\n00:05.000 → 00:06.000\nb' }]);
  expect(writeCues([])).toBe('');
});

test('a transcript says who speaks and has no signs in it', () => {
  expect(spokenIn(file)).toBe('Ana: The ferry leaves at noon & at one.\nTwo.');
  expect(spokenIn('WEBVTT\n')).toBeNull();
});

test('moments are written and read', () => {
  expect(timeCode(3723.5)).toBe('01:02:03.500');
  expect([0, 12, 62.5, 600, 3723.25].map(shortMoment)).toEqual(['0:00', '0:12', '1:02.5', '10:00', '01:02:03.25']);
  expect([momentTyped('1:02.5'), momentTyped('62,5'), momentTyped('01:00:00'), momentTyped('soon')]).toEqual([
    62.5,
    62.5,
    3600,
    null,
  ]);
});

test('what is wrong with a line is said at its place', () => {
  const cues = [
    { from: 2, to: 1, text: 'Backwards' },
    { from: 1, to: 2, text: 'Before the other' },
    { from: 3, to: 4, text: ' ' },
    { from: 9, to: 10, text: 'After the end' },
  ];
  expect(cueProblems(cues, 5).map(({ where }) => where)).toEqual(['cues/0', 'cues/1', 'cues/2', 'cues/3']);
  expect(cueProblems(readCues(file), 5)).toEqual([]);
});
