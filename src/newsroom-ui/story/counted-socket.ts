/** What went over one connection: updates sent, and answers to them. */
export interface Tally {
  /** True once this side has sent all that the newsroom lacked when the connection opened. */
  caughtUp: boolean;
  sent: number;
  kept: number;
  refused: number;
}

/** Types of frames (Hocuspocus, MessageType) and of sync messages (y-protocols). */
const SYNC = 0;
const SYNC_STATUS = 8;
const CATCHES_UP = 1;
const AWARENESS = 1;

/** A barrier before what others do: while it is held, their frames wait in their order. */
export interface OthersBarrier {
  isHeld(): boolean;
  /** Called when the barrier opens. */
  opened(bring: () => void): void;
}

/**
 * A WebSocket that counts on each connection the updates that really went out and the newsroom's answers to them, which come
 * one for each, after it is on the newsroom's disk. Hocuspocus' own counter starts again at each connection while updates of
 * the one before are still queued, so it may say that all is kept before it is.
 */
export function countedSocket(tell: (tally: Tally) => void, barrier: OthersBarrier): new (url: string) => WebSocket {
  function Counted(url: string): WebSocket {
    const socket = new WebSocket(url);
    const waiting: ArrayBuffer[] = [];
    barrier.opened(() => {
      for (const data of waiting.splice(0)) socket.dispatchEvent(new MessageEvent('message', { data }));
    });
    const tally: Tally = { caughtUp: false, sent: 0, kept: 0, refused: 0 };
    const send = socket.send.bind(socket);
    socket.send = (data: Uint8Array<ArrayBuffer>) => {
      countSent(tally, data);
      send(data);
    };
    // The first listener, so that what waits reaches nobody yet.
    socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
      const frame = new Uint8Array(event.data);
      if (countAnswer(tally, frame)) tell(tally);
      if (!barrier.isHeld() || !isOfOthers(frame)) return;
      waiting.push(event.data);
      event.stopImmediatePropagation();
    });
    return socket;
  }
  // A constructor that returns an object gives that object to `new`.
  return Counted as unknown as new (url: string) => WebSocket;
}

function countSent(tally: Tally, frame: Uint8Array): void {
  const [type, sync] = headOf(frame);
  if (type !== SYNC || sync === undefined || sync < CATCHES_UP) return;
  tally.sent += 1;
  if (sync === CATCHES_UP) tally.caughtUp = true;
}

function countAnswer(tally: Tally, frame: Uint8Array): boolean {
  const [type, isKept] = headOf(frame);
  if (type !== SYNC_STATUS) return false;
  if (isKept === 1) tally.kept += 1;
  else tally.refused += 1;
  return true;
}

/** What others wrote, or where they are; answers about what is written here are neither. */
function isOfOthers(frame: Uint8Array): boolean {
  const [type] = headOf(frame);
  return type === SYNC || type === AWARENESS;
}

/** The type of a frame and the number after it. A frame begins with the length of the story's id, and the id. */
function headOf(frame: Uint8Array): readonly [number | undefined, number | undefined] {
  // Ids are shorter than 128 bytes, so their length is one byte; so are the numbers after it.
  const start = 1 + (frame[0] ?? 0);
  return [frame[start], frame[start + 1]];
}
