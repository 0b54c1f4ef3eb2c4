import { useEffect, useState } from 'react';
import { dateText } from '../../ui/language.ts';
import { deskWords as words } from '../words/desk.ts';
import { distance } from './names.ts';

const A_MINUTE = 60_000;

/** When a story is due, from now; red once that has passed. */
export function Deadline({ at }: { readonly at: string }) {
  const left = Date.parse(at) - useNow();
  const title = dateText(at, { dateStyle: 'full', timeStyle: 'short' });
  return (
    <time dateTime={at} title={title} className={left < 0 ? 'is-overdue' : ''}>
      {left < 0 ? words.overdue : words.dueIn} {distance(left)}
    </time>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), A_MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
