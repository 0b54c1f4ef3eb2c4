import { inLanguage } from '../../ui/language.ts';

const en = {
  title: 'Inbox',
  says: 'What concerns you: comments that name you, stories given to you, decisions on your suggestions, releases that failed, and what became of your launches of fronts.',
  none: 'Nothing is waiting for you',
  noneNext: 'When somebody names you, gives you a story or decides on a suggestion of yours, it appears here.',
  waiting: 'Not done',
  done: { one: 'done', other: 'done' },
  markDone: 'Done',
  markDoneOf: (what: string) => `Done: ${what}`,
  markOpen: 'Not done yet',
  markOpenOf: (what: string) => `Not done yet: ${what}`,
  markAll: 'Mark all as done',
  marked: { one: 'marked as done', other: 'marked as done' },
  somebody: 'Somebody',
  aStory: 'A story that no longer exists',
  comingUp: 'Coming up',
  kinds: {
    mention: (by: string) => `${by} named you in a comment`,
    assigned: (by: string) => `${by} gave you this story`,
    handed: (by: string) => `${by} handed this story over to you`,
    'suggestion-accepted': (by: string) => `${by} accepted your suggestion`,
    'suggestion-rejected': (by: string) => `${by} rejected your suggestion`,
    'release-failed': () => 'It did not go live as planned',
    'launch-done': () => 'Your launch of fronts went live as planned',
    'launch-failed': () => 'Your launch of fronts did not go live as planned',
    'launch-returned': () => 'Your timed launch has ended, and what was there before is back',
    'launch-stayed': () => 'Your timed launch has ended, but it stays: somebody has launched since',
  },
  ways: 'By e-mail too',
  waysSay: 'Anything you have not marked as done is sent to you, all in one e-mail.',
  notMailing:
    'This newsroom sends no e-mail. Whoever runs it can set that up; your choice here will apply from then on.',
  byMail: 'Send me e-mail',
  hasQuiet: 'Send nothing in quiet hours',
  quietFrom: 'From',
  quietUntil: 'Until',
  clock: 'On the clock of',
  save: 'Save',
  saved: 'Saved',
};

export const inboxWords = inLanguage({ en });
