import { newsroomListener } from '../ports.ts';
import { runNewsroom } from '../processes/run-newsroom.ts';
import { sayUnknownVariables } from '../report.ts';

interface NewsroomCommand {
  readonly data: string;
  readonly newsroomPort: number;
  readonly newsroomUrl?: string;
}

/** One of several newsrooms on a server, without a press: what is published here others press, and who publishes waits for them. Until it is told to stop. */
export function runNewsroomAlone(options: NewsroomCommand): Promise<number> {
  sayUnknownVariables();
  return runNewsroom({
    ...partOf(options),
    office: newsroomListener({ ...options, host: 'localhost' }),
    role: 'newsroom',
  });
}

/** One of several presses on a server, of which one is on duty. Until it is told to stop. */
export function runPressAlone(options: Pick<NewsroomCommand, 'data' | 'newsroomUrl'>): Promise<number> {
  sayUnknownVariables();
  const office = newsroomListener({ host: 'localhost', newsroomPort: 0 });
  return runNewsroom({ ...partOf(options), office, role: 'press' });
}

function partOf({ data, newsroomUrl }: Pick<NewsroomCommand, 'data' | 'newsroomUrl'>) {
  const nowhere = { site: '', host: 'localhost', isPortChosen: false, empty: false, demo: false, readers: [] };
  return { ...nowhere, data, ...(newsroomUrl !== undefined && { newsroomUrl }), startedAt: Date.now() };
}
