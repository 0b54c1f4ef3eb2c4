import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { doOnceOffered, offer, offeredCommands } from './offered-commands.ts';

/** Offers a new story as the desk does, and says how often it was begun. */
function aDesk() {
  const begun: number[] = [];
  const command = { id: 'new-story', name: 'New story', run: () => void begun.push(1) };
  return { begun, leave: offer([command]), command };
}

test('what was asked for happens once, when the screen that offers it stands', () => {
  doOnceOffered('new-story');
  const desk = aDesk();
  expect(desk.begun).toHaveLength(1);
  expect(offeredCommands()).toContain(desk.command);
  desk.leave();
  expect(offeredCommands()).toEqual([]);
  const again = aDesk();
  expect(again.begun).toEqual([]);
  again.leave();
});

test('what was asked for of a screen that never came does not happen when somebody goes there later', async () => {
  doOnceOffered('new-story', 1);
  await pause(20);
  const desk = aDesk();
  expect(desk.begun).toEqual([]);
  desk.leave();
});
