import { describe, expect, it } from 'vitest';
import { givenFirst, isByline, isSigned, looksLikeName, readByline, readSpeaker, rolePlace } from './people.ts';
import { agenciesIn } from './agencies.ts';
import { directionOf } from '../../story/direction.ts';
import { languageOf, languageTag } from './script.ts';

describe('readByline', () => {
  it.each([
    ['By Ines Marlow', null, [{ person: 'Ines Marlow', role: null, location: null }]],
    ['By Ines Marlow', 'BBC News, Port Calder', [{ person: 'Ines Marlow', role: 'BBC News', location: 'Port Calder' }]],
    [
      'By Ines Marlow',
      'Diplomatic correspondent',
      [{ person: 'Ines Marlow', role: 'Diplomatic correspondent', location: null }],
    ],
    [
      'By Ines Marlow, Courier News, Eastholm',
      null,
      [{ person: 'Ines Marlow', role: 'Courier News', location: 'Eastholm' }],
    ],
    ['By Jeff Mason, UK', null, [{ person: 'Jeff Mason', role: null, location: 'UK' }]],
    ['By Ines Marlow', 'South Africa', [{ person: 'Ines Marlow', role: null, location: 'South Africa' }]],
    ['By Ines Marlow in Eastholm', null, [{ person: 'Ines Marlow', role: null, location: 'Eastholm' }]],
    [
      'By Ines Marlow, Transport correspondent, and Tom Okello',
      null,
      [
        { person: 'Ines Marlow', role: 'Transport correspondent', location: null },
        { person: 'Tom Okello', role: null, location: null },
      ],
    ],
    [
      'By Ines Marlow, Ada Brandt and Tom Okello',
      null,
      ['Ines Marlow', 'Ada Brandt', 'Tom Okello'].map((person) => ({ person, role: null, location: null })),
    ],
    [
      'By Transport Correspondent Ines Marlow',
      null,
      [{ person: 'Ines Marlow', role: 'Transport Correspondent', location: null }],
    ],
    [
      'Ines Marlow Transport correspondent',
      null,
      [{ person: 'Ines Marlow', role: 'Transport correspondent', location: null }],
    ],
    ['By Jeff Mason, New York', null, [{ person: 'Jeff Mason', role: null, location: 'New York' }]],
    ['By Ines Marlow, Eastholm', null, [{ person: 'Ines Marlow', role: null, location: 'Eastholm' }]],
    [
      'By Ines Marlow, Tom Okello',
      null,
      ['Ines Marlow', 'Tom Okello'].map((person) => ({ person, role: null, location: null })),
    ],
    ['By Ines Marlow, MD', null, [{ person: 'Ines Marlow', role: 'MD', location: null }]],
    ['(By Ines Marlow)', null, [{ person: 'Ines Marlow', role: null, location: null }]],
    ['By Ines Marlow ines@courier.example', null, [{ person: 'Ines Marlow', role: null, location: null }]],
    [
      'Por Inés Marlow y Tomás Okello',
      null,
      ['Inés Marlow', 'Tomás Okello'].map((person) => ({ person, role: null, location: null })),
    ],
    [
      'Por María José de la Cruz y Juan Pérez (enviados especiales)',
      null,
      [
        { person: 'María José de la Cruz', role: null, location: null },
        { person: 'Juan Pérez', role: 'enviados especiales', location: null },
      ],
    ],
    [
      'BY INES MARLOW, PORT EDITOR, IN EASTHOLM',
      null,
      [{ person: 'INES MARLOW', role: 'PORT EDITOR', location: 'EASTHOLM' }],
    ],
    ['Por José Ortega y Gasset', null, [{ person: 'José Ortega y Gasset', role: null, location: null }]],
  ])('reads %s', (line, role, people) => {
    expect(isByline(line) || isSigned(line)).toBe(true);
    expect(readByline(line, role)).toEqual(people);
  });

  it.each([
    ['Pen & i', ['Pen & i']],
    ['文／林真理子', ['林真理子']],
    ['記者 林真理子', ['林真理子']],
    ['記者 林真理子 台北報導', ['林真理子']],
    ['山田太郎記者', ['山田太郎']],
    ['글 김민수 · 사진 이영희', ['김민수']],
    ['Written by Ines Marlow Edited by Tom Okello', ['Ines Marlow']],
    ['Ines Marlow Post Contributor', ['Ines Marlow']],
    ['林真理子、山田太郎', ['林真理子', '山田太郎']],
    ['بقلم: مارا ليند', ['مارا ليند']],
    ['Text: Ines Marlow, Foto: Tom Okello', ['Ines Marlow']],
    ['Words: Ines Marlow | Pictures: Tom Okello', ['Ines Marlow']],
    ['Testua: Ines Marlow Argazkiak: Tom Okello', ['Ines Marlow']],
    ['Tác giả: Nguyễn Văn An', ['Nguyễn Văn An']],
    ['By Tom Okello, Jr., and Ines Marlow', ['Tom Okello Jr.', 'Ines Marlow']],
  ])('names whoever wrote it in %s', (line, people) => {
    expect(readByline(line).map(({ person }) => person)).toEqual(people);
  });

  it.each([
    ['Door onze redacteur Ines Marlow', 'Ines Marlow', 'onze redacteur'],
    ['De notre correspondante Ines Marlow', 'Ines Marlow', 'notre correspondante'],
    ['Ludwig van der Meer', 'Ludwig van der Meer', null],
  ])('tells the work from the name in %s', (line, person, role) => {
    expect(readByline(line)).toEqual([{ person, role, location: null }]);
  });

  it('says a name as it is said, whatever order data have it in', () => {
    const stated = ['Marlow, Ines', 'Brand, Odile van', 'Marlow, Norway', 'AFP, Paris', 'Marlow, Paris'];
    expect(stated.map(givenFirst)).toEqual([
      'Ines Marlow',
      'Odile van Brand',
      'Marlow, Norway',
      'AFP, Paris',
      'Marlow, Paris',
    ]);
  });

  it('leaves sentences alone', () => {
    expect(isByline('By the time the ferry came, the quay was under water.')).toBe(false);
  });

  it('keeps the house with the role when no place follows', () => {
    expect(rolePlace('Defence correspondent, BBC News')).toEqual({
      role: 'Defence correspondent, BBC News',
      location: null,
    });
  });
});

