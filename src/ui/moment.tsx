import { dateText } from './language.ts';

const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short' } as const;

/** A moment in the clock of whoever looks, short; in full for those who point at it or listen. */
export function Moment({ at }: { readonly at: string }) {
  return <Time at={at}>{dateText(at, isToday(at) ? TIME : { ...DAY, year: 'numeric', ...TIME })}</Time>;
}

/** A day as short as it may be: today's by its time, another year's with the year; in full for those who point at it or listen. */
export function Age({ at }: { readonly at: string }) {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return <Time at={at}>{dateText(at, isToday(at) ? TIME : { ...DAY, ...(!isThisYear && { year: 'numeric' }) })}</Time>;
}

/** A moment to the second, as a receipt says it. */
export function PreciseMoment({ at }: { readonly at: string }) {
  const time = { ...TIME, second: '2-digit' } as const;
  return <Time at={at}>{dateText(at, isToday(at) ? time : { ...DAY, year: 'numeric', ...time })}</Time>;
}

function Time({ at, children }: { readonly at: string; readonly children: string }) {
  return (
    <time dateTime={at} title={dateText(at, { dateStyle: 'full', timeStyle: 'long' })}>
      {children}
    </time>
  );
}

function isToday(at: string): boolean {
  return new Date(at).toDateString() === new Date().toDateString();
}
