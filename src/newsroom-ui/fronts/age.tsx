/** A day as short as it may be: today's by its time, another year's with the year; in full for those who point at it or listen. */
export function Age({ at }: { readonly at: string }) {
  const [date, now] = [new Date(at), new Date()];
  const locale = document.documentElement.lang;
  const isToday = date.toDateString() === now.toDateString();
  const isThisYear = date.getFullYear() === now.getFullYear();
  const short = isToday
    ? date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) });
  return (
    <time dateTime={at} title={date.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'long' })}>
      {short}
    </time>
  );
}
