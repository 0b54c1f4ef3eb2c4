import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { encodeRaw } from '../../base/address.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { type AnswerOf, call } from '../api.ts';
import { pageWords as words } from '../words/pages.ts';
import { NewPageDialog } from './new-page-dialog.tsx';
import type { PartProps } from './part-props.ts';

type PlainPage = AnswerOf<'GET /api/pages'>['pages'][number];

/** The plain pages: begun here, written and published where stories are, put at the foot of the others. */
export function PagesPart({ wish, known, isReadOnly }: Pick<PartProps, 'wish' | 'known' | 'isReadOnly'>) {
  const [isMaking, setMaking] = useState(false);
  const asked = useQuery({ queryKey: ['plain-pages'], queryFn: () => call('GET /api/pages') });
  const links = wish.value('footerLinks');
  const pages = asked.data?.pages ?? [];
  return (
    <div className="settings-fields">
      <div>
        <Button look="main" onPress={() => setMaking(true)}>
          {words.newPage}
        </Button>
      </div>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isSuccess && pages.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      <ul className="settings-history">
        {pages.map((page) => (
          <Line
            key={page.id}
            page={page}
            edition={known.settings.editions.find(({ id }) => id === page.edition)?.name ?? page.edition}
            isAtFoot={links.some(({ href }) => encodeRaw(href) === page.path)}
            {...(!isReadOnly && {
              putAtFoot: (href: string) =>
                wish.change('footerLinks', [...links, { label: page.headline.slice(0, LONGEST_LABEL), href }]),
            })}
          />
        ))}
      </ul>
      {isMaking && <NewPageDialog known={known} onClose={() => setMaking(false)} />}
    </div>
  );
}

/** As the settings take it. */
const LONGEST_LABEL = 60;

interface LineProps {
  readonly page: PlainPage;
  readonly edition: string;
  readonly isAtFoot: boolean;
  /** Left out for whoever may not change settings. */
  readonly putAtFoot?: (path: string) => void;
}

const TONES = { draft: 'plain', live: 'live', withdrawn: 'warn', killed: 'stop' } as const;

function Line({ page, edition, isAtFoot, putAtFoot }: LineProps) {
  const { id, headline, path, is, lang, dir } = page;
  return (
    <li>
      <p>
        <strong lang={lang} dir={dir}>
          {headline}
        </strong>{' '}
        <span className="settings-soft" dir="ltr">
          {path === null ? words.notYet : decodeURIComponent(path)}
        </span>{' '}
        <Badge tone={TONES[is]}>{words.is[is]}</Badge> <Badge>{edition}</Badge>{' '}
        {isAtFoot && <Badge>{words.atFoot}</Badge>}
      </p>
      <div className="settings-acts">
        <Link
          className="button button-quiet button-small"
          to="/stories/$id"
          params={{ id }}
          aria-label={words.writeOf(headline)}
        >
          {words.write}
        </Link>
        {path !== null && (
          <Link
            className="button button-plain button-small"
            to="/stories/$id/history"
            params={{ id }}
            aria-label={words.historyOf(headline)}
          >
            {words.history}
          </Link>
        )}
        {is === 'live' && path !== null && !isAtFoot && putAtFoot && (
          <Button small look="plain" aria-label={words.putAtFootOf(headline)} onPress={() => putAtFoot(path)}>
            {words.putAtFoot}
          </Button>
        )}
      </div>
    </li>
  );
}
