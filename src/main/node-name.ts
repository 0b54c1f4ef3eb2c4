import { hostname } from 'node:os';

/** How a delivery node is called, in letters that can stand in a key: as said, or as its machine. */
export function nodeName(said: string | undefined): string {
  return (said ?? hostname()).toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-');
}
