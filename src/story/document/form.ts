/** What is in one place of a container: a field, or so many nodes of some kinds. */
export type Part<N extends string = string> =
  | { readonly field: string }
  | { readonly nodes: readonly [N, ...N[]]; readonly least: number; readonly most: number };

export function fields(...names: string[]): Part[] {
  return names.map((field) => ({ field }));
}

export function several(node: string, least = 0): Part {
  return { nodes: [node], least, most: Number.POSITIVE_INFINITY };
}
