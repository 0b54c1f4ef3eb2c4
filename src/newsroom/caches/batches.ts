/** Keys in as few groups as fit: at most so many, and joined at most so long. */
export function batches(keys: readonly string[], most: number, longest = Infinity): string[][] {
  const groups: string[][] = [];
  let length = Infinity;
  for (const key of keys) {
    const last = groups.at(-1);
    if (last === undefined || last.length >= most || length + 1 + key.length > longest) {
      groups.push([key]);
      length = key.length;
    } else {
      last.push(key);
      length += 1 + key.length;
    }
  }
  return groups;
}
