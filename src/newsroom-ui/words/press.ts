import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Press',
  upToDate: 'The site is up to date.',
  behind: { one: 'change is on its way to readers.', other: 'changes are on their way to readers.' },
  looked: 'Are the pages as they were pressed?',
  neverLooked: 'Not checked yet: this is done once a day, and soon after each start.',
  allSound: 'Every page is as it was pressed.',
  mended: { one: 'damaged page was repaired.', other: 'damaged pages were repaired.' },
  notMended: { one: 'damaged page could not be repaired.', other: 'damaged pages could not be repaired.' },
  items: { one: 'item checked', other: 'items checked' },
  why: 'Why is a page as it is?',
  address: 'Address on the readers’ site',
  addressHint: 'The part after the host, as /world',
  ask: 'Ask',
  never: 'This address has never been pressed. Addresses begin with / and leave out the host.',
  pressedBy: 'Last pressed by',
  everything: 'Everything was pressed at once.',
  because: 'Because of',
  reads: 'It reads',
  recent: 'Recent activity',
  none: 'Nothing has been published yet.',
  noneNext: 'Write a story and publish it, or import archived pages: npx standfirst import FILE --publish',
};

export const pressWords = inLanguage({ en });
