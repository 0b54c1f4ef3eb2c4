import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { sessionQuery, useMe } from '../session.ts';
import { shellWords as words } from '../words/shell.ts';
import { useOpenCount } from '../inbox/inbox-query.ts';
import { openCommands } from './commands.tsx';
import { places } from './places.ts';

/** The way about the newsroom: a rail beside wide screens, a bar along the foot of narrow ones. */
export function Navigation() {
  const me = useMe();
  const { newsroom, siteUrl, unseenEvents } = useSuspenseQuery(sessionQuery).data;
  return (
    <header className="shell-rail">
      <p className="shell-name">{newsroom}</p>
      <Button look="quiet" small onPress={openCommands} aria-keyshortcuts="Control+K Meta+K Control+Alt+K">
        <span className="shell-find">{words.commands}</span>
        <kbd>{words.commandsHint}</kbd>
      </Button>
      <nav aria-label={words.navigation}>
        <ul>
          {places
            .filter((place) => place.isFor(me.role))
            .map(({ to, name }) => (
              <li key={to}>
                <Link to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: to === '/' }}>
                  {name}
                  {to === '/inbox' && <InboxCount />}
                  {to === '/account' && unseenEvents > 0 && (
                    <Badge tone="warn">{counted(unseenEvents, words.accountNews)}</Badge>
                  )}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <p className="shell-site">
        <a href={siteUrl} target="_blank" rel="noopener">
          {words.readersSite} <span aria-hidden="true">↗</span>
          <span className="only-read-aloud"> ({words.opensInNewTab})</span>
        </a>
      </p>
    </header>
  );
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
