import type { Db } from './open-store.ts';

/** What is listened to: a kind alone (`changes`) or one of a kind (`cursor/press`). */
export type Topic = string;

/** Whether something was notified in this process, or elsewhere as far as can be told. */
export type From = 'here' | 'elsewhere';

/** Carries what is notified here to other processes on the same data, and tells what is notified there. */
export interface Channel {
  send(topics: readonly Topic[]): Promise<void>;
  /** `whenBack` is called when it hears again after a time in which it did not. Gives what ends it. */
  hear(others: (topics: readonly Topic[]) => void, whenBack: () => void): () => Promise<void>;
}

/** Says when there may be something new. What it is, whoever hears asks the store by a number of their own. */
export interface Notifier {
  /**
   * Calls `hear` when there may be something new; gives what ends that. It may be called with nothing new, and something new is never without a call: what is not
   * notified is found within a second, for then the numbers of all that is listened to are asked, and when the channel is heard again at once.
   */
  listen(topic: Topic, hear: (from: From) => void): () => void;
  /** Runs a transaction, and notifies of its topics once it is committed. */
  notifying<T>(execute: (work: (tx: Db) => Promise<T>) => Promise<T>, work: (tx: Db) => Promise<T>): Promise<T>;
  /**
   * Says something to other processes that is kept nowhere and may be lost: where somebody's cursor stands. A few kilobytes without a space in them; what is longer is
   * not said. Nobody hears it where the data are one process's alone.
   */
  say(word: string): void;
  /** Calls `hear` with what other processes say; gives what ends that. */
  hearWords(hear: (word: string) => void): () => void;
  /** Notifies at once, for what is no transaction of the store. */
  tell(topics: readonly Topic[]): void;
  close(): Promise<void>;
}

const notifiedIn = new WeakMap<Db, Set<Topic>>();

/** Notifies of a topic when this transaction is committed; of one that is not kept nobody hears. */
export function notify(tx: Db, topic: Topic): void {
  notifiedIn.get(tx)?.add(topic);
}

/** What a word begins with on the channel. */
const SAID = '~';
/** A notification of PostgreSQL takes less than 8,000 bytes; words are of ASCII. */
const LONGEST_WORD = 7_000;

/** What is notified within this time travels together. */
const MERGE_MS = 10;
const ASK_EVERY_MS = 1000;
/** A question that is not answered in this time, as on a connection whose other end is gone, keeps nobody from asking again. */
const UNANSWERED_MS = 5000;

/** Where topics stand, in numbers that differ whenever there is something new; what has none is taken for moved. */
export type Standing = (topics: readonly Topic[]) => Promise<ReadonlyMap<Topic, number>>;

/** Opens the notifier of a store. Without a channel other processes are heard by the numbers alone, within a second. */
export function openNotifier(standing: Standing, channel: Channel | null = null): Notifier {
  const hearers = openHearers();
  const sender = channel && openSender(channel);
  const asking = openAsking(standing, hearers);
  let endChannel: (() => Promise<void>) | null = null;
  const words = new Set<(word: string) => void>();
  const heard = (topics: readonly Topic[]) => {
    const { said = [], notified = [] } = Object.groupBy(topics, (topic) =>
      topic.startsWith(SAID) ? 'said' : 'notified',
    );
    for (const word of said) for (const hear of words) setImmediate(hear, word.slice(SAID.length));
    hearers.tell(notified, 'elsewhere');
  };
  const hearOthers = () => (endChannel ??= channel?.hear(heard, asking.now) ?? null);
  const tell = (topics: readonly Topic[]) => {
    if (topics.length === 0) return;
    hearers.tell(topics, 'here');
    sender?.add(topics);
  };
  return {
    tell,
    say: (word) => {
      if (word.length <= LONGEST_WORD) sender?.add([SAID + word]);
    },
    hearWords: (hear) => {
      words.add(hear);
      hearOthers();
      return () => void words.delete(hear);
    },
    listen: (topic, hear) => {
      const end = hearers.add(topic, hear);
      hearOthers();
      asking.begin();
      return end;
    },
    notifying: async (execute, work) => {
      const notified = new Set<Topic>();
      const done = await execute((tx) => {
        notified.clear();
        notifiedIn.set(tx, notified);
        return work(tx);
      });
      tell([...notified]);
      return done;
    },
    close: async () => {
      asking.end();
      await Promise.all([sender?.flush(), endChannel?.()]);
    },
  };
}

interface Hearers {
  add(topic: Topic, hear: (from: From) => void): () => void;
  tell(topics: Iterable<Topic>, from: From): void;
  topics(): readonly Topic[];
}

function openHearers(): Hearers {
  const all = new Map<Topic, Set<(from: From) => void>>();
  return {
    add: (topic, hear) => {
      // One that listens twice is told twice, and ends one of the two.
      const one = (from: From) => hear(from);
      const some = all.get(topic) ?? new Set();
      all.set(topic, some.add(one));
      return () => {
        some.delete(one);
        if (some.size === 0 && all.get(topic) === some) all.delete(topic);
      };
    },
    // Whoever notifies goes on first, and what a hearer does wrong is not theirs.
    tell: (topics, from) => {
      for (const topic of topics) for (const hear of all.get(topic) ?? []) setImmediate(hear, from);
    },
    topics: () => [...all.keys()],
  };
}

function openSender(channel: Channel): { add(topics: Iterable<Topic>): void; flush(): Promise<void> } {
  let waiting = new Set<Topic>();
  let timer: NodeJS.Timeout | null = null;
  const flush = async () => {
    if (timer) clearTimeout(timer);
    const topics = [...waiting];
    [waiting, timer] = [new Set(), null];
    // One that is lost is found by its number.
    if (topics.length > 0) await channel.send(topics).catch(() => {});
  };
  return {
    add: (topics) => {
      for (const topic of topics) waiting.add(topic);
      timer ??= setTimeout(() => void flush(), MERGE_MS);
    },
    flush,
  };
}

interface Asking {
  begin(): void;
  now(): void;
  end(): void;
}

/** Asks each second where the topics stand that are listened to, one question for each kind, and notifies where something moved. */
function openAsking(standing: Standing, hearers: Hearers): Asking {
  let known: ReadonlyMap<Topic, number> = new Map();
  let timer: NodeJS.Timeout | null = null;
  let asking: number | null = null;
  const ask = async () => {
    const topics = hearers.topics();
    const now = await standing(topics);
    hearers.tell(
      topics.filter((topic) => !now.has(topic) || now.get(topic) !== known.get(topic)),
      'elsewhere',
    );
    known = now;
  };
  const tick = async () => {
    const began = Date.now();
    if (asking !== null && Math.abs(began - asking) < UNANSWERED_MS) return;
    asking = began;
    // A database that is away is asked again.
    await ask().catch(() => {});
    if (asking === began) asking = null;
  };
  return {
    begin: () => void (timer ??= setInterval(() => void tick(), ASK_EVERY_MS).unref()),
    now: () => void tick(),
    end: () => void (timer && clearInterval(timer)),
  };
}
