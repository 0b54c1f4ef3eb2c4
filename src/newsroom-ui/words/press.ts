import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Press',
  upToDate: 'Readers have everything.',
  behind: { one: 'change is on its way to readers.', other: 'changes are on their way to readers.' },
  looked: 'Is every page sound?',
  neverLooked: 'Not checked yet. Every page is checked once a day.',
  allSound: 'Every page is as it should be.',
  mended: { one: 'damaged page was repaired.', other: 'damaged pages were repaired.' },
  notMended: { one: 'damaged page could not be repaired.', other: 'damaged pages could not be repaired.' },
  items: { one: 'page or picture checked', other: 'pages and pictures checked' },
  why: 'Why does a page look as it does?',
  address: 'Address on the readers’ site',
  addressHint: 'As the browser shows it, or its last part, such as /world',
  ask: 'Look up',
  never: 'There is no page at this address. Copy it from the browser.',
  pressedBy: 'Last pressed for',
  everything: 'The whole site was pressed again.',
  because: 'Because these changed',
  reads: 'It is made of',
  doneBy: { system: 'The system', sample: 'The sample', import: 'An import', date: 'A file of dates' } as Readonly<
    Record<string, string>
  >,
  recent: 'What changed for readers',
  none: 'Nothing has been published yet.',
  noneNext: 'Publish a story and it appears here.',
};

export const pressWords = inLanguage({ en });
