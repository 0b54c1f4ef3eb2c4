import { expect, test } from 'vitest';
import { aDelivery, ask, fill, gone, html, include, hole, typed } from '../../test/house/deliveries.ts';

const robots = (siteUrl: string) =>
  typed('text/plain; charset=utf-8', `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\n`);
const page = (siteUrl: string) => html(`<link rel="canonical" href="${siteUrl}/">${hole('/_/include/uk/masthead')}`);

test('a site that is known by HTTPS tells browsers to ask over nothing else, from the settle on that says so, and as long as it is', async () => {
  const { shelf, port } = await aDelivery();
  const said = async (path: string) => {
    const { status, headers } = await ask(port, path);
    return [status, headers['strict-transport-security']];
  };
  await fill(shelf, { '/_/include/uk/masthead': include('The Courier'), '/_/error/404/uk': html('missing') });
  // Before anybody knows what it is called, and while it is known by HTTP only.
  await fill(shelf, { '/': page('http://localhost:4000') });
  expect(await said('/')).toEqual([200, undefined]);
  await fill(shelf, { '/': page('http://paper.example'), '/robots.txt': robots('http://paper.example') });
  expect(await said('/')).toEqual([200, undefined]);
  const known = {
    '/': page('https://paper.example'),
    '/robots.txt': robots('https://paper.example'),
    '/gone': gone('gone'),
  };
  await fill(shelf, known);
  expect(await said('/')).toEqual([200, 'max-age=31536000']);
  expect(await said('/gone')).toEqual([410, 'max-age=31536000']);
  expect(await said('/robots.txt')).toEqual([200, 'max-age=31536000']);
  await fill(shelf, { '/': page('http://paper.example'), '/robots.txt': robots('http://paper.example') });
  expect(await said('/')).toEqual([200, undefined]);
});
