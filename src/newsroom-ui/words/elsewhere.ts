import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'On other machines',
  notPublished: 'It is on its way to the object store that they follow.',
  stopped: 'Nothing more reaches the object store that they follow. An administrator must put that right.',
  noNodes: 'No machine is following yet.',
  has: 'Readers have it',
  onItsWay: 'On its way',
  away: 'Not heard from since',
};

export const elsewhereWords = inLanguage({ en });
