import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Press',
  upToDate: 'Readers have everything.',
  behind: { one: 'change is on its way to readers.', other: 'changes are on their way to readers.' },
  looked: 'Are the pages as they were pressed?',
  neverLooked: 'Nobody has looked yet: it is done once a day, and soon after each start.',
  allSound: 'Every page is as it was pressed.',
  mended: { one: 'page was damaged and is mended.', other: 'pages were damaged and are mended.' },
  notMended: { one: 'damaged page could not be pressed anew.', other: 'damaged pages could not be pressed anew.' },
  items: { one: 'item looked at', other: 'items looked at' },
  why: 'Why is a page as it is?',
  address: 'Address on the readers’ site',
  addressHint: 'The part after the host, as /world',
  ask: 'Ask',
  never: 'This address was never pressed. Addresses begin with / and carry no host.',
  pressedBy: 'Pressed last by',
  everything: 'Everything was pressed at once.',
  because: 'Because of',
  reads: 'It reads',
  recent: 'What happened last',
  none: 'Nothing was published yet.',
  noneNext: 'Write a story and publish it, or import archived pages: npx standfirst import FILE --publish',
};

export const pressWords = inLanguage({ en });
