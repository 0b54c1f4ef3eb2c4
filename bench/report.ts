const WIDTH = 15;

/** Prints one line of a table; the columns stand under each other. */
export function row(...cells: readonly (string | number)[]): void {
  process.stdout.write(`${cells.map((cell) => String(cell).padStart(WIDTH)).join(' ')}\n`);
}

export function title(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** The value that a share of all values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
