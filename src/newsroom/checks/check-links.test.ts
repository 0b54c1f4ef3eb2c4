import { expect, test } from 'vitest';
import { aHouse, desk, type House } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { saveDraft } from '../../store/drafts.ts';
import type { Block } from '../../story/blocks.ts';
import { publicNetwork } from './ask-link.ts';
import type { LinkChecker } from '../link-checker.ts';

const linked = (href: string): Block => ({
  ...paragraph('See here.'),
  marks: [{ type: 'link', from: 4, to: 8, href }],
});

const draft = (house: House, body: readonly Block[]) =>
  house.store.write((tx) =>
    saveDraft(tx, aStory({ id: idOf(5), body: [...body] }), { at: house.clock.now(), by: desk.name }),
  );

async function check(house: House, links?: LinkChecker) {
  const ask = await aNewsroomApp({ ...house.rooms, ...(links && { links }) });
  return ask('reporter', { method: 'POST', url: `/api/stories/${idOf(5)}/link-check` });
}

/** Answers as it is told to, and notes what it was asked. */
function checker(answer: Awaited<ReturnType<LinkChecker['ask']>>[number]) {
  const asked: string[] = [];
  const links: LinkChecker = {
    network: publicNetwork,
    ask: async (hrefs) => {
      asked.push(...hrefs);
      return hrefs.map(() => answer);
    },
  };
  return { links, asked };
}

test('links on our own site are looked up here, and no network is asked for them', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  await house.publish({ story: aStory({ id: idOf(2), headline: 'Gone', urlSlug: 'gone' }) });
  await house.withdraw(idOf(2));
  await house.redirect('/1/hi/6913883.stm', idOf(1));
  const own = 'https://harbour.example';
  await draft(house, [
    linked(`${own}/news/${idOf(1)}/ferry-reaches-the-islands`),
    linked(`/news/${idOf(1)}/any-slug#there`),
    linked('/world'),
    linked(`${own}/1/hi/6913883.stm`),
    linked(`/news/${idOf(2)}/gone`),
    linked(`${own}/nowhere`),
    linked('mailto:desk@harbour.example'),
  ]);
  const { links, asked } = checker({ is: 'good' });
  const { problems, looked } = (await check(house, links)).json();
  expect(problems.map(({ code, where }: { code: string; where: string }) => `${where} ${code}`)).toEqual([
    'body/4 link-dead',
    'body/5 link-dead',
  ]);
  expect([looked, asked]).toEqual([7, []]);
});

test('links elsewhere are asked once each, and named wherever they stand', async () => {
  const house = await aHouse();
  const href = 'https://elsewhere.example/a';
  const box: Block = {
    type: 'factBox',
    title: 'A box',
    paragraphs: [],
    items: [{ text: 'x', marks: [{ type: 'link', from: 0, to: 1, href }] }],
  };
  await draft(house, [linked(href), paragraph('Nothing.'), box, { type: 'relatedLink', href, text: 'More' }]);
  const { links, asked } = checker({ is: 'dead', why: 'Its site says it is not there (404).' });
  const { problems, looked } = (await check(house, links)).json();
  expect([looked, asked]).toEqual([1, [href]]);
  expect(problems.map(({ where }: { where: string }) => where)).toEqual(['body/0', 'body/2', 'body/3']);
  expect(problems[0]).toMatchObject({ code: 'link-dead', href, say: expect.stringContaining('404') });
});

test('an address in a private network is refused by the real rules', async () => {
  const house = await aHouse();
  await draft(house, [linked('http://169.254.169.254/latest/meta-data')]);
  const { linkChecker } = await import('../link-checker.ts');
  expect((await check(house, linkChecker())).json().problems).toMatchObject([{ code: 'link-inside', where: 'body/0' }]);
});

test('two hundred addresses are looked at and no more', async () => {
  const house = await aHouse();
  await draft(
    house,
    Array.from({ length: 201 }, (_, at) => linked(`https://elsewhere.example/${at}`)),
  );
  const { links, asked } = checker({ is: 'good' });
  expect((await check(house, links)).json()).toEqual({ looked: 200, isCut: true, problems: [] });
  expect(asked).toHaveLength(200);
});

test('a story that is not there, and what is no id, are refused', async () => {
  const house = await aHouse();
  expect((await check(house)).statusCode).toBe(404);
  const ask = await aNewsroomApp(house.rooms);
  expect((await ask('reporter', { method: 'POST', url: '/api/stories/NO/link-check' })).statusCode).toBe(400);
  expect((await ask(null, { method: 'POST', url: `/api/stories/${idOf(5)}/link-check` })).statusCode).toBe(401);
});
