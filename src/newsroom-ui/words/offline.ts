import { inLanguage } from '../../ui/language.ts';

const en = {
  keptHere:
    'These stories are kept on this device. You can go on writing; what you type is sent when the newsroom answers.',
  noneKept: 'No stories are kept on this device. The desk will appear when the newsroom answers.',
  untitled: 'Story without a headline',
  onlyHere: { one: 'change only on this device', other: 'changes only on this device' },
  lastOpen: 'last open',

  notOpened: 'This could not be opened',
  renewed: 'The newsroom has been updated',
  renewedNext: 'This screen is from the earlier version, and part of it is no longer there. What you typed is kept.',
  loadAgain: 'Reload this screen',
  notHere: 'This screen is not kept on this device, and the newsroom did not answer.',
};

export const offlineWords = inLanguage({ en });
