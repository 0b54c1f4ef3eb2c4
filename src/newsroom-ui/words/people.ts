import type { Role } from '../../story/person.ts';
import { inLanguage } from '../../ui/language.ts';

const roles: Readonly<Record<Role, string>> = {
  reporter: 'Reporter',
  'sub-editor': 'Sub-editor',
  editor: 'Editor',
  administrator: 'Administrator',
};

const can: Readonly<Record<Role, string>> = {
  reporter: 'Writes stories and hands them on.',
  'sub-editor': 'Also checks, cuts and decides suggestions.',
  editor: 'Also publishes, corrects, withdraws and arranges fronts.',
  administrator: 'Also manages people and settings.',
};

const fronts = {
  title: 'Fronts',
  says: 'Somebody named for particular fronts may act on those and no others, whatever their role. A container shared by several fronts needs permission for all of them.',
  may: { 'front.arrange': 'May arrange', 'front.launch': 'May launch', 'banner.put': 'May put up the breaking banner' },
  which: { 'front.arrange': 'Arranges', 'front.launch': 'Launches', 'banner.put': 'Banner over the pages of' },
  all: 'All fronts, by role',
  noneByRole: 'No front, by role',
  onlyThese: 'Only these…',
  only: {
    'front.arrange': (names: string) => `Arranges only ${names}.`,
    'front.launch': (names: string) => `Launches only ${names}.`,
    'banner.put': (names: string) => `Breaking banner only for ${names}.`,
  },
};

const door = {
  signIn: 'Sign in',
  to: (newsroom: string): string => `Newsroom of ${newsroom}`,
  email: 'E-mail address',
  password: 'Password',
  showPassword: 'Show the password',
  withPasskey: 'Sign in with a passkey',
  or: 'or',
  forgotten: 'Forgotten your password? An administrator can send you a link to set a new one.',
  code: 'Code',
  codeHint: 'From your authenticator app. A recovery code works too.',
  demoTitle: 'Choose who to be',
  demoSays: 'This is a demonstration, and no password is needed.',
  isNew:
    'Nobody has an account here yet. Open the link that the newsroom printed when it was started; starting it again prints a new one.',
  noCookies:
    'You signed in, but this browser does not keep the newsroom’s cookies. Allow cookies for this address in the browser’s settings and sign in again; in Safari on the machine that runs the newsroom, use another browser.',
  noCookiesHere:
    'You signed in, but browsers keep the newsroom’s cookies only over HTTPS, or at http://localhost on the machine that runs it. Ask whoever runs it for its HTTPS address.',
  notSecure:
    'This address is not secure, so your browser will not keep you signed in. Open the newsroom by its HTTPS address, or at http://localhost on the machine that runs it.',
  working:
    'Somebody is guessing passwords. Your device is proving that it is not them: this takes a few seconds, at worst some minutes. Keep this page open.',
  passkeyStopped: 'No passkey was used. Try again, or sign in with your password.',
};

const welcome = {
  title: 'Welcome',
  first: 'You are the first here, and will be the newsroom’s administrator.',
  invitation: (role: string): string => `You have been invited to work here. Your role: ${role.toLowerCase()}.`,
  reset:
    'Choose a new way to sign in. Your old password, passkeys and codes will stop working, and you will be signed out everywhere.',
  name: 'Your name',
  nameHint: 'As it appears in bylines and to colleagues.',
  email: 'E-mail address',
  emailHint: 'You sign in with it.',
  wayTitle: 'How you will sign in',
  waySays:
    'A passkey stays on your device and cannot be guessed or phished. You can have both a passkey and a password.',
  makePasskey: 'Create a passkey',
  passkeyMade: 'Passkey created.',
  passwordLabel: 'Password',
  passwordHint:
    'At least 15 characters of any kind. Four unrelated words are easy to remember. Leave it empty to use a passkey only.',
  passwordOnlyHint: 'At least 15 characters of any kind. Four unrelated words are easy to remember.',
  join: 'Join',
  noLink: 'This address works only as part of an invitation. Open the whole link as you were given it.',
  toSignIn: 'Go to sign-in',
  passkeyName: 'My first passkey',
};

