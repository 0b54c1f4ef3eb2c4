import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Status',
  notYours: 'How everything stands is shown to administrators.',
  allWell: 'Everything is well.',
  toDo: { one: 'thing needs somebody.', other: 'things need somebody.' },
  is: { well: 'Well', mind: 'Take note', wrong: 'Look here' },
  looked: 'Looked at every ten seconds.',
};

export const statusWords = inLanguage({ en });
