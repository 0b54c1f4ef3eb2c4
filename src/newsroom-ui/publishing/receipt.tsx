import { useSuspenseQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../api.ts';
import { sessionQuery } from '../session.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { factInWords } from './fact-words.ts';

export type ReceiptOf = AnswerOf<'POST /api/stories/:id/publish'>['receipt'];
type Page = ReceiptOf['pressed'][number];

/** What was pressed, why, and how long it took; with the way to the page where there is one. */
export function Receipt({ receipt, path }: { readonly receipt: ReceiptOf; readonly path?: string }) {
  const { siteUrl } = useSuspenseQuery(sessionQuery).data;
  const moved = receipt.pressed.filter(({ result }) => result === 'written' || result === 'removed');
  const failed = receipt.pressed.filter(({ result }) => result === 'failed');
  const rest = receipt.pressed.length - moved.length - failed.length;
  return (
    <div className="receipt">
      <p className="receipt-sum" role="status">
        {words.receipt(
          counted(moved.length, words.pages),
          receipt.tookMs.toLocaleString(document.documentElement.lang),
        )}
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
      <h3>{words.pressedPages}</h3>
      <ul className="receipt-pages" tabIndex={0} aria-label={words.pressedPages}>
        {[...failed, ...moved].map((page) => (
          <PageLine key={page.path} page={page} />
        ))}
      </ul>
      {receipt.due > 0 && <p className="receipt-rest">{words.pagesDue(counted(receipt.due, words.pages))}</p>}
      {rest > 0 && <p className="receipt-rest">{words.untouched(counted(rest, words.pages))}</p>}
    </div>
  );
}

function PageLine({ page: { path, result, why } }: { readonly page: Page }) {
  const reasons = [...new Set(why.map(factInWords))];
  return (
    <li>
      <code>{decodeURI(path)}</code>
      <span className={`receipt-result receipt-${result}`}>{words.results[result]}</span>
      <span className="receipt-why">{reasons.join(', ')}</span>
    </li>
  );
}
