import { type ReactNode, useEffect } from 'react';
import './screen.css';

interface ScreenProps {
  readonly title: string;
  /** What is beside the title: a state, the main button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A screen's title and its content, in the one column width that screens of lists share. */
export function Screen({ title, beside, children }: ScreenProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{title}</h1>
        <div className="screen-beside">{beside}</div>
      </header>
      {children}
    </div>
  );
}
