/** What work that goes piece by piece comes to, without a pause: for whoever has nobody waiting (`byAndBy` has). */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
