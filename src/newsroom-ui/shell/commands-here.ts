import { useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useFilter } from 'react-aria-components';
import { useMe } from '../session.ts';
import { shellWords as words } from '../words/shell.ts';
import { type Command, doOnceOffered, offeredCommands, watchCommands } from './offered-commands.ts';
import { places, settings } from './places.ts';

/** What the screen one is on offers, then what can be done and chosen from anywhere, then the screens, as far as their names hold `text`. */
export function useCommandsFor(text: string): Command[] {
  const me = useMe();
  const navigate = useNavigate();
  const { contains } = useFilter({ sensitivity: 'base' });
  const offered = useSyncExternalStore(watchCommands, offeredCommands);
  const go = (to: string, search?: object) => () => void navigate({ to, ...(search && { search }) });
  // Settings are found by those who look for them; a list of everything would hide what is done often.
  const ways = (text.trim() === '' ? places : [...places, ...settings])
    .filter((place) => place.isFor(me.role))
    .map(({ to, name, search }) => ({ id: `go ${to} ${name}`, name, run: go(to, search) }));
  const begin = (): void => {
    doOnceOffered('new-story');
    go('/')();
  };
  const anywhere = offered.some(({ id }) => id === 'new-story')
    ? []
    : [{ id: 'begin', name: words.newStory, run: begin }];
  return [...offered, ...anywhere, ...ways].filter(({ name }) => contains(name, text.trim()));
}
