import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../base/problem.ts';

/**
 * Refuses a body that comes compressed (415, and by its header says that plain ones are taken: RFC 9110, 15.5.16), and one that is compressed on
 * the way (501: RFC 9112, 6.1). Nothing is ever unpacked here, so that no small body can become a large one, and none is kept as what it is not.
 */
export function refuseCodedBodies({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (isCoded(headers['content-encoding'], 'identity')) {
    reply.header('accept-encoding', 'identity');
    const say = 'This body is compressed (Content-Encoding). Send it uncompressed, without that header.';
    throw new Refusal('body-compressed', 415, say);
  }
  if (isCoded(headers['transfer-encoding'], 'chunked')) {
    const say = 'This body is compressed in transit (Transfer-Encoding). Send it plain or in chunks.';
    throw new Refusal('transfer-unfit', 501, say);
  }
}

function isCoded(header: string | undefined, plain: string): boolean {
  const codings = (header ?? '').split(',').map((one) => one.trim().toLowerCase());
  return codings.some((one) => one !== '' && one !== plain);
}
