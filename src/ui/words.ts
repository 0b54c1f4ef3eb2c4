import { inLanguage } from './language.ts';

const en = {
  loading: 'One moment',
  failed: 'This could not be shown.',
  tryAgain: 'Try again',
  close: 'Close',
  gaveUp: 'Cancelled before the newsroom answered. It may have been done already: check before you try again.',
  undo: 'Undo',
  messages: 'Messages',
  noConnection: 'No connection to the newsroom',
  waits: 'This screen will appear when the newsroom answers.',
};

export const uiWords = inLanguage({ en });
