/** A new id for a live post, a comment or a suggestion. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12);
}
