import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { newId } from '../base/ids.ts';
import type { Log } from '../base/log.ts';
import { type Problem, problem, Refusal } from '../base/problem.ts';

/** A refusal as it is answered: problem details, RFC 9457, with the house's own code and what can be repaired. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
}

/** The one handler of everything that goes wrong at the door. What is nobody's fault but ours is logged once, under an id. */
export function answerErrors(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = asRefusal(error) ?? cutOff(error, request) ?? ourFault(error, log, request.id);
    return sendRefusal(reply, refusal);
  };
}

/** The same for what is asked outside HTTP’s requests and replies. */
export function refusalOf(error: unknown, log: Log): Refusal {
  return asRefusal(error) ?? ourFault(error, log, newId());
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .status(refusal.status)
    .type('application/problem+json')
    .send(JSON.stringify(detailsOf(refusal)));
}

/** A refusal as problem details, for acts whose refusals carry more than problems. */
export function detailsOf({ code, status, message, problems }: Refusal): ProblemDetails {
  return { type: `urn:standfirst:${code}`, title: message, status, code, problems };
}

/** What was refused, by an act, by the schemas or by the HTTP library; null for a fault of ours. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return unfit(error.validation);
  return notHttp(error as Partial<FastifyError>);
}

interface Finding {
  readonly instancePath: string;
  readonly message?: string | undefined;
}

function unfit(findings: readonly Finding[]): Refusal {
  // Whoever sends half a million wrong things is told about the first.
  const problems = findings
    .slice(0, MOST_NAMED)
    .map(({ instancePath, message }) =>
      problem('unfit', instancePath.replace(/^\//, ''), shortened(message ?? 'This is not what this address expects.')),
    );
  return new Refusal(
    'unfit',
    400,
    'What was sent is not what this address expects. /api says what it expects.',
    problems,
  );
}

const MOST_NAMED = 20;
const LONGEST_MESSAGE = 500;

function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)} …` : message;
}

/** What the HTTP library itself refuses, in our words: too large, not JSON, an unknown media type. */
function notHttp({ statusCode }: Partial<FastifyError>): Refusal | null {
  if (!statusCode || statusCode < 400 || statusCode >= 500) return null;
  return new Refusal('request-unfit', statusCode, unfitWords[statusCode] ?? 'This request cannot be read.');
}

const unfitWords: Readonly<Record<number, string>> = {
  400: 'This request cannot be read: its address or body is malformed, or it is not as long as it says.',
  413: 'This is too much at once.',
  414: 'This address is too long.',
  415: 'This kind of body is not accepted here. Send JSON (application/json), or pictures as they are, with their type.',
};

const CUT_OFF = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']);

/** Whoever goes away while they send is answered by nothing, and is no fault of ours; null for anything else. */
function cutOff(error: unknown, { raw }: FastifyRequest): Refusal | null {
  const { code } = error as NodeJS.ErrnoException;
  // With more than was said behind a whole body it is cut off too: nothing of it is read any more.
  const isCut = raw.errored === error || (!raw.complete && raw.destroyed);
  if (!isCut || !CUT_OFF.has(code ?? '')) return null;
  return new Refusal('request-cut-off', 400, 'The request ended before all of it had arrived. Nothing was done.');
}

function ourFault(error: unknown, log: Log, id: string): Refusal {
  log.error({ err: error, id }, 'The newsroom could not answer.');
  return new Refusal(
    'our-fault',
    500,
    `Something went wrong, and it is our fault. It is in the log under ${id}. Nothing was left half done.`,
  );
}
