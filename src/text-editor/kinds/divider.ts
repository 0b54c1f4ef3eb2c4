import type { BlockFace } from './face.ts';

export const divider: BlockFace = {
  ways: [{ kind: 'divider', alsoCalled: 'rule line hr' }],
  draws: { divider: () => ['div', { class: 'block divider' }, ['hr']] },
  tags: { divider: () => 'hr' },
  plain: '* * *',
};
