import { newId } from './ids.ts';

/** Letters, digits and what joins them: nothing that breaks a line of a log, a header or a search in either. */
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;

/**
 * The name under which a request stands in the log: the one that a proxy of one's own gave it, if that is well formed, and otherwise a new
 * one. What a stranger sends is nobody's word (`isProxied` false).
 */
export function requestId(given: string | readonly string[] | undefined, isProxied: boolean): string {
  return isProxied && typeof given === 'string' && WELL_FORMED.test(given) ? given : newId();
}
