import { Refusal } from '../../base/problem.ts';

/** One request to whoever keeps copies of pages, and what it must not take longer than, in milliseconds. */
interface AskedOfCache {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const LONGEST_MS = 10_000;
const LONGEST_ANSWER = 300;

/**
 * Throws a `Refusal` (502) that says what a cache answered, unless it did as it was asked. Nothing that was sent is said: a token is
 * among it.
 */
export async function askCache(url: string, { method, headers, body }: AskedOfCache): Promise<string> {
  const { host } = new URL(url);
  const sent = body === undefined ? {} : { body };
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_MS),
    ...sent,
  }).catch((error: unknown) => {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    throw new Refusal('cache-away', 502, `${host} does not answer (${cause?.code ?? (error as Error).name}).`);
  });
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Refusal('cache-refuses', 502, `${host} answers ${answer.status}: ${text.slice(0, LONGEST_ANSWER)}`);
}
