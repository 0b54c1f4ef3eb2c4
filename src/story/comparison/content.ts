/** A text that is equal exactly for values of equal content, in whatever order their properties stand. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => (isRecord(part) ? ordered(part) : part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ordered(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
