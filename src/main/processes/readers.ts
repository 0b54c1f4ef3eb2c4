// The readers' process as `standfirst start` runs it: what it is to do comes as JSON. It loads no command line, so that it is
// there at once and stays small.
import { reportRefusal } from './refused.ts';
import { type ReadersOptions, serveReaders } from './serve-readers.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ReadersOptions;
process.exit(await serveReaders(options, () => {}).catch(reportRefusal));
