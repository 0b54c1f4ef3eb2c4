import { describe, expect, it } from 'vitest';
import { aHouse, type House } from '../../../../test/house/houses.ts';
import { standing } from '../../../../test/house/shelves.ts';
import { aStory, idOf, paragraph } from '../../../../test/house/stories.ts';
import { htmlFaults } from '../../../../test/site/html-rules.ts';
import { changesBetween } from './changes.ts';

const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const body = (...texts: string[]) => texts.map(paragraph);

const page = async (house: House, path: string): Promise<string> => (await standing(house.shelf, path)) ?? '';

/** A page without what is said to those who hear it. */
const seen = (html: string): string => html.replace(/<span class="unseen">[^<]*<\/span>/g, '');

describe('what changed between two versions', () => {
  it('names the parts that readers see, in the order of the page', () => {
    const before = aStory({ body: body('One.', 'Two.', 'Three.') });
    const after = aStory({ headline: 'Ferry reaches both islands', body: body('One.', 'Three.', 'Four.') });
    const parts = changesBetween(before, after).map(({ name, is }) => [name, is]);
    expect(parts).toEqual([
      ['headline', 'changed'],
      ['body', 'removed'],
      ['body', 'added'],
    ]);
  });

  it('never tells what only the newsroom reads', () => {
    const after = aStory({ catchline: 'SECRET-FERRY', shortHeadline: 'Ferry in', trailText: 'In at last.' });
    expect(changesBetween(aStory(), after)).toEqual([]);
  });

  it('says that links or emphasis changed where the words did not', () => {
    const marked = { ...paragraph('One word.'), marks: [{ type: 'strong' as const, from: 0, to: 3 }] };
    expect(changesBetween(aStory({ body: body('One word.') }), aStory({ body: [marked] }))).toMatchObject([
      { name: 'body', is: 'look' },
    ]);
  });

  it('cuts long stretches that did not change', () => {
    const long = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');
    const [part] = changesBetween(aStory({ body: body(`${long} old`) }), aStory({ body: body(`${long} new`) }));
    const text = part?.words.map((stretch) => stretch.text).join('') ?? '';
    expect(text.length).toBeLessThan(250);
    expect(text).toMatch(/ … .* oldnew$/);
  });
});

describe('the readers’ pages', () => {
  it('tell what changed, in marks and in words, and are sound', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const after = aStory({ body: body('The ferry came in at second light.') });
    await house.publish({ story: after, change: 'correction', note: 'It was the second light.' });
    for (const path of [`${PATH}/versions/2`, `${PATH}/history`, `/lite${PATH}/versions/2`, `/lite${PATH}/history`]) {
      const html = await page(house, path);
      expect(html, path).toContain('What changed since version 1');
      expect(seen(html), path).toContain('came in at <del>first</del><ins>second</ins> light.');
      expect(html, path).toContain('<del><span class="unseen">[removed: </span>first');
      expect(html, path).not.toContain('<script src');
      expect(await htmlFaults(html.replace(/<!--#include[^>]*-->/g, '')), path).toEqual([]);
    }
    expect(await page(house, `${PATH}/versions/2`)).toContain('It was the second light.');
    expect(await page(house, `${PATH}/versions/1`)).not.toContain('What changed');
  });

  it('never tell a word of a suppressed version, and compare with the one before it', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory({ body: body('He is well.') }) });
    await house.publish({ story: aStory({ body: body('He is well. Child Nameless.') }), change: 'minor' });
    await house.publish({ story: aStory({ body: body('He is very well.') }), change: 'minor' });
    expect(await page(house, `${PATH}/versions/3`)).toContain('Nameless');
    await house.suppress(idOf(1), 2);
    for await (const path of house.shelf.paths())
      expect((await standing(house.shelf, path)) ?? '', path).not.toContain('Nameless');
    expect(await page(house, `${PATH}/versions/3`)).toContain('What changed since version 1');
    expect(seen(await page(house, `${PATH}/history`))).toContain('He is <ins>very </ins>well.');
  });

  it('in Arabic are read from the right, with Arabic words for what went and came', async () => {
    const house = await aHouse();
    const arabic = { edition: 'arabic', section: 'akhbar', lang: 'ar', dir: 'rtl' as const };
    await house.publish({ story: aStory({ ...arabic, body: body('وصلت العبارة صباحا.') }) });
    await house.publish({ story: aStory({ ...arabic, body: body('وصلت العبارة مساء.') }), change: 'minor' });
    const html = await page(house, `${PATH}/versions/2`);
    expect(html).toContain('ما تغيّر منذ النسخة 1');
    expect(html).toContain('[محذوف: ');
  });

  it('stay light: a history tells the newest versions only, and so many parts of each', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    for (let number = 2; number <= 16; number += 1) {
      const texts = Array.from({ length: 30 }, (_, at) => `Paragraph ${at} of version ${number}.`);
      await house.publish({ story: aStory({ body: body(...texts) }), change: 'minor' });
    }
    const html = await page(house, `${PATH}/history`);
    expect(html.match(/What changed since version/g)).toHaveLength(12);
    expect(html).toMatch(/\d+ more parts changed\./);
    expect(html.length).toBeLessThan(80_000);
  });
});
