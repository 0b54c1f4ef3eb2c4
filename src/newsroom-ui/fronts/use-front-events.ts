import { useNewsroomEvents } from '../shell/newsroom-events.ts';
import { noteHeld } from './use-held.ts';
import { queries } from '../queries.ts';

/** Follows what others do to fronts, and to the stories on them: what is shown is asked for anew. */
export function useFrontEvents(): void {
  useNewsroomEvents({
    follow: (stream) => {
      // After a line that broke nobody says which commands were missed.
      stream.addEventListener('held', noteHeld);
      for (const event of ['open', 'fronts', 'changed', 'everything']) stream.addEventListener(event, askAgain);
    },
    lookAgain: askAgain,
  });
}

function askAgain(): void {
  for (const queryKey of [['front'], ['fronts'], ['launches']]) void queries.invalidateQueries({ queryKey });
}
