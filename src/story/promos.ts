import { frontId } from './front-id.ts';

/** The front under which the promos of an edition are arranged: editors' picks that are on every story of it. */
export const promosOf = (edition: string): string => frontId('promos', edition);
