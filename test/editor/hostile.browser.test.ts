import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { hostileAddresses, hostileMarkup } from './hostile-markup.ts';

const writer = aWriter();
const empty = documentWith('Words that were there.', '').toJSON() as object;

/** So few at a time that what is pasted and drawn stays short. */
function inBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
}

const BATCH = 50;

/** What could run if somebody clicked, pointed or waited: nothing of it may stand in the text. */
async function dangers(page: Awaited<ReturnType<typeof writer.at>>['page']): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('.text *')];
    const handlers = all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on')));
    const elements = all
      .map(({ localName }) => localName)
      .filter((name) => /^(script|iframe|object|embed|style|link|form|svg|math|base|meta)$/.test(name));
    const addresses = all
      .flatMap((one) => ['href', 'src', 'action', 'formaction'].map((name) => one.getAttribute(name) ?? ''))
      .filter((address) => !/^(https?|mailto|tel):$/.test(new URL(address, location.href).protocol));
    const styled = all
      .filter((one) => /url|expression/.test(one.getAttribute('style') ?? ''))
      .map(({ localName }) => `styled ${localName}`);
    return [...handlers, ...elements, ...addresses, ...styled];
  });
}

test('the collection is large', () => {
  expect(new Set(hostileMarkup).size).toBe(hostileMarkup.length);
  expect(hostileMarkup.length).toBeGreaterThan(140);
});

test('nothing that is pasted or dropped runs, asks for anything or leaves anything behind that could', async () => {
  const { page, alarms } = await writer.at(empty);
  for (const some of inBatches(hostileMarkup)) {
    await page.evaluate((json) => window.tools.show(json), empty);
    await page.evaluate((all) => {
      for (const markup of all) {
        window.tools.focus('ada', 'end');
        window.tools.paste('ada', { 'text/html': markup, 'text/plain': 'plain words' });
        window.tools.paste('ada', { 'text/plain': markup });
        const data = new DataTransfer();
        data.setData('text/html', markup);
        const { left, top } = document.querySelector('.text p')?.getBoundingClientRect() ?? { left: 0, top: 0 };
        const at = { clientX: left + 4, clientY: top + 8, bubbles: true, cancelable: true };
        document.querySelector('.text p')?.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }));
      }
    }, some);
    await page.waitForTimeout(200);
    expect(await dangers(page), some.join('\n')).toEqual([]);
    expect(alarms, some.join('\n')).toEqual([]);
  }
});

test('nothing that a hostile client puts into the shared document runs or asks for anything', async () => {
  const { page, alarms } = await writer.at(empty, { people: 2 });
  const words = (text: string, marks?: object) => ({ name: 'paragraph', children: [{ name: 'text', text, marks }] });
  const field = (name: string, text: string) => ({
    name: 'field',
    attrs: { name },
    children: [{ name: 'text', text }],
  });
  const picture = (path: string) => ({
    id: 'x',
    width: 1,
    height: 1,
    renditions: [{ path, type: 'image/jpeg', width: 1, height: 1 }],
  });
  const fromAddresses = hostileAddresses.flatMap((address) => [
    words('a link', { link: { href: address } }),
    { name: 'embed', attrs: { url: address, provider: address }, children: [field('snapshot', address)] },
    { name: 'relatedLink', attrs: { href: address }, children: [field('text', 'more')] },
    { name: 'video', attrs: { src: address }, children: [field('title', address)] },
    { name: 'image', attrs: { picture: picture(address) }, children: [field('alt', address)] },
  ]);
  const fromMarkup = hostileMarkup.flatMap((markup) => [
    words(markup),
    words('said', { 'comment--aaaaaaaa': { id: markup }, insertion: { id: markup, by: markup, at: markup } }),
    { name: 'paragraph', attrs: { onclick: 'ran(1)', style: 'background:url(/ran)', class: markup } },
    { name: 'livePost', attrs: { id: markup, at: markup }, children: [field(markup, markup)] },
    {
      name: 'timeline',
      children: [{ name: 'timelineEvent', attrs: { date: markup }, children: [field('when', markup)] }],
    },
  ]);
  const names = [
    'script',
    'iframe',
    'img',
    'svg',
    'style',
    'a',
    'constructor',
    '__proto__',
    'table',
    'tableGrid',
    'text',
  ];
  const fromNames = names.map((name) => ({
    name,
    attrs: { src: '/ran', onerror: 'ran(1)', onload: 'ran(1)' },
    children: [{ name: 'text', text: 'ran(1)' }],
  }));
  for (const some of inBatches([...fromAddresses, ...fromMarkup, ...fromNames.filter(({ name }) => name !== 'text')])) {
    await page.evaluate((json) => window.tools.show(json, { people: 2 }), empty);
    await page.evaluate((all) => {
      for (const made of all) window.tools.hostile(made);
    }, some);
    await page.waitForTimeout(200);
    expect(await dangers(page), JSON.stringify(some)).toEqual([]);
    expect(alarms, JSON.stringify(some)).toEqual([]);
    await page.evaluate(() => window.tools.focus('ada', 'start'));
    await page.keyboard.type('Still here. ');
    expect(await page.locator('#ada .text').innerText()).toContain('Still here. Words that were there.');
  }
});
