import { expect, test } from 'vitest';
import { inLanguageOf, offeredLanguages, proposedAnswers } from './proposals.ts';

test('what is proposed follows the browser: its language as it writes it, its clock, and the sections usual there', () => {
  const answers = proposedAnswers(['nl', 'de-AT', 'en-US'], 'Europe/Vienna');
  expect(answers).toMatchObject({ step: 'name', lang: 'de-AT', timeZone: 'Europe/Vienna' });
  expect(answers.sections[0]).toBe('Politik');
  expect(proposedAnswers(['pl'], 'UTC').lang).toBe('en-GB');
  expect(offeredLanguages(['de-AT', 'es-MX']).map(({ tag }) => tag)).toEqual(['en-GB', 'de-AT', 'fr', 'es-MX', 'ar']);
});

test('another language brings its own sections, unless somebody has changed those', () => {
  const answers = proposedAnswers(['en-GB'], 'UTC');
  expect(inLanguageOf(answers, 'fr').sections).toContain('Économie');
  const touched = { ...answers, sections: ['Harbour'] };
  expect(inLanguageOf(touched, 'fr').sections).toEqual(['Harbour']);
});
