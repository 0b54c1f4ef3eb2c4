import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { type AnswerOf, call } from '../api.ts';
import { redirectWords as words } from '../words/redirects.ts';
import { RedirectDialog } from './redirect-dialog.tsx';
import { BringInRedirects } from './redirect-file-dialog.tsx';
import { TakeAwayRedirect } from './take-away-redirect.tsx';

export type FoundRedirect = AnswerOf<'GET /api/redirects'>['redirects'][number];

type Open =
  | { readonly is: 'edit'; readonly redirect: FoundRedirect | null }
  | { readonly is: 'take-away'; readonly redirect: FoundRedirect };

const A_PAGE = 50;

/** Every address that leads elsewhere: found, made, changed, taken away; in and out as a file. */
export function RedirectsPart() {
  const [open, setOpen] = useState<Open | null>(null);
  const [text, setText] = useState('');
  const close = (): void => setOpen(null);
  return (
    <div className="settings-fields">
      <div className="settings-acts">
        <Button look="main" onPress={() => setOpen({ is: 'edit', redirect: null })}>
          {words.make}
        </Button>
        <BringInRedirects />
        <a className="button button-plain" href="/api/redirects/file" download>
          {words.getOut}
        </a>
      </div>
      <Field label={words.search} hint={words.searchHint} type="search" value={text} onChange={setText} />
      <FoundRedirects text={useDeferredValue(text).trim()} open={setOpen} />
      {open?.is === 'edit' && <RedirectDialog redirect={open.redirect} onClose={close} />}
      {open?.is === 'take-away' && <TakeAwayRedirect redirect={open.redirect} onClose={close} />}
    </div>
  );
}

interface FoundProps {
  readonly text: string;
  open(what: Open): void;
}

function FoundRedirects({ text, open }: FoundProps) {
  const found = useInfiniteQuery({
    queryKey: ['redirects', text],
    queryFn: ({ pageParam }) => call('GET /api/redirects', { query: { text, after: pageParam, limit: A_PAGE } }),
    initialPageParam: '',
    getNextPageParam: ({ redirects }) => (redirects.length < A_PAGE ? undefined : redirects.at(-1)?.path),
    placeholderData: keepPreviousData,
  });
  const redirects = found.data?.pages.flatMap((page) => page.redirects) ?? [];
  return (
    <>
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && redirects.length === 0 && (
        <Empty title={text === '' ? words.none : words.nothingFound}>{text === '' && <p>{words.noneNext}</p>}</Empty>
      )}
      <ul className="settings-history">
        {redirects.map((one) => (
          <Line key={one.path} redirect={one} open={open} />
        ))}
      </ul>
      {found.hasNextPage && <Button onPress={() => void found.fetchNextPage()}>{words.more}</Button>}
    </>
  );
}

interface LineProps {
  readonly redirect: FoundRedirect;
  open(what: Open): void;
}

function Line({ redirect, open }: LineProps) {
  const { path, to, at, by, isBehindPage } = redirect;
  return (
    <li>
      <p className="settings-road">
        <strong>{path}</strong> <span aria-hidden="true">→</span> <span>{to}</span>
        <span className="settings-line-says settings-soft">
          {at !== null && by !== null ? (
            <>
              <Moment at={at} /> <span dir="auto">{words.by(by)}</span>
            </>
          ) : (
            <Badge>{words.imported}</Badge>
          )}{' '}
          {isBehindPage && <Badge tone="warn">{words.behindPage}</Badge>}
        </span>
      </p>
      <div className="settings-acts">
        <Button small aria-label={words.changeOf(path)} onPress={() => open({ is: 'edit', redirect })}>
          {words.change}
        </Button>
        {at !== null && (
          <Button
            small
            look="plain"
            aria-label={words.takeAwayOf(path)}
            onPress={() => open({ is: 'take-away', redirect })}
          >
            {words.takeAway}
          </Button>
        )}
      </div>
    </li>
  );
}