const account = {
  title: 'Your account',
  you: 'You',
  name: 'Name',
  email: 'E-mail address',
  role: 'Role',
  save: 'Save',
  saved: 'Your name has been changed.',
  emailHint: 'An administrator can change it.',
  password: 'Password',
  passwordSet: 'Set',
  noPassword: 'You have no password.',
  changePassword: 'Change password',
  setPassword: 'Set a password',
  present: 'Current password',
  next: 'New password',
  nextHint: 'At least 15 characters of any kind. You will be signed out everywhere else.',
  passwordChanged: 'Your password has been changed, and you have been signed out everywhere else.',
  passkeys: 'Passkeys',
  noPasskeys:
    'You have no passkeys. With one you sign in by fingerprint, face or device PIN, and nobody can guess or phish it.',
  noPasskeysHere: 'Passkeys do not work at this address. They need HTTPS, or http://localhost.',
  addPasskey: 'Add a passkey',
  passkeyName: 'Name of this passkey',
  passkeyNameHint: 'Something you will recognise, such as “Phone” or “Desk”.',
  passkeyAdded: 'The passkey has been added.',
  passkeyStopped: 'No passkey was created. Start again when you are ready.',
  made: 'Created',
  lastUsed: 'last used',
  neverUsed: 'never used',
  remove: 'Remove',
  removed: 'The passkey has been removed.',
  proof: 'Current password',
  proofHint: 'So that we know it is you.',
  sessions: 'Where you are signed in',
  thisOne: 'This browser',
  since: 'since',
  used: 'last used',
  end: 'End',
  ended: 'The session has ended.',
  endOthers: 'End all others',
  othersEnded: 'You have been signed out everywhere else.',
  signOut: 'Sign out',
  onlyHere: 'Some changes are only on this device',
  onlyHereSays:
    'The newsroom has not confirmed everything you typed in these stories. If you sign out it stays on this device, where only you can reach it: sign in here again, open the stories, and it will be sent.',
  stay: 'Stay signed in',
  leaveHere: 'Sign out and leave it here',
  demo: 'This is a demonstration account. It has no password, and stays as it is for whoever comes next.',
  demoInvited: 'You joined by a link: this account is yours alone. It lasts as long as the demonstration.',
  ways: {
    password: 'with a password',
    code: 'with a password and a code',
    passkey: 'with a passkey',
    link: 'by a link',
    demo: 'in the demonstration',
  },
  unknownBrowser: 'Unknown browser',
  on: (browser: string, system: string): string => `${browser} on ${system}`,
};

const people = {
  title: 'People',
  invite: 'Invite somebody',
  count: { one: 'person', other: 'people' },
  find: 'Find by name or address',
  nobody: 'Nobody by that name or address.',
  shut: 'Suspended',
  demo: 'Demonstration',
  you: 'You',
  lastSeen: 'Last seen',
  notHere: 'Not signed in',
  signsIn: 'Signs in with',
  byPassword: 'password',
  byPasskeys: { one: 'passkey', other: 'passkeys' },
  noWay: 'nothing yet',
  manage: 'Manage',
  manageWhom: (name: string): string => `Manage ${name}`,
  role: 'Role',
  name: 'Name',
  email: 'E-mail address',
  save: 'Save',
  saved: 'Saved.',
  reset: 'Create a reset link',
  resetSays:
    'For a forgotten password or a lost device. Once it is used, every old password, passkey and code stops working.',
  signOutAll: 'Sign out everywhere',
  signedOut: { one: 'session ended.', other: 'sessions ended.' },
  deactivate: 'Suspend',
  deactivateSays:
    'Signs them out everywhere at once and ends the links they made. Their work keeps their name, and access can be restored.',
  reactivate: 'Restore access',
  deactivated: (name: string): string => `${name} has been suspended.`,
  reactivated: (name: string): string => `${name} can sign in again.`,
  notYours: 'Administrators manage people here.',
  askThem: 'Ask one of them to invite a colleague, or to change a name, an address or a role.',
  invitations: 'Invitations and reset links',
  noInvitations: 'None outstanding.',
  invitedAs: 'as',
  resetFor: 'Reset',
  expires: 'valid until',
  expired: 'Expired',
  by: 'Created by',
  revoke: 'Revoke',
  revokeWhom: (whom: string): string => `Revoke the link for ${whom}`,
  revoked: 'The link no longer works.',
  inviteTitle: 'Invite somebody',
  inviteName: 'Name',
  inviteNameHint: 'They can change it.',
  makeLink: 'Create the link',
  linkTitle: 'Give them this link',
  linkSays: 'It is shown only this once, works once, and is valid until',
  linkWarn: 'Send it by a channel that only they can read.',
  linkReplaced: 'The earlier link for this address no longer works.',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied.',
  done: 'Done',
};

