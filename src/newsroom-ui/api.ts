import type { Problem } from '../base/problem.ts';
import type { Api } from '../contract/contract.ts';
import { noteConnection } from '../ui/connection.ts';
import { knownTime, noteTime } from '../ui/newsroom-time.ts';
import { anActUnderWay } from '../ui/under-way.ts';
import { uiWords } from '../ui/words.ts';

/** What a route is sent, without the parts it does not take. */
type Given<R extends keyof Api> = {
  [K in keyof Api[R]['request'] as Api[R]['request'][K] extends undefined ? never : K]: Api[R]['request'][K];
};

type Args<R extends keyof Api> = keyof Given<R> extends never ? [] : [asked: Given<R>];

export type AnswerOf<R extends keyof Api> = Api[R]['answer'];

/**
 * Asks the newsroom. Throws `Refused` for what it refuses, with what can be repaired, and `Offline` when no answer came.
 *
 *     const { stories } = await call('GET /api/desk', { query: { stage: 'subs' } });
 */
export async function call<R extends keyof Api>(route: R, ...args: Args<R>): Promise<AnswerOf<R>> {
  const [asked] = args;
  const { params, query, body } = (asked ?? {}) as { params?: Texts; query?: object; body?: unknown };
  const [method = 'GET', path = '/'] = route.split(' ');
  const ask = () =>
    reach(addressOf(path, params, query), {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const began = performance.now();
  const first = await ask();
  // A machine that slept knows the newsroom's time again from this very answer.
  const isMisdated = first.status === CAME_TOO_LATE && performance.now() - began < AT_ONCE_MS;
  const response = isMisdated ? await ask() : first;
  if (!response.ok) {
    const refused = await refusalOf(response);
    if (refused.code === 'prove-yourself' && (await askForProof())) return call(route, ...args);
    throw refused;
  }
  return (response.status === 204 ? {} : await response.json()) as AnswerOf<R>;
}

let askForProof = (): Promise<boolean> => Promise.resolve(false);

/** Says how people are asked to prove again that it is them, when an act needs it; true when they did, and the act is asked again. */
export function whenProofIsNeeded(ask: () => Promise<boolean>): void {
  askForProof = ask;
}

const CAME_TOO_LATE = 408;
const AT_ONCE_MS = 5_000;

type Texts = Readonly<Record<string, string>>;

/** What the newsroom refused, and why: `message` is one sentence for the person, `problems` what they can put right. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** The whole answer, for refusals that carry more, such as what changed meanwhile. */
  readonly details: unknown;

  constructor(details: { title?: string; status: number; code?: string; problems?: readonly Problem[] }) {
    super(details.title ?? `The newsroom answered ${details.status}.`);
    this.name = 'Refused';
    this.status = details.status;
    this.code = details.code ?? 'unknown';
    this.problems = details.problems ?? [];
    this.details = details;
  }
}

/** No answer came: the connection is down, or the newsroom is. */
export class Offline extends Error {
  constructor() {
    super('No answer from the newsroom. Check your connection; what you typed is kept on this device.');
    this.name = 'Offline';
  }
}

/** No answer came to something that was to be done. It is not done later, but it may have been done before the connection broke. */
class NotDoneLater extends Offline {
  constructor() {
    super();
    this.message =
      'No answer from the newsroom, and this will not be done later. When the connection is back, check whether it was done before you try again.';
  }
}

/** Whoever asked for it has cancelled it before the newsroom answered. */
class GivenUp extends Offline {
  constructor() {
    super();
    this.message = uiWords.gaveUp;
  }
}

/** Longer than any act takes; the newsroom refuses one that comes later than this. */
const ANSWER_WITHIN_MS = 30_000;

async function reach(address: string, init: RequestInit): Promise<Response> {
  const act = init.method === 'GET' ? null : anActUnderWay();
  const answer = await fetch(address, {
    ...init,
    ...(act && {
      headers: { ...init.headers, ...askedNow() },
      signal: AbortSignal.any([act.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    }),
    credentials: 'same-origin',
  }).catch(() => null);
  act?.settle();
  if (act?.signal.aborted) throw new GivenUp();
  noteTime(answer?.headers.get('date') ?? null);
  const isThere = answer !== null && !isOfProxy(answer);
  noteConnection(isThere);
  if (!isThere) throw act ? new NotDoneLater() : new Offline();
  return answer;
}

/** When an act was asked for, by the newsroom's clock: one that was held up on its way is not done any more when it comes. */
function askedNow(): Record<string, string> {
  const now = knownTime();
  return now ? { 'x-asked-at': now } : {};
}

/** True of what a proxy says for a newsroom that does not answer; the newsroom itself refuses with problem details. */
function isOfProxy({ status, headers }: Response): boolean {
  return [502, 503, 504].includes(status) && headers.get('content-type') !== 'application/problem+json';
}

async function refusalOf(response: Response): Promise<Refused> {
  const details = (await response.json().catch(() => ({}))) as object;
  return new Refused({ ...details, status: response.status });
}

type QueryValue = string | number | boolean | null | undefined;

function addressOf(path: string, params: Texts = {}, query: object = {}): string {
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query as Record<string, QueryValue | readonly QueryValue[]>).flatMap(pairs),
  );
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

function pairs([name, value]: [string, QueryValue | readonly QueryValue[]]): [string, string][] {
  const given = [value].flat().filter((one) => one !== undefined && one !== null);
  return given.map((one) => [name, String(one)]);
}
