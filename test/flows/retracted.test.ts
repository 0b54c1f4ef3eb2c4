import { expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { aHouse } from '../house/houses.ts';
import { standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const NOTE = 'The ferry had not sailed.';

it('every version of a retracted story says so before anything else, to readers and to machines', async () => {
  const { rooms, shelf, publish, suppress } = await aHouse();
  await publish({ story: aStory() });
  await publish({ story: aStory({ standfirst: 'Nine days late.' }), change: 'update', note: 'It came late.' });
  expect(await standing(shelf, `${PATH}/versions/1`)).toContain('may have been updated or corrected since');

  const { pressed } = await publish({ story: aStory(), change: 'retraction', note: NOTE });
  for (const one of [1, 2]) {
    for (const path of [`${PATH}/versions/${one}`, `/lite${PATH}/versions/${one}`]) {
      const page = (await standing(shelf, path)) ?? '';
      expect(page, path).toContain('should not be relied on');
      expect(page, path).toContain(NOTE);
      expect(page, path).toMatch(/<title>Retracted\. /);
      expect(page, path).not.toContain('may have been updated');
      expect(pressed.map((task) => task.path)).toContain(path);
    }
  }
  expect(await standing(shelf, PATH)).toContain('"creativeWorkStatus":"Retracted"');

  const later = await publish({ story: aStory(), change: 'minor', note: null });
  expect(later.pressed.map((task) => task.path)).not.toContain(`${PATH}/versions/1`);

  await suppress(idOf(1), 3);
  const page = (await standing(shelf, `${PATH}/versions/1`)) ?? '';
  expect(page).toContain('should not be relied on');
  expect(page).not.toContain(NOTE);
  expect(await checkShelf(rooms)).toEqual([]);
});
