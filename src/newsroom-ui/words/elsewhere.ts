import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'On other machines',
  notPublished: 'It is on its way to the object store that they follow.',
  stopped: 'Nothing more is brought to the object store that they follow. An administrator must mend that.',
  noNodes: 'No machine has followed yet.',
  has: 'Readers have it',
  onItsWay: 'On its way',
  away: 'Not heard of since',
};

export const elsewhereWords = inLanguage({ en });
