/** A moment in the clock of whoever looks, short; in full for those who point at it or listen. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  const locale = document.documentElement.lang;
  const isToday = date.toDateString() === new Date().toDateString();
  const short = isToday
    ? date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleString(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      });
  return (
    <time dateTime={at} title={date.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'long' })}>
      {short}
    </time>
  );
}
