import { type ReactNode, useEffect } from 'react';
import { Toasts } from '../../ui/toasts.tsx';
import { shellWords } from '../words/shell.ts';
import './door.css';

interface DoorProps {
  readonly title: string;
  /** Over the title: which newsroom this is. */
  readonly over: string;
  readonly isDemo: boolean;
  readonly children: ReactNode;
}

/** The screens before one is inside: one column, nothing else. */
export function Door({ title, over, isDemo, children }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · ${over}`;
  }, [title, over]);
  return (
    <div className="door">
      {isDemo && <aside className="door-demo">{shellWords.demo}</aside>}
      <main id="content" className="door-inside">
        <header className="door-head">
          <p className="door-over" dir="auto">
            {over}
          </p>
          <h1>{title}</h1>
        </header>
        {children}
      </main>
      <Toasts />
    </div>
  );
}

/** What could not be done, said aloud as soon as it stands there. */
export function DoorProblem({ children }: { readonly children: ReactNode }) {
  return (
    <p className="door-problem" role="alert">
      {children}
    </p>
  );
}
