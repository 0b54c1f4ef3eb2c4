import type { Container, Front } from '../story/front.ts';
import { idOf } from './desk/compose.ts';

const ids = (...names: string[]): string[] => names.map(idOf);

function strip(id: string, title: string | null, rest: Omit<Container, 'id' | 'title'>): Container {
  return { id, title, ...rest };
}

const uk: Front = {
  edition: 'uk',
  containers: [
    strip('splash', null, { layout: 'splash', curated: ids('lowmere-count'), backfill: null, size: 1 }),
    strip('top', 'Top stories', {
      layout: 'lead',
      curated: ids('barrier-letters', 'barrier-inquiry', 'derby', 'marren-live'),
      backfill: 'edition/uk',
      size: 4,
    }),
    strip('floods', 'The Marren floods', {
      layout: 'grid',
      curated: ids('barrier-explained', 'corn-hall', 'frozen-registers', 'flood-bill'),
      backfill: 'topic/marren-floods',
      size: 4,
    }),
    strip('opinion', 'Opinion', {
      layout: 'opinion',
      curated: ids('lyle-oil-can', 'amery-parish-hall', 'lowmere-pitch'),
      backfill: null,
      size: 3,
    }),
    strip('election', 'Election 2026', {
      layout: 'grid',
      curated: ids('poll-after-flood', 'ketley-interview', 'ferrow-interview', 'debate', 'flood-voting'),
      backfill: 'topic/election-2026',
      size: 6,
    }),
    strip('pictures', 'In pictures', {
      layout: 'pictures',
      curated: ids('lowmere-gallery', 'last-keepers', 'yard-film'),
      backfill: null,
      size: 3,
    }),
    strip('kestrey', 'Kestrey', { layout: 'list', curated: [], backfill: 'section/kestrey', size: 6 }),
    strip('health', 'Health', {
      layout: 'grid',
      curated: ids('hospital-nights', 'ward-nine', 'flood-cleaning'),
      backfill: 'section/health',
      size: 4,
    }),
    strip('culture', 'Culture', {
      layout: 'grid',
      curated: ids('house-of-doors', 'obit-jonas-harl'),
      backfill: 'section/culture',
      size: 4,
    }),
    strip('sport', 'Sport', {
      layout: 'grid',
      curated: ids('okafor', 'harker-record'),
      backfill: 'section/sport',
      size: 4,
    }),
    strip('world', 'World', { layout: 'list', curated: ids('talle-signed'), backfill: 'section/world', size: 6 }),
  ],
};

const international: Front = {
  edition: 'international',
  containers: [
    strip('splash', null, { layout: 'splash', curated: ids('talle-signed'), backfill: null, size: 1 }),
    strip('top', 'Top stories', {
      layout: 'lead',
      curated: ids('copper-strike', 'malaria-vaccine', 'lowmere-count', 'hallin-water'),
      backfill: 'edition/international',
      size: 4,
    }),
    strip('world', 'World', {
      layout: 'grid',
      curated: ids('senkai-voices', 'lake-nzora'),
      backfill: 'section/world',
      size: 6,
    }),
    strip('opinion', 'Opinion', {
      layout: 'opinion',
      curated: ids('opinion-gauge', 'lyle-oil-can'),
      backfill: null,
      size: 2,
    }),
    strip('business', 'Business', {
      layout: 'grid',
      curated: ids('price-of-a-loaf', 'brack-moor'),
      backfill: 'section/business',
      size: 4,
    }),
    strip('pictures', 'In pictures', {
      layout: 'pictures',
      curated: ids('last-keepers', 'lowmere-gallery'),
      backfill: null,
      size: 2,
    }),
    strip('science', 'Science', { layout: 'list', curated: [], backfill: 'section/science', size: 6 }),
    strip('culture', 'Culture', {
      layout: 'grid',
      curated: ids('bronze-returns', 'vasary-obituary', 'winterbourne-obituary'),
      backfill: 'section/culture',
      size: 4,
    }),
  ],
};

const arabic: Front = {
  edition: 'ar',
  containers: [
    strip('splash', null, { layout: 'splash', curated: ids('ar-talle'), backfill: null, size: 1 }),
    strip('top', 'أبرز الأخبار', {
      layout: 'lead',
      curated: ids('ar-marren', 'ar-solar', 'ar-souk', 'ar-election'),
      backfill: 'edition/ar',
      size: 4,
    }),
    strip('akhbar', 'أخبار', { layout: 'list', curated: [], backfill: 'section/akhbar', size: 5 }),
    strip('ray', 'رأي', { layout: 'opinion', curated: ids('ar-rawi'), backfill: null, size: 1 }),
    strip('iqtisad', 'اقتصاد', { layout: 'grid', curated: [], backfill: 'section/iqtisad', size: 3 }),
    strip('suwar', 'بالصور', { layout: 'pictures', curated: ids('ar-bronze', 'ar-ceniza'), backfill: null, size: 2 }),
    strip('thaqafa', 'ثقافة', { layout: 'grid', curated: [], backfill: 'section/thaqafa', size: 3 }),
  ],
};

export const sampleFronts: readonly Front[] = [uk, international, arabic];

export const sampleMostRead: Readonly<Record<string, readonly string[]>> = {
  uk: ids(
    'lowmere-count',
    'barrier-letters',
    'flood-cleaning',
    'lyle-oil-can',
    'derby',
    'ward-nine',
    'house-of-doors',
    'otters',
    'strand-pell',
    'how-to-vote',
  ),
  international: ids(
    'talle-signed',
    'hallin-water',
    'opinion-gauge',
    'bog-road',
    'senkai-voices',
    'price-of-a-loaf',
    'lowmere-count',
    'gannet-names',
    'vasary-obituary',
    'brack-moor',
  ),
  ar: ids('ar-talle', 'ar-rawi', 'ar-souk', 'ar-solar', 'ar-marren'),
};
