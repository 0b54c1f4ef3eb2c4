import { inLanguage } from '../../ui/language.ts';

const en = {
  newsroom: 'Newsroom',
  skip: 'Skip to the content',
  navigation: 'Newsroom',
  desk: 'Desk',
  inbox: 'Inbox',
  inboxOpen: 'not done',
  comingUp: 'Coming up',
  people: 'People',
  audit: 'Record',
  press: 'Press',
  account: 'Your account',
  accountNews: { one: 'change', other: 'changes' },
  readersSite: 'Readers’ site',
  opensInNewTab: 'opens in a new tab',
  commands: 'Find or do anything',
  commandsHint: 'Ctrl K',
  commandsKey: 'Ctrl Alt K',
  commandsInText: 'opens this; in a text it is',
  commandsEmpty: 'Nothing found. Try fewer letters.',
  commandsPlaceholder: 'Go to, do, or find a story',
  stories: 'Stories',
  demoName: 'Demonstration',
  demo: 'Demonstration: anybody can sign in here. Do not keep anything real in it.',
  offline:
    'No connection to the newsroom. What you type in a story you have open is kept on this device and sent when it is back; anything else cannot be done until then.',
  cancel: 'Cancel',
  notFound: 'There is no such screen.',
  toDesk: 'Go to the desk',
  notPermitted: 'Your role does not include this screen. An administrator can change that.',
};

export const shellWords = inLanguage({ en });
