import { expect, test } from 'vitest';
import { remarksOnLanguages } from '../../src/main/editions-language.ts';
import { createSite } from '../../src/site/site.ts';
import { type Settings, settingsSchema } from '../../src/story/newsroom.ts';
import { dataArchive } from './data-archive.ts';
import { siteFiles, testSettings } from './newsroom.ts';
import { compose, readPage } from './read-page.ts';

const site = createSite(siteFiles());

function withFrench(lang: string): Settings {
  const settings = testSettings();
  const french = {
    ...{ id: 'fr', name: 'Édition française', lang, clocks: [{ label: 'Paris', timeZone: 'Europe/Paris' }] },
    masthead: { name: 'Le Temps du Port', tagline: 'Les nouvelles de la côte' },
  };
  return settingsSchema.parse({ ...settings, editions: [...settings.editions, french] });
}

async function page(path: string): Promise<string> {
  const archive = dataArchive({
    settings: withFrench('fr-FR'),
    sections: [{ slug: 'monde', name: 'Monde', description: null, edition: 'fr' }],
  });
  const answer = await readPage(site, archive, path);
  if (answer.is !== 'page') throw new Error(`${path} is ${answer.is}`);
  return compose(site, archive, String(answer.body));
}

test('an edition has its own name, tagline and language on every page and in its feeds', async () => {
  for (const path of ['/fr', '/monde', '/lite/fr', '/lite/monde', '/_/error/404/fr']) {
    const html = await page(path);
    expect(html, path).toContain('<html lang="fr-FR"');
    expect(html, path).toContain('Le Temps du Port');
    expect(html, path).not.toMatch(/The Harbour Times|News of the coast/);
    expect(html, path).not.toMatch(/Skip to content|Sections|Corrections and|No stories|edition of this page/);
    expect(html, path).toContain('Aller au contenu');
  }
  expect(await page('/fr')).toMatch(/<div class="brand"><p class="name"><a href="\/fr">Le Temps du Port<\/a>/);
  expect(await page('/monde')).toContain('<title>Monde – Le Temps du Port</title>');
  for (const path of ['/feeds/fr.rss', '/feeds/section/monde.atom']) {
    expect(await page(path), path).toContain('Le Temps du Port');
    expect(await page(path), path).not.toContain('The Harbour Times');
  }
});

test('where a story of that edition was, the edition says so under its own name', () => {
  const gone = {
    edition: 'fr',
    at: '2026-11-20T09:00:00Z',
    reason: 'Ce n’était pas vrai.',
    settings: withFrench('fr-FR'),
  };
  const html = String(site.renderGone(gone).body);
  expect(html).toContain('Le Temps du Port</title>');
  expect(html).not.toContain('The Harbour Times');
});

test('an edition without a masthead of its own goes by the newsroom’s name', async () => {
  expect(await page('/')).toContain('<title>The Harbour Times</title>');
  expect(await page('/arabic')).toContain('<div class="brand" lang="en-GB" dir="ltr">');
});

test('whoever runs a newsroom is told of an edition whose language the chrome does not speak', () => {
  expect(remarksOnLanguages(withFrench('fr-CA'))).toEqual([]);
  expect(remarksOnLanguages(withFrench('pt-BR'))).toEqual([
    expect.stringMatching(/“fr” is in “pt-BR”.* in English.*ar, de, en, es, fr/),
  ]);
});
