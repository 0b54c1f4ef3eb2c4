type Child = Node | string;

/** An element with a class and children. Attributes are set one by one: nothing is ever parsed as HTML. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A button that does something to the text without taking the caret out of it. */
export function button(name: Child, className: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, name);
  made.addEventListener('mousedown', (event) => event.preventDefault());
  made.addEventListener('click', act);
  return made;
}
