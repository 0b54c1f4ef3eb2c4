import type { Story } from './story.ts';

/**
 * A story as one text that is equal exactly when the stories are, in whatever order their properties stand. Its digest names
 * what somebody saw, on the server and in a browser alike.
 */
export function contentText(story: Story): string {
  return JSON.stringify(story, (_key, value: unknown) => (isPlainObject(value) ? sorted(value) : value));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
