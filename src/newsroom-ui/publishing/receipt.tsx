import { useSuspenseQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../api.ts';
import { type NewsroomFacts, sessionQuery, useNewsroom } from '../session.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { factInWords } from './fact-words.ts';

export type ReceiptOf = AnswerOf<'POST /api/stories/:id/publish'>['receipt'];
type Page = ReceiptOf['pressed'][number];

/** Where readers have it now, and the way there; folded below, every page that was pressed, why, and how long it took. */
export function Receipt({ receipt, path }: { readonly receipt: ReceiptOf; readonly path?: string }) {
  const { siteUrl } = useSuspenseQuery(sessionQuery).data;
  const places = placesIn(receipt, useNewsroom());
  const moved = receipt.pressed.filter(({ result }) => result === 'written' || result === 'removed');
  const failed = receipt.pressed.filter(({ result }) => result === 'failed');
  const made = new Set(receipt.made);
  const rest = receipt.pressed.length - moved.length - failed.length;
  return (
    <div className="receipt">
      <p className="receipt-sum" role="status">
        {words.liveOn(new Intl.ListFormat(document.documentElement.lang).format(places))}
      </p>
      {path && (
        <p>
          <a href={siteUrl + path} target="_blank" rel="noopener">
            {words.readIt} <span aria-hidden="true">↗</span>
            <span className="only-read-aloud"> ({words.opensInNewTab})</span>
          </a>
        </p>
      )}
      {failed.length > 0 && <p className="problem-stop">{words.failedPages}</p>}
      <details className="receipt-all" open={failed.length > 0 || undefined}>
        <summary>
          {words.receipt(
            counted(moved.length, words.pages),
            receipt.tookMs.toLocaleString(document.documentElement.lang),
          )}
        </summary>
        <ul className="receipt-pages" tabIndex={0} aria-label={words.pressedPages}>
          {[...failed, ...moved].map((page) => (
            <PageLine key={page.path} page={page} isNew={made.has(page.path)} />
          ))}
        </ul>
      </details>
      {receipt.due > 0 && <p className="receipt-rest">{words.pagesDue(counted(receipt.due, words.pages))}</p>}
      {rest > 0 && <p className="receipt-rest">{words.untouched(counted(rest, words.pages))}</p>}
    </div>
  );
}

/** Where readers find it: its own page, fronts and sections by their names, and how many feeds carry it. */
function placesIn({ pressed }: ReceiptOf, newsroom: NewsroomFacts): string[] {
  const written = pressed.filter(({ result, kind }) => result === 'written' || kind === 'story');
  const named = written.flatMap((page) => placeOf(page, newsroom) ?? []);
  const feeds = written.filter(({ path }) => path.startsWith('/feeds/')).length;
  return [...new Set(named), ...(feeds > 0 ? [counted(feeds, words.feeds)] : [])];
}

function placeOf({ path, kind }: Page, { editions, sections, topics }: NewsroomFacts): string | null {
  if (kind === 'story' && !path.startsWith('/lite/')) return words.ownPage;
  if (path === '/') return editions.length > 1 ? words.onFrontOf(editions[0]?.name ?? '') : words.onFront;
  if (kind !== 'front' && kind !== 'edition-or-section' && kind !== 'topic') return null;
  const slug = path.split('/').at(-1);
  const edition = path.startsWith('/lite') ? undefined : editions.find(({ id }) => `/${id}` === path);
  if (edition) return words.onFrontOf(edition.name);
  return (
    [...sections, ...topics].find((one) => (path === `/${slug}` ? one.slug === slug : path === `/topics/${one.slug}`))
      ?.name ?? null
  );
}

function PageLine({ page: { path, result, why }, isNew }: { readonly page: Page; readonly isNew: boolean }) {
  const reasons = [...new Set(why.map(factInWords))];
  return (
    <li>
      <code>{decodeURI(path)}</code>
      <span className={`receipt-result receipt-${result}`}>{isNew ? words.isNew : words.results[result]}</span>
      <span className="receipt-why">{reasons.join(', ')}</span>
    </li>
  );
}
