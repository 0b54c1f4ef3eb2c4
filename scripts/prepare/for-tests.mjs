import { prepare } from './prepare.mjs';

/** Tests that start the program as a process of its own run dist/: it must be today's. */
export function setup() {
  prepare();
}
