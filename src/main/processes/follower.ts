// The process that follows a newsroom as `standfirst serve --from` runs it: what it is to do comes as JSON.
import { reportRefusal } from './refused.ts';
import { type FollowerOptions, runFollower } from './run-follower.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as FollowerOptions;
process.exit(await runFollower(options).catch(reportRefusal));
