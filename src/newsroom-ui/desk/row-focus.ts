/** The links of the rows that are shown, in their order. */
export function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
}

/** The id of the story whose row has the focus; null when none has. */
export function focusedStory(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-story]')?.dataset['story'] ?? null;
}

/** Goes so many rows on; to the first row from nowhere. */
export function moveFocus(by: number): void {
  const links = rowLinks();
  const at = links.findIndex((link) => link.closest('[data-story]')?.contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}
