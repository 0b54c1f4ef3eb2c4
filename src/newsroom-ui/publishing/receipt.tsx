import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery, useNewsroom } from '../session.ts';
import { counted, numberText } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { ElsewhereFor } from './elsewhere.tsx';
import { factInWords } from './fact-words.ts';
import { placesInWords, placesOf, readable, type ReceiptOf } from './places.ts';

type Page = ReceiptOf['pressed'][number];

interface ReceiptProps {
  readonly receipt: ReceiptOf;
  /** The addresses of the stories that went live. */
  readonly own: readonly string[];
}

/** Where readers have it now, and the way there; folded below, every page that was pressed, why, and how long it took. */
export function Receipt({ receipt, own }: ReceiptProps) {
  const places = placesOf(receipt.showing, own, useNewsroom());
  const [path] = own;
  const isDone = receipt.due === 0 && !receipt.pressed.some(({ result }) => result === 'failed');
  return (
    <div className="receipt">
      <p className="receipt-sum" role="status">
        {placesInWords(places, own.length === 0 && isDone ? words.liveUnseen : words.liveLater)}
      </p>
      {own.length === 1 && path && receipt.showing.includes(path) && <WayThere path={path} />}
      <ElsewhereFor of={own.join(' ')} />
      <Pages {...receipt} />
    </div>
  );
}

function WayThere({ path }: { readonly path: string }) {
  const { siteUrl } = useSuspenseQuery(sessionQuery).data;
  return (
    <p>
      <a href={siteUrl + path} target="_blank" rel="noopener">
        {words.readIt} <span aria-hidden="true">↗</span>
        <span className="only-read-aloud"> ({words.opensInNewTab})</span>
      </a>
    </p>
  );
}

/** Every page that was pressed, those first that could not be. */
function Pages({ pressed, made, due, tookMs }: ReceiptOf) {
  const moved = pressed.filter(({ result }) => result === 'written' || result === 'removed');
  const failed = pressed.filter(({ result }) => result === 'failed');
  const rest = pressed.length - moved.length - failed.length;
  return (
    <>
      {failed.length > 0 && <p className="problem-stop">{words.failedPages}</p>}
      <details className="receipt-all" open={failed.length > 0 || undefined}>
        <summary>{words.receipt(counted(moved.length, words.pages), tookText(tookMs))}</summary>
        <ul className="receipt-pages" tabIndex={0} aria-label={words.pressedPages}>
          {[...failed, ...moved].map((page) => (
            <PageLine key={page.path} page={page} isNew={made.includes(page.path)} />
          ))}
        </ul>
      </details>
      {due > 0 && <p className="receipt-rest">{words.pagesDue(counted(due, words.pages))}</p>}
      {rest > 0 && <p className="receipt-rest">{words.untouched(counted(rest, words.pages))}</p>}
    </>
  );
}

function PageLine({ page: { path, result, why }, isNew }: { readonly page: Page; readonly isNew: boolean }) {
  const reasons = [...new Set(why.map(factInWords))];
  return (
    <li>
      <code>{readable(path)}</code>
      <span className={`receipt-result receipt-${result}`}>{isNew ? words.isNew : words.results[result]}</span>
      <span className="receipt-why">{reasons.join(', ')}</span>
    </li>
  );
}

/** Nobody reads a time to more than two or three figures. */
function tookText(ms: number): string {
  return ms < 1000
    ? words.tookMs(numberText(Math.round(ms)))
    : words.tookSeconds(numberText(Math.round(ms / 100) / 10));
}
