import { inLanguage } from '../../ui/language.ts';

const en = {
  newPage: 'New page',
  makePage: 'Begin writing',
  headline: 'What it is called',
  headlineHint:
    'As About us. Its address follows from it, and can be chosen beside the text, under Filing, until it is published.',
  edition: 'Edition whose furniture and language it has',
  noSection: 'Make a section first: what is written is kept under one, though readers do not see it on a plain page.',
  none: 'There is no plain page yet.',
  noneNext:
    'About, Contact, Privacy and Principles are usual. They are written, checked and published as stories are, and are in no list of news.',
  is: {
    draft: 'Not published',
    live: 'Live',
    withdrawn: 'Withdrawn: says that it is gone',
    killed: 'Killed: says that it is gone',
  },
  notYet: 'No address yet',
  write: 'Write',
  writeOf: (name: string) => `Write ${name}`,
  history: 'History',
  historyOf: (name: string) => `History of ${name}`,
  atFoot: 'At the foot of pages',
  putAtFoot: 'Put at the foot',
  putAtFootOf: (name: string) => `Put at the foot: ${name}`,
};

export const pageWords = inLanguage({ en });
