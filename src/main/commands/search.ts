import { runSearch } from '../processes/run-search.ts';
import { say, sayUnknownVariables } from '../report.ts';

interface SearchCommand {
  readonly data: string;
  readonly port: number;
}

/** Answers the search of the site alone, for a `standfirst serve` beside it, until it is told to stop. */
export async function runSearchAlone(options: SearchCommand): Promise<number> {
  sayUnknownVariables();
  return runSearch(options, (origin) => {
    say(`Search          ${origin}/`);
    say(`For readers     npx standfirst serve --search ${origin}`);
    say('Stop            Ctrl-C');
  });
}
