import { inLanguage } from '../../ui/language.ts';

const en = {
  keptHere:
    'These stories are kept on this device. Go on with them; what you type goes to the newsroom when it answers.',
  noneKept: 'No story is kept on this device. The desk comes by itself when the newsroom answers.',
  untitled: 'Story without a headline',
  onlyHere: { one: 'change only on this device', other: 'changes only on this device' },
  lastOpen: 'last open',

  notOpened: 'This could not be opened',
  renewed: 'The newsroom was renewed',
  renewedNext:
    'This screen is from before, and the part that was asked for is not there any more. What you typed is kept.',
  loadAgain: 'Load this screen again',
  notHere: 'This part of the screens is not on this device, and no answer came from the newsroom.',
};

export const offlineWords = inLanguage({ en });
