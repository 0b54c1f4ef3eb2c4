import { expect, test } from 'vitest';
import { type FirstAnswers, newsroomFrom, newsroomSoFar } from './first-run.ts';

const SITE = 'https://hafenbote.example';

function someAnswers(said: Partial<FirstAnswers> = {}): FirstAnswers {
  return {
    step: 'front',
    name: ' Der Hafenbote ',
    tagline: '',
    lang: 'de-AT',
    timeZone: 'Europe/Vienna',
    sections: ['Politik', ' Über uns ', ''],
    colours: { accent: '#17508c', accentDark: '#8fbef2' },
    ...said,
  };
}

function problemsOf(said: Partial<FirstAnswers>) {
  const found = newsroomFrom(someAnswers(said), SITE);
  return 'settings' in found ? [] : found.map(({ code, where }) => `${code} ${where}`);
}

test('answers make an edition of the language, with the clock of the place and the sections in their order', () => {
  const { settings, sections } = newsroomSoFar(someAnswers(), SITE);
  expect(newsroomFrom(someAnswers(), SITE)).toEqual({ settings, sections });
  expect(settings).toMatchObject({
    name: 'Der Hafenbote',
    tagline: null,
    siteUrl: SITE,
    defaultSection: 'politik',
    editions: [
      {
        ...{ id: 'de', name: 'Deutsch', lang: 'de-AT', dir: 'ltr', nav: ['politik', 'uber-uns'] },
        clocks: [{ label: 'Vienna', timeZone: 'Europe/Vienna' }],
      },
    ],
  });
  expect(sections.map(({ name, edition }) => [name, edition])).toEqual([
    ['Politik', 'de'],
    ['Über uns', 'de'],
  ]);
});

test('a paper in Arabic is written from the right; one in Britain has the clock of Greenwich beside its own', () => {
  const arabic = newsroomSoFar(someAnswers({ lang: 'ar', sections: ['العالم'] }), SITE);
  expect(arabic.settings.editions).toMatchObject([{ dir: 'rtl', nav: ['العالم'] }]);
  const british = newsroomSoFar(someAnswers({ lang: 'en-GB', timeZone: 'Europe/London' }), SITE);
  expect(british.settings.editions[0]?.clocks.map(({ label }) => label)).toEqual(['GMT', 'UK']);
});

test('what is wrong is said at the question that mends it, and what can be made is made meanwhile', () => {
  expect(problemsOf({ name: '  ' })).toEqual(['name-missing name']);
  expect(problemsOf({ sections: ['', ' '] })).toEqual(['sections-missing sections']);
  expect(problemsOf({ sections: ['News', 'Politik', 'politik'] })).toEqual([
    'section-wrong sections/0',
    'section-twice sections/2',
  ]);
  const { settings } = newsroomSoFar(someAnswers({ name: '', sections: ['News', 'Sport'] }), SITE);
  expect([settings.name, settings.editions[0]?.nav]).toEqual(['…', ['sport']]);
});