describe('readSpeaker', () => {
  it.each([
    [['Ada Brandt', 'County engineer'], 'Ada Brandt', 'County engineer'],
    [['Ada Brandt, county engineer'], 'Ada Brandt', 'county engineer'],
    [['— Ada Brandt'], 'Ada Brandt', null],
    [['Ada Brandt (county engineer)'], 'Ada Brandt', 'county engineer'],
    [['President Ada Brandt'], 'President Ada Brandt', null],
    [['Kabul eyewitness'], 'Kabul eyewitness', null],
    [['Jeff Mason, UK'], 'Jeff Mason, UK', null],
    [['Ada Brandt, Port Calder, Northland'], 'Ada Brandt, Port Calder, Northland', null],
    [['Ada Brandt, MP'], 'Ada Brandt', 'MP'],
    [['Ada Brandt, Minister of Works'], 'Ada Brandt', 'Minister of Works'],
    [['Ada Brandt, Calder Courier'], 'Ada Brandt', 'Calder Courier'],
    [[], null, null],
  ])('reads %j', (lines, speaker, role) => {
    expect(readSpeaker(lines)).toEqual({ speaker, role });
  });

  it('knows a name by its capitals', () => {
    expect(['Mohammed al-Amin', 'Ada Brandt', 'Queen of the South', 'آدا براندت'].map(looksLikeName)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['the bridge was closed', 'Closed for 12 months', 'He left.'].map(looksLikeName)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('agenciesIn', () => {
  it.each([
    ['the ferries will sail, said the French news agency AFP.', ['AFP']],
    ['PORT CALDER (AP) — The bridge', ['AP']],
    ['The Associated Press and Reuters were there.', ['AP', 'Reuters']],
    ['she told the AFP news agency', ['AFP']],
    ['Photograph: Lena Ortiz/AP', ['AP']],
    ['officials told Reuters', ['Reuters']],
    ['The PA news agency said so.', ['PA']],
  ])('reads %s', (text, names) => {
    expect(agenciesIn(text)).toEqual(names);
  });

  it('does not take letters for an agency where nothing credits one', () => {
    expect(agenciesIn('The PA said it told the PA. AP exams begin in May. He joined the AFP in 1990.')).toEqual([]);
  });
});

describe('languageOf', () => {
  it.each([
    ['أعلنت السلطات إغلاق الجسر', 'ar', 'rtl'],
    ['העירייה סגרה את הגשר', 'he', 'rtl'],
    ['Мост закрыт на год', 'ru', 'ltr'],
    ['桥将关闭一年', 'zh', 'ltr'],
    ['Le pont est fermé pour une année, les habitants sont dans les rues', 'fr', 'ltr'],
    ['The bridge was closed and the ferries run', 'en-GB', 'ltr'],
  ])('reads %s', (text, lang, dir) => {
    expect(languageOf(text)).toBe(lang);
    expect(directionOf(lang)).toBe(dir);
  });

  it('writes tags in their canonical form', () => {
    expect([languageTag('en_gb'), languageTag('x'), languageTag(''), languageTag(null)]).toEqual([
      'en-GB',
      null,
      null,
      null,
    ]);
  });
});
