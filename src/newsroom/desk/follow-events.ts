import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';

export const followEvents = handle(deskContract.followEvents, async ({ rooms, who, request, reply }) => {
  const last = request.headers['last-event-id'];
  const after = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.hijack();
  await rooms.live.follow(reply.raw, who, after);
  return reply;
});
