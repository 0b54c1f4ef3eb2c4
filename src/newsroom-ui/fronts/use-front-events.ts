import { useNewsroomEvents } from '../shell/newsroom-events.ts';
import { queries } from '../queries.ts';
import type { FrontView } from './front-query.ts';
import { noteHeld } from './use-held.ts';

/** Follows what others do to fronts, at once, and to the stories on them, soon: what is shown is asked for again. */
export function useFrontEvents(): void {
  useNewsroomEvents({
    follow: (stream) => {
      stream.addEventListener('held', noteHeld);
      stream.addEventListener('fronts', arranged);
      // Somebody types in some story all the time; what a front shows of it may wait a little.
      stream.addEventListener('changed', (event: MessageEvent<string>) => {
        if ((JSON.parse(event.data) as { stories: string[] }).stories.length > 0) askSoon();
      });
      // After a connection that broke nobody says which commands were missed.
      for (const event of ['open', 'everything']) stream.addEventListener(event, askAgain);
    },
    lookAgain: askAgain,
  });
}

/** A screen that has what was done already, as the one that did it, asks nothing. */
function arranged(event: MessageEvent<string>): void {
  const { revision, isLaunched } = JSON.parse(event.data) as { revision: number; isLaunched: boolean };
  const isNew = (data: unknown): boolean => isLaunched || ((data as FrontView | undefined)?.revision ?? 0) < revision;
  void queries.invalidateQueries({ queryKey: ['front'], predicate: ({ state }) => isNew(state.data) });
  for (const queryKey of [['fronts'], ['launches']]) void queries.invalidateQueries({ queryKey });
}

const SOON_MS = 1_500;
let soon: ReturnType<typeof setTimeout> | undefined;

function askSoon(): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    askAgain();
  }, SOON_MS);
}

function askAgain(): void {
  for (const queryKey of [['front'], ['fronts'], ['launches']]) void queries.invalidateQueries({ queryKey });
}
