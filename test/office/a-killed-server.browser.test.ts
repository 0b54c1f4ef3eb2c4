import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inject, test } from 'vitest';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { serve, type Served } from '../house/standfirst.ts';
import { open, paragraph, bothRead, saved, write } from './at-work.ts';
import { journalists } from './journalists.ts';

const people = journalists();

/** A copy of the sample newsroom as it stands, which is quicker than another sample. */
function copied(): string {
  const { data } = inject('office');
  const folder = join(aFolder(), 'data');
  cpSync(data, folder, { recursive: true, filter: (file) => !basename(file).startsWith('standfirst.db') });
  const store = new DatabaseSync(join(data, 'standfirst.db'), { readOnly: true });
  store.prepare('VACUUM INTO ?').run(join(folder, 'standfirst.db'));
  store.close();
  return folder;
}

/** Starts the newsroom in a folder, at the ports it had before if it had any. */
async function start(data: string, before?: Served): Promise<Served> {
  const ports = before
    ? ['--site-port', new URL(before.site).port, '--newsroom-port', new URL(before.office).port]
    : [];
  const served = await serve(data, '--demo', ...ports);
  atTheEnd(() => served.stop('SIGKILL'));
  return served;
}

test('two people write on while the server is killed and started again; the screen says so, and nothing is lost', async () => {
  const data = copied();
  const first = await start(data);
  const at = { baseURL: first.office };
  const [nell, beth] = [await people.as('reporter', at), await people.as('sub-editor', at)];
  const id = await write(nell, 'Lights out in the old town', ['The lights went out.']);
  await open(beth, id);
  await first.stop('SIGKILL');
  for (const page of [nell, beth]) await page.getByText('Offline. Everything you typed is saved.').first().waitFor();
  await paragraph(nell).click();
  await nell.keyboard.press('End');
  await nell.keyboard.type(' Nobody was hurt.');
  await paragraph(beth).click();
  await beth.keyboard.press('Home');
  await beth.keyboard.type('At nine: ');
  for (const page of [nell, beth])
    await page
      .getByText(/^Offline: \d+ changes kept on this device$/)
      .first()
      .waitFor();

  await start(data, first);
  await bothRead([nell, beth], 'At nine: The lights went out. Nobody was hurt.');
  await saved(nell);
  await saved(beth);
  await nell.reload();
  await bothRead([nell, beth], 'At nine: The lights went out. Nobody was hurt.');
});
