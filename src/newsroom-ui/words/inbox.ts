import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Inbox',
  says: 'What concerns you: who named you in a comment, gave you a story or decided what you suggested, and releases that failed.',
  none: 'Nothing waits for you',
  noneNext: 'When somebody names you, gives you a story or decides what you suggested, it stands here.',
  waiting: 'Not done',
  done: { one: 'done', other: 'done' },
  markDone: 'Done',
  markDoneOf: (what: string) => `Done: ${what}`,
  markOpen: 'Not done yet',
  markOpenOf: (what: string) => `Not done yet: ${what}`,
  markAll: 'Mark all as done',
  marked: { one: 'marked as done', other: 'marked as done' },
  somebody: 'Somebody',
  aStory: 'A story that is not there any more',
  kinds: {
    mention: (by: string) => `${by} named you in a comment`,
    assigned: (by: string) => `${by} gave you this story`,
    handed: (by: string) => `${by} handed this story over to you`,
    'suggestion-accepted': (by: string) => `${by} accepted what you suggested`,
    'suggestion-rejected': (by: string) => `${by} rejected what you suggested`,
    'release-failed': () => 'It did not go live as planned',
  },
  ways: 'By e-mail too',
  waysSay: 'What you have not marked as done is sent to you, all of it in one letter.',
  notMailing:
    'This newsroom sends no e-mail. Whoever runs it can set that up; what you choose here holds from then on.',
  byMail: 'Send me e-mail',
  hasQuiet: 'Send nothing in quiet hours',
  quietFrom: 'From',
  quietUntil: 'Until',
  clock: 'On the clock of',
  save: 'Save',
  saved: 'Saved',
};

export const inboxWords = inLanguage({ en });
