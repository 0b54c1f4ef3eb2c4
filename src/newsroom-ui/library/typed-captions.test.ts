import { expect, test, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: 'en' } });
const { captionsOf, trackProblems, tracksOf, withAnother } = await import('./typed-captions.ts');

const cue = { from: 0, to: 1, text: 'The ferry leaves.' };
const vtt = 'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nThe ferry leaves.\n';

test('captions are typed in several languages; a further one begins with the moments of the first, and none without lines is kept', () => {
  expect(tracksOf([])).toEqual([{ lang: 'en', cues: [] }]);
  const two = withAnother(tracksOf([{ lang: 'en-GB', vtt }]));
  expect(two).toEqual([
    { lang: 'en-GB', cues: [cue] },
    { lang: '', cues: [{ ...cue, text: '' }] },
  ]);
  expect(captionsOf([...two.slice(0, 1), { lang: 'ar', cues: [] }])).toEqual([{ lang: 'en-GB', vtt }]);
});

test('a language that is none, or is there already, is told at its captions, and each line at its place', () => {
  const places = (lang: string, text: string) => {
    const other = { lang, cues: [{ ...cue, text }] };
    return [...trackProblems([{ lang: 'en-GB', cues: [cue] }, other], 5).keys()];
  };
  expect(places('ar', 'تغادر العبّارة.')).toEqual([]);
  expect(places('en-GB', 'Again.')).toEqual(['tracks/1']);
  expect(places('Arabic words', '')).toEqual(['tracks/1/cues/0', 'tracks/1']);
});
