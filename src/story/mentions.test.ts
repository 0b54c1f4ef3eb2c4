import { expect, test } from 'vitest';
import { mentionedIn } from './mentions.ts';

const people = [
  { id: 'isil', name: 'Işıl Gök' },
  { id: 'ipek', name: 'İpek Öz' },
  { id: 'ada', name: 'Ada Reed' },
  { id: 'moss', name: 'Ada Reed-Moss' },
  { id: 'noor', name: 'نور حداد' },
  { id: 'li', name: '李娜' },
  { id: 'kim', name: '김민수' },
  { id: 'zoe', name: 'Zoë D’Arcy' },
];

test.each([
  ['@Ada Reed please look', ['ada']],
  [`${'@ '.repeat(200)}@Ada Reed`, []],
  ['Ask @ada reed, and @Zoë D’Arcy.', ['ada', 'zoe']],
  ['@Ada Reed-Moss has it', ['moss']],
  ['It is @Ada Reed’s.', ['ada']],
  ['(@Ada Reed)', ['ada']],
  ['@Ada Reeder', []],
  ['@Ada', []],
  ['mail a@Ada Reed', []],
  ['Ada Reed', []],
  ['@نور حداد، انظر', ['noor']],
  ['@李娜 看一下', ['li']],
  ['请问@李娜看一下', ['li']],
  ['@김민수가 확인', ['kim']],
  ['@Ada Reed @Ada Reed', ['ada']],
  ["@Ada Reed'nin yazısı, @Işıl Gök'e ve @İPEK Öz’den", ['ada', 'isil', 'ipek']],
  ["@IŞIL GÖK'ün haberi", ['isil']],
  ['@Ada Reed’em, @Ada Reed’d and @Ada Reed’ll', ['ada']],
  ['@Ada Reed’Arcy', []],
])('%j names %j', (text, named) => {
  expect(mentionedIn(text, people)).toEqual(named);
});
