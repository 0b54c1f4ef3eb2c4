import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from '../../ui/states.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { ProofDialog } from '../people/proof-dialog.tsx';
import { sessionQuery } from '../session.ts';
import { shellWords as words } from '../words/shell.ts';
import { Commands } from './commands.tsx';
import { Navigation } from './navigation.tsx';
import { OfflineNote } from './offline-note.tsx';
import './shell.css';

/** What is round every screen of somebody who signed in: the way about, notices, and the palette of commands. */
export function Shell() {
  const { demo } = useSuspenseQuery(sessionQuery).data;
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {words.skip}
      </a>
      {demo && (
        <aside className="shell-demo" aria-label={words.demoName}>
          {words.demo}
        </aside>
      )}
      <OfflineNote />
      <Navigation />
      <main id="content" className="shell-main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Commands />
      <ProofDialog />
      <Toasts />
    </div>
  );
}
