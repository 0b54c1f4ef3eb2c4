import { inLanguage } from '../../ui/language.ts';

const en = {
  newPage: 'New page',
  makePage: 'Start writing',
  headline: 'Title',
  headlineHint:
    'Such as About us. The address is made from it; you can change it under Filing until the page is published.',
  edition: 'Edition whose masthead, navigation and language it uses',
  noSection:
    'Create a section first: everything written is filed under one, though readers do not see it on a plain page.',
  none: 'No plain pages yet.',
  noneNext:
    'Most papers have About, Contact, Privacy and Principles. They are written, checked and published like stories, but appear in no list of news.',
  is: {
    draft: 'Not published',
    live: 'Live',
    withdrawn: 'Withdrawn: readers are told it is gone',
    killed: 'Killed: readers are told it is gone',
  },
  notYet: 'No address yet',
  write: 'Write',
  writeOf: (name: string) => `Write ${name}`,
  history: 'History',
  historyOf: (name: string) => `History of ${name}`,
  atFoot: 'In the footer',
  putAtFoot: 'Add to the footer',
  putAtFootOf: (name: string) => `Add to the footer: ${name}`,
};

export const pageWords = inLanguage({ en });
