import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { HeadNodes } from './head-nodes.tsx';
import { ldText } from './linked-data.ts';

const hostile = '</script><script>alert("1")</script><!-- ]]> &amp; \u2028\u2029 \' "';

test('values cannot leave the script or their attribute', () => {
  const html = renderToString(
    <HeadNodes
      head={{
        metas: [{ by: 'property', key: 'og:title', content: hostile }],
        links: [{ rel: 'alternate', href: '/fr', hreflang: 'fr' }],
        linkedData: ldText([{ '@type': 'NewsArticle', headline: hostile }]),
      }}
    />,
  );
  expect(html.match(/<\/script>/g)).toHaveLength(1);
  expect(html.match(/<[a-z]+/g)).toEqual(['<meta', '<link', '<script']);
  expect(html).toContain('<link rel="alternate" href="/fr" hreflang="fr"');
  const script = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html)?.[1] ?? '';
  expect(script).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(script)['@graph'][0].headline).toBe(hostile);
});
