import { readFileSync } from 'node:fs';
import { problem } from '../../base/problem.ts';
import { dateUndated } from '../../newsroom/date-stories.ts';
import { rowsOf } from '../../newsroom/rows-of-file.ts';
import { catchUp } from '../../press/press.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { openExisting } from '../open-rooms.ts';
import { say, sayProblems } from '../report.ts';

/** Dates the undated stories that a file of lines `story,date` names. Exit code 0 when all were dated, 1 when some were not. */
export async function runDate(file: string, options: { readonly data: string }): Promise<number> {
  const text = textOf(file);
  if (text === null) {
    sayProblems([
      problem(
        'file-unreadable',
        file,
        'There is no such file, or it may not be read. Check its name and its permissions.',
      ),
    ]);
    return 1;
  }
  const rooms = await openExisting(newsroomFolder(options.data), openLog());
  try {
    let failed = 0;
    // A line of headings is passed over.
    const rows = rowsOf(text, ([, date = '']) => /\d/.test(date)).filter(
      ({ cells: [, date = ''] }, at) => at > 0 || /\d/.test(date),
    );
    for (const { line, cells } of rows) {
      const [story = '', date = ''] = cells;
      const dated = await dateUndated(rooms, { story, date }, 'date');
      if (dated.ok) process.stdout.write(`dated     ${dated.at}  ${dated.headline}\n`);
      else sayProblems([{ ...dated.problem, where: `line ${line} (${dated.problem.where})` }]);
      if (!dated.ok) failed += 1;
    }
    await catchUp(rooms);
    say(`${rows.length - failed} of ${rows.length} stories dated.`);
    return failed > 0 ? 1 : 0;
  } finally {
    await rooms.close();
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
