// The search's process as `standfirst start` runs it: what it is to do comes as JSON.
import { reportRefusal } from './refused.ts';
import { runSearch, type SearchOptions } from './run-search.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as SearchOptions;
process.exit(await runSearch(options, () => {}).catch(reportRefusal));
