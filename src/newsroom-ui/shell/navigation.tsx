import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { sessionQuery, useMe } from '../session.ts';
import { shellWords as words } from '../words/shell.ts';
import { useOpenCount } from '../inbox/inbox-query.ts';
import { openCommands } from './commands.tsx';
import { places } from './places.ts';

/** The way about the newsroom: a rail beside wide screens, a strip over narrower ones, and on a phone a menu that says where one is. */
export function Navigation() {
  const { newsroom, siteUrl } = useSuspenseQuery(sessionQuery).data;
  return (
    <header className="shell-rail">
      <p className="shell-name" dir="auto">
        {newsroom}
      </p>
      <Button look="quiet" small onPress={openCommands} aria-keyshortcuts="Control+K Meta+K Control+Alt+K">
        <span className="shell-find">{words.commands}</span>
        <span className="shell-find-short" aria-hidden="true">
          {words.find}
        </span>
        <kbd>{words.commandsHint}</kbd>
      </Button>
      <Places />
      <p className="shell-site">
        <a href={siteUrl} target="_blank" rel="noopener">
          {words.readersSite} <span aria-hidden="true">↗</span>
          <span className="only-read-aloud"> ({words.opensInNewTab})</span>
        </a>
      </p>
    </header>
  );
}

function Places() {
  const me = useMe();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const here = useLocation({ select: ({ pathname }) => places.find(({ to }) => to === pathname)?.name });
  const close = (): void => setOpen(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <nav aria-label={words.navigation} onKeyDown={({ key }) => key === 'Escape' && close()}>
      <button
        type="button"
        className="shell-menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">☰</span>
        <span className="only-read-aloud">{words.menu}</span> {here ?? words.menu}
        <InboxCount />
      </button>
      <ul id={id} ref={list} className={isOpen ? 'is-open' : undefined} onClick={close}>
        {places
          .filter((place) => place.isFor(me.role))
          .map(({ to, name }) => (
            <li key={to}>
              <Link
                to={to}
                activeProps={{ 'aria-current': 'page' }}
                activeOptions={{ exact: to === '/', includeSearch: false }}
              >
                {name}
                {to === '/inbox' && <InboxCount />}
                {to === '/account' && <AccountNews />}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function AccountNews() {
  const { unseenEvents } = useSuspenseQuery(sessionQuery).data;
  return unseenEvents > 0 && <Badge tone="warn">{counted(unseenEvents, words.accountNews)}</Badge>;
}

function InboxCount() {
  const open = useOpenCount();
  if (open === 0) return null;
  return (
    <Badge tone="accent">
      {open} <span className="only-read-aloud">{words.inboxOpen}</span>
    </Badge>
  );
}
