import type { PlainPage } from '../story/plain-page.ts';
import { publicPath } from '../story/published.ts';
import type { Db } from './open-store.ts';

/** All plain pages, by headline; spiked drafts that readers never had are left out. */
export async function readPlainPages(db: Db): Promise<PlainPage[]> {
  const rows = await db
    .selectFrom('drafts')
    .leftJoin('stories', 'stories.id', 'drafts.story_id')
    .select(['drafts.story_id', 'drafts.headline', 'drafts.edition', 'drafts.lang', 'drafts.dir'])
    .select(['stories.state', 'stories.url_slug'])
    .where('drafts.kind', '=', 'page')
    .where((where) => where.or([where('spiked_at', 'is', null), where('stories.id', 'is not', null)]))
    .orderBy('drafts.headline')
    .orderBy('drafts.story_id')
    .execute();
  return rows.map(({ story_id: id, state, url_slug: urlSlug, ...row }) => ({
    id,
    ...row,
    path: urlSlug === null ? null : publicPath({ id, urlSlug, kind: 'page' }),
    is: state ?? 'draft',
  }));
}
