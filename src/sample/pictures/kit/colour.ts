/** A colour part of the way from one to another; colours are `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const [start, end] = [channels(from), channels(to)];
  const mixed = start.map((value, at) => Math.round(value + ((end[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export function darker(colour: string, share: number): string {
  return mix(colour, '#05070d', share);
}

export function lighter(colour: string, share: number): string {
  return mix(colour, '#fff6e6', share);
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
