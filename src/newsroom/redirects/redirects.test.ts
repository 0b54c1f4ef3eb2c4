import { describe, expect, test } from 'vitest';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { hostileTargets } from '../../../test/house/hostile-vectors.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { checkShelf } from '../../press/check.ts';
import { searchAudit } from '../../store/audit.ts';
import type { Role } from '../../story/person.ts';
import { endSection, saveSectionAs } from '../settings/sections.ts';

async function aDoor() {
  const house = await aHouse();
  const story = aStory({ section: 'world', headline: 'The pier is back' });
  await house.publish({ story });
  const asked = await aNewsroomApp(house.rooms);
  const ask = async (route: string, payload?: object, role: Role = 'editor') => {
    const [method = 'GET', url = '/'] = route.split(' ');
    const answer = await asked(role, { method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, text: answer.body, json: () => JSON.parse(answer.body) };
  };
  const set = (from: string, to: string | null, was: string | null = null) =>
    ask('POST /api/redirects', { rows: [{ from, to, was }] });
  const check = async (...rows: readonly (readonly [string, string])[]) => {
    const sent = rows.map(([from, to], at) => ({ line: at + 1, from, to }));
    const answer = await ask('POST /api/redirects/checks', { rows: sent });
    return answer.json().rows as { is: string; from: string; to: string; problems: { code: string; say: string }[] }[];
  };
  const wrong = async (...rows: readonly (readonly [string, string])[]) =>
    (await check(...rows)).map(({ is, problems }) => problems.map(({ code }) => code).join(' ') || is);
  const at = async (path: string) => {
    const item = (await house.shelf.get(path))?.item;
    return item?.is === 'redirect' ? `→ ${item.to}` : (item?.is ?? 'nothing');
  };
  return { house, story, storyAt: `/news/${story.id}/${story.urlSlug}`, ask, set, check, wrong, at };
}

test('wherever somebody hostile would lead readers, they are led by http to what the address says, or nowhere', async () => {
  const { check } = await aDoor();
  const breaking = [
    'https://other.example/\r\nset-cookie: a=b',
    'https://paper.example@other.example/',
    'https://:a@other.example/',
  ];
  const targets = [...hostileTargets, ...breaking];
  const rows = await check(...targets.map((to, at) => [`/hostile-${at}`, to] as const));
  const taken = rows.filter(({ is }) => is !== 'wrong');
  expect(taken.map(({ to }) => to).filter((to) => !/^(\/(?!\/)|https?:\/\/[^@/]+\/)[^\s"<>\\]*$/.test(to))).toEqual([]);
  const from = await check(...targets.map((target) => [target, '/world'] as const));
  expect(from.filter(({ is, from: path }) => is !== 'wrong' && !/^\/(?!\/)[^\s"<>\\]*$/.test(path))).toEqual([]);
});

describe('a short address', () => {
  test('leads readers to a page, a place in it, a story whatever its slug, or another site; its lite edition too', async () => {
    const { house, set, at, story, storyAt } = await aDoor();
    for (const [from, to] of [
      ['/pier', storyAt],
      ['/pier-again', `https://harbour.example/news/${story.id}/another-slug`],
      ['/cup', '/sport#cup'],
      ['https://harbour.example/give', 'https://gifts.example/harbour?a=1&b="2"'],
      ['/old/page.php?id=7', '/world'],
    ] as const)
      expect((await set(from, to)).status).toBe(200);
    expect(await at('/pier')).toBe(`→ ${storyAt}`);
    expect(await at('/pier-again')).toBe(`→ ${storyAt}`);
    expect(await at('/lite/pier')).toBe(`→ /lite${storyAt}`);
    expect(await at('/cup')).toBe('→ /sport#cup');
    expect(await at('/give')).toBe('→ https://gifts.example/harbour?a=1&b=%222%22');
    expect(await at('/lite/give')).toBe('→ https://gifts.example/harbour?a=1&b=%222%22');
    expect(await at('/old/page.php?id=7')).toBe('→ /world');
    await house.publish({ story: { ...story, urlSlug: 'pier-opens' }, change: 'update', note: 'It is open.' });
    expect(await at('/pier')).toBe(`→ /news/${story.id}/pier-opens`);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('is led elsewhere, taken back in the history, and then says that it is gone; its word stays taken', async () => {
    const { house, ask, set, at } = await aDoor();
    await set('/pier', '/world');
    expect((await set('/pier', '/sport')).json()).toMatchObject({ code: 'changed-meanwhile' });
    const { number } = (await set('/pier', '/sport', '/world')).json();
    expect(await at('/pier')).toBe('→ /sport');
    const { changes } = (await ask('GET /api/settings/changes?limit=1')).json();
    const differences = [{ place: '/pier', before: '/world', after: '/sport' }];
    expect(changes).toMatchObject([{ number, document: 'redirects', canBeUndone: true, differences }]);
    const undo = (which: number) => ask(`POST /api/settings/changes/${which}/undo`, undefined, 'administrator');
    expect((await undo(number)).status).toBe(200);
    expect(await at('/pier')).toBe('→ /world');
    await set('/pier', '/topics/ports', '/world');
    expect((await undo(number)).status).toBe(409);
    await set('/pier', null, '/topics/ports');
    expect([await at('/pier'), await at('/lite/pier')]).toEqual(['gone', 'gone']);
    const pier = { slug: 'pier', name: 'Pier', description: null, edition: 'uk' };
    await expect(saveSectionAs(house.rooms, { was: null, set: pier }, desk)).rejects.toMatchObject({ status: 409 });
    expect((await set('/pier', '/world')).status).toBe(200);
    expect(await at('/pier')).toBe('→ /world');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('is for editors to make, whoever it is in the record', async () => {
    const { house, ask } = await aDoor();
    const rows = [{ from: '/pier', to: '/world', was: null }];
    expect((await ask('POST /api/redirects', { rows }, 'sub-editor')).status).toBe(403);
    expect((await ask('GET /api/redirects', undefined, 'sub-editor')).status).toBe(403);
    expect((await ask('POST /api/redirects', { rows })).status).toBe(200);
    expect(await searchAudit(house.store.reader, { limit: 1 })).toMatchObject([
      { act: 'lead-addresses', summary: 'Redirected /pier to /world' },
    ]);
  });
});

describe('rows are looked at before anything is set, and each that is wrong says why', () => {
  test('pages that are there, words that are something else’s, and what is no address', async () => {
    const { house, storyAt, wrong, story } = await aDoor();
    const gone = aStory({ id: idOf(7), section: 'sport' });
    await house.publish({ story: gone });
    await house.withdraw(gone.id);
    expect(
      await wrong(
        [storyAt, '/world'],
        [`/news/${story.id}/another-slug`, '/world'],
        [`/news/${gone.id}/${gone.urlSlug}`, '/world'],
        ['/', '/world'],
        ['/topics/ports', '/world'],
        ['/World/', '/sport'],
        ['/ports.html', '/sport'],
        ['/feeds/nothing.rss', '/world'],
        ['/search', '/world'],
        ['/world', '/sport'],
        ['/uk', '/sport'],
        ['https://other.example/pier', '/world'],
        ['pier', '/world'],
        ['/_/include/footer', '/world'],
        ['/%', '/world'],
      ),
    ).toEqual([
      'page-there',
      'page-there',
      'page-there',
      'from-unfit',
      'page-there',
      'page-there',
      'new',
      'page-there',
      'word-taken',
      'word-taken',
      'word-taken',
      'from-unfit',
      'from-unfit',
      'from-unfit',
      'from-unfit',
    ]);
  });

  test('loops, chains, and what leads to nothing, with the rows beside them and with what leads on today', async () => {
    const { set, wrong, check, at } = await aDoor();
    await set('/pier', '/world');
    expect(
      await wrong(
        ['/a', '/a'],
        ['/b', '/c'],
        ['/c', '/b'],
        ['/d', '/e'],
        ['/e', '/sport'],
        ['/e', '/world'],
        ['/f', '/pier'],
        ['/g', '/nowhere'],
        ['/h', 'javascript:alert(1)'],
        ['/i', '//other.example'],
        ['/j', 'https://user:secret@other.example/'],
        ['/pier', '/world'],
        ['/pier2', '/lite/world'],
      ),
    ).toEqual([
      'loop',
      'loop',
      'loop',
      'chain',
      'new',
      'twice',
      'chain',
      'leads-nowhere',
      'to-unfit',
      'to-unfit',
      'to-unfit',
      'same',
      'new',
    ]);
    const [chained] = await check(['/f', '/pier']);
    expect(chained?.problems[0]?.say).toBe('/pier leads on to /world. Lead it straight there.');
    expect(await at('/a')).toBe('nothing');
  });

  test('what leads on later is passed by, and a page that comes to an address goes before its redirect', async () => {
    const { house, ask, set, at } = await aDoor();
    await set('/pier', '/sport');
    await set('/sport/old-results', '/world');
    await endSection(house.rooms, { slug: 'sport', to: 'world' }, desk);
    expect(await at('/pier')).toBe('→ /world');
    // Whoever takes the end of a road for a beginning leads all that came to it.
    expect((await set('/storms', '/topics/storms')).status).toBe(200);
    expect((await set('/old-storms', '/topics/storms')).status).toBe(200);
    await set('/ads.txt', '/world');
    const files = [{ path: '/ads.txt', text: 'harbour.example, 1' }];
    await ask('POST /api/settings/changes', { was: { textFiles: [] }, set: { textFiles: files } }, 'administrator');
    expect(await at('/ads.txt')).toBe('page');
    const { redirects } = (await ask('GET /api/redirects?text=ads')).json();
    expect(redirects).toMatchObject([{ path: '/ads.txt', to: '/world', isBehindPage: true }]);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

test('a file of redirects comes in with each line answered for, and goes out as it came, with those of imported pages', async () => {
  const { house, ask, at, story } = await aDoor();
  await house.redirect('/2007/pier.stm', story.id);
  const file = '\ufeff"from";"to"\r\n"/pier";"/world"\r\n\r\n/nope;/nowhere\r\n"/a, b";"/sport"\r\n';
  const { rows } = (await ask('POST /api/redirects/checks', { file })).json();
  const told = rows.map(({ line, is }: { line: number; is: string }) => `${line} ${is}`);
  expect(told).toEqual(['2 new', '4 wrong', '5 new']);
  const good = rows.filter(({ is }: { is: string }) => is !== 'wrong');
  const sent = good.map(({ from, to, was }: { from: string; to: string; was: null }) => ({ from, to, was }));
  expect((await ask('POST /api/redirects', { rows: sent })).json().number).toBeGreaterThan(0);
  expect(await at('/a,%20b')).toBe('→ /sport');
  const out = (await ask('GET /api/redirects/file')).text;
  expect(out.split('\r\n').map((line) => line.split(',"2')[0])).toEqual([
    '"from","to","by","since"',
    `"/2007/pier.stm","/news/${story.id}","",""`,
    expect.stringContaining('"/a,%20b","/sport",'),
    expect.stringContaining('"/pier","/world",'),
    '',
  ]);
  const again = (await ask('POST /api/redirects/checks', { file: out })).json().rows;
  expect(again.map(({ is }: { is: string }) => is)).toEqual(['same', 'same', 'same']);
  const { redirects } = (await ask('GET /api/redirects?text=pier')).json();
  expect(redirects.map(({ path }: { path: string }) => path)).toEqual(['/2007/pier.stm', '/pier']);
});

test('a file is read as spreadsheets and old systems write it, and no line is passed over that says something', async () => {
  const { ask } = await aDoor();
  const told = async (file: string): Promise<string[]> => {
    const answer = (await ask('POST /api/redirects/checks', { file })).json();
    const rows = answer.rows as { line: number; is: string; from: string; problems: { code: string }[] }[];
    return rows.map(({ line, is, from, problems: [one] }) => `${line} ${is === 'wrong' ? one?.code : from}`);
  };
  expect(await told('Old address,New address\n/0,1518,druck-4711,00.html,/world\n')).toEqual(['2 to-unfit']);
  expect(await told('/0,1518,druck-4711,00.html;/world\n/a;b.html\t/sport\n/c;jsessionid=1,/world\n')).toEqual([
    '1 /0,1518,druck-4711,00.html',
    '2 /a;b.html',
    '3 /c;jsessionid=1',
  ]);
  expect(await told('from,to\r/a,/world\r/b,/sport\r')).toEqual(['2 /a', '3 /b']);
  expect(await told('pier,/world\n/b\n,/sport\n"/c ""d""","/world"\n')).toEqual([
    '1 from-unfit',
    '2 to-unfit',
    '3 from-unfit',
    '4 /c%20%22d%22',
  ]);
  const own = 'http://www.harbour.example/e?id=1,/world\nhttps://HARBOUR.example,/world\n/caf\ufffd,/world';
  expect(await told(own)).toEqual(['1 /e?id=1', '2 from-unfit', '3 letters-lost']);
});

test('a road of many rows has an end, and a long one is no circle', async () => {
  const { check, wrong } = await aDoor();
  const chain = Array.from(
    { length: 60 },
    (_, at) => [`/step-${at}`, at === 59 ? '/world' : `/step-${at + 1}`] as const,
  );
  expect((await wrong(...chain)).filter((one) => one !== 'chain')).toEqual(['new']);
  const [into] = await check(['/in', '/x'], ['/x', '/y'], ['/y', 'http://www.harbour.example/x']);
  expect(into?.problems[0]?.say).toBe(
    'From /x readers would be led round and round, and never arrive. Say where it ends.',
  );
});

test('others have their turn while the rows of a long file are looked at', async () => {
  const { check } = await aDoor();
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  const rows = Array.from({ length: 1500 }, (_, at) => [`/old-${at}`, `/nowhere-${at}`] as const);
  const checked = check(...rows);
  setImmediate(count);
  expect((await checked).map(({ problems }) => problems.map(({ code }) => code).join())).toEqual(
    rows.map(() => 'leads-nowhere'),
  );
  isOver = true;
  // One for each few milliseconds of some hundred; in one stretch it was a handful in all.
  expect(turns).toBeGreaterThan(20);
});
