import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Which connections wait for replies. */
export interface Pending {
  add(socket: Socket, response: ServerResponse): void;
  /** Acts once every reply that was due on a connection is out; of several acts for one connection, only the first happens. */
  afterReplies(socket: Socket, act: () => void): void;
  /** Lets replies go on when the client has taken what it was sent; for connections that Node has let go of. */
  wake(socket: Socket): void;
}

export function makePending(): Pending {
  const due = new WeakMap<Socket, Set<ServerResponse>>();
  const last = new WeakMap<Socket, () => void>();
  return {
    add: (socket, response) => {
      const responses = due.get(socket) ?? new Set();
      due.set(socket, responses.add(response));
      response.once('close', () => {
        responses.delete(response);
        if (responses.size === 0) last.get(socket)?.();
      });
    },
    afterReplies: (socket, act) => {
      if (last.has(socket)) return;
      last.set(socket, act);
      if ((due.get(socket)?.size ?? 0) === 0) act();
    },
    wake: (socket) => {
      for (const response of due.get(socket) ?? []) response.emit('drain');
    },
  };
}
