import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Status',
  notYours: 'Only administrators can see this screen.',
  allWell: 'Everything is well.',
  toDo: { one: 'thing needs attention.', other: 'things need attention.' },
  is: { well: 'Well', mind: 'Take note', wrong: 'Needs attention' },
  looked: 'Checked every ten seconds.',
};

export const statusWords = inLanguage({ en });
