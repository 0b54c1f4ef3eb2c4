import type { Front } from '../story/front.ts';
import { idOf } from './desk/compose.ts';

const ids = (...names: string[]): string[] => names.map(idOf);

export const sampleFronts: readonly Front[] = [
  {
    edition: 'uk',
    containers: [
      { id: 'splash', title: null, layout: 'splash', curated: ids('lowmere-count'), backfill: null, size: 1 },
      { id: 'lead', title: 'Top stories', layout: 'lead', curated: ids('marren-live', 'barrier-explained'), backfill: 'edition/uk', size: 4 },
      { id: 'sport', title: 'Sport', layout: 'grid', curated: [], backfill: 'section/sport', size: 4 },
    ],
  },
  {
    edition: 'international',
    containers: [
      { id: 'splash', title: null, layout: 'splash', curated: [], backfill: 'edition/international', size: 1 },
      { id: 'science', title: 'Science', layout: 'list', curated: [], backfill: 'section/science', size: 6 },
    ],
  },
  {
    edition: 'ar',
    containers: [
      { id: 'splash', title: null, layout: 'splash', curated: [], backfill: 'edition/ar', size: 1 },
      { id: 'akhbar', title: 'أخبار', layout: 'list', curated: [], backfill: 'section/akhbar', size: 6 },
    ],
  },
];

export const sampleMostRead: Readonly<Record<string, readonly string[]>> = {
  uk: ids('lowmere-count', 'marren-live', 'derby', 'barrier-explained'),
  international: ids('hallin-water', 'lowmere-count'),
  ar: ids('ar-marren'),
};
