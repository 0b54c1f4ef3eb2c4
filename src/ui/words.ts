import { inLanguage } from './language.ts';

const en = {
  loading: 'One moment',
  failed: 'This could not be shown.',
  tryAgain: 'Try again',
  close: 'Close',
  undo: 'Undo',
  messages: 'Messages',
  noConnection: 'No connection to the newsroom',
  waits: 'This screen will appear when the newsroom answers.',
};

export const uiWords = inLanguage({ en });
