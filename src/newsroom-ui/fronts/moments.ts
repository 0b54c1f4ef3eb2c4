/** The moment that a date and time mean on the clock of this device, in UTC to the second; null for none. */
export function momentIn(local: string): string | null {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
