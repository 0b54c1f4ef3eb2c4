import { test } from 'vitest';
import { open, paragraph, bothRead, saved, write } from './at-work.ts';
import { journalists } from './journalists.ts';
import { aCopy, start } from './own-newsroom.ts';

const people = journalists();

test('two people write on while the server is killed and started again; the screen says so, and nothing is lost', async () => {
  const data = aCopy();
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

  await start(data, { before: first });
  await bothRead([nell, beth], 'At nine: The lights went out. Nobody was hurt.');
  await saved(nell);
  await saved(beth);
  await nell.reload();
  await bothRead([nell, beth], 'At nine: The lights went out. Nobody was hurt.');
});
