import type { Socket } from 'node:net';

/** How long a client may go on sending after the last reply, in milliseconds. */
const LINGER = 5000;

const ended = new WeakSet<Socket>();

/**
 * Ends a connection so that the client gets the last reply whole: what it still sends is read and thrown away for a moment.
 * Closing at once while something unread lies in our buffers would make the system reset the connection, and the client
 * would lose what it has not read yet (RFC 9112, 9.6).
 */
export function endGently(socket: Socket): void {
  if (ended.has(socket)) return;
  ended.add(socket);
  socket.end(() => {
    const timer = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => clearTimeout(timer));
    if (socket.readableEnded) socket.destroy();
    else socket.resume();
  });
}

/** True once a connection is ending: nothing that comes over it is a request any more. */
export function isEnding(socket: Socket): boolean {
  return ended.has(socket);
}