const audit = {
  title: 'Record',
  says: 'Everything done here, by whom and when. None of it can be changed.',
  notYours: 'Administrators read the record.',
  words: 'Words',
  person: 'Who',
  everybody: 'Everybody',
  system: 'The system',
  act: 'What',
  everything: 'Everything',
  from: 'From',
  to: 'Until',
  clear: 'Show everything',
  none: 'Nothing matches.',
  noneNext: 'Try fewer words, or a longer period.',
  older: 'Show older',
  details: 'Details',
  story: 'Story',
};

const secondFactor = {
  title: 'Authenticator app',
  none: 'Not in use. With one, your password alone is not enough: signing in also takes a code from your phone.',
  noneNeeded: 'Not in use. You sign in with a passkey, which is as strong as a password and a code together.',
  needed:
    'Your role must sign in with two factors. Add an authenticator app below and go on, or add a passkey and sign in with it. Until then nothing else here is open to you.',
  add: 'Add an authenticator app',
  addTitle: 'Add an authenticator app',
  scan: 'Scan this with an authenticator app on your phone.',
  byHand: 'Or type this key into the app:',
  onThisDevice: 'Open in an app on this device',
  qrLabel: 'A code to scan, holding the same key as the text beside it',
  code: 'Code from the app',
  codeHint: 'Six digits. Typing them shows that the app has the key.',
  confirm: 'Confirm',
  since: 'In use since',
  codesLeft: { one: 'recovery code left.', other: 'recovery codes left.' },
  renew: 'New recovery codes',
  remove: 'Remove the app',
  removed: 'The authenticator app has been removed.',
  codesTitle: 'Your recovery codes',
  codesSay:
    'If you lose your phone, each of these works once in place of a code from the app. They are shown only now. Keep them on paper, not on the phone.',
  copy: 'Copy',
  copied: 'Copied.',
  kept: 'I have kept them',
  rulesTitle: 'Who must use two factors',
  rulesSay:
    'People in these roles sign in with a passkey, or with a password and a code from an authenticator app. Those who cannot yet are asked to set one up before anything else.',
  rulesSaved: 'Saved.',
  without: { one: 'person has neither yet', other: 'people have neither yet' },
};

const proof = {
  title: 'Is it still you?',
  says: 'You signed in a while ago, and this is not for anybody who finds your screen open. You will not be asked again for 15 minutes.',
  password: 'Your password',
  withPasskey: 'Use a passkey',
  goOn: 'Continue',
};

const events = {
  title: 'Recent security events',
  says: 'Sign-ins, and every change to how you sign in and what you may do. If something here was not you, change your password and tell an administrator.',
  nobody: 'The newsroom',
  isNew: 'New',
};

const en = { roles, can, fronts, door, welcome, account, people, audit, secondFactor, proof, events };

export const peopleWords = inLanguage({ en });
