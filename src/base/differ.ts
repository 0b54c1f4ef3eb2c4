/** Whether two values are other when written as JSON: the order of an object's fields counts. */
export function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
