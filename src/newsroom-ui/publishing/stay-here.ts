/** Links in a preview lead nowhere: the pane would turn into another page. */
export function stayHere(event: Event): void {
  const link = (event.target as Element | null)?.closest('a');
  if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault();
}
