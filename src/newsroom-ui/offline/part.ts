import { call } from '../api.ts';

/** The newsroom answers, and has not this part of the screens any more: another build of it runs now. */
export class Renewed extends Error {
  constructor() {
    super('The newsroom has been updated. Load this screen again.');
    this.name = 'Renewed';
  }
}

/** Fetches a part of the screens that has a file of its own; when it does not come, throws `Renewed`, or `Offline` where there is no connection. */
export function part<T>(load: () => Promise<T>): () => Promise<T> {
  return () =>
    load().catch(async () => {
      await call('GET /api/session');
      throw new Renewed();
    });
}
