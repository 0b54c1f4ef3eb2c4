// The newsroom's process as `standfirst start` runs it: what it is to do comes as JSON.
import { reportRefusal } from './refused.ts';
import { type NewsroomOptions, runNewsroom } from './run-newsroom.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as NewsroomOptions;
process.exit(await runNewsroom(options).catch(reportRefusal));
