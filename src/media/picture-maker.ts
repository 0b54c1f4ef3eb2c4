import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fairTurns } from '../base/fair-turns.ts';
import { giveWay } from '../base/give-way.ts';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import { type Order, TOO_MUCH_MEMORY, type Word } from './decode/orders.ts';
import type { MediaShelf } from './media-shelf.ts';
import { type Made, type Making, notOnShelf, usualRenditions } from './renditions.ts';
import { onceWorked } from './working-time.ts';

/** Makes pictures of what people send, in a process apart. */
export interface PictureMaker {
  /**
   * The picture of the original in this file, with its renditions on the shelf, as `makePicture` makes it, or a part of them. One is made at a time, in
   * bounded memory and time; what takes more is a problem of that picture, and nothing else notices. Where several people wait, each has their
   * turn before anybody has another.
   */
  make(path: string, shelf: MediaShelf, making?: Making): Promise<Made>;
  close(): void;
}

export interface MakerLimits {
  /** Of the whole process. Node and the libraries take 90 MB; 100 megapixels of JPEG another 60, as 16-bit PNG up to 500. */
  readonly mostBytes: number;
  /**
   * Of work for one step of one picture, not of waiting: a machine that is busy refuses no good picture. Eight renditions of the largest take 15 s on
   * an old machine.
   */
  readonly mostMs: number;
  /** The process ends when nobody sends a picture for so long, and gives its memory back. */
  readonly idleMs: number;
}

const usual: MakerLimits = { mostBytes: 800 * 1024 * 1024, mostMs: 90_000, idleMs: 20_000 };

export function openPictureMaker(limits: Partial<MakerLimits> = {}): PictureMaker {
  const within = { ...usual, ...limits };
  let decoder: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  const turns = fairTurns();

  const running = (): ChildProcess => {
    clearTimeout(idle);
    if (decoder === null || decoder.exitCode !== null || decoder.signalCode !== null || decoder.killed)
      decoder = startDecoder(within);
    return decoder;
  };
  const rest = (): void => {
    idle = setTimeout(() => decoder?.kill('SIGKILL'), within.idleMs).unref();
  };
  const make = async (path: string, shelf: MediaShelf, making: Making): Promise<Made> => {
    const planned = await obey(running(), { is: 'plan', path, options: usualRenditions, making }, { within, shelf });
    if (!planned.ok) return planned;
    const { picture, found } = planned;
    const wanted = await notOnShelf(picture, shelf);
    const { effort } = usualRenditions;
    return obey(
      running(),
      { is: 'render', path, picture, found, wanted, covers: making.covers ?? [], effort },
      { within, shelf },
    );
  };
  return {
    make: (path, shelf, making = {}) => turns.take(making.whose ?? '', () => make(path, shelf, making)).finally(rest),
    close: () => {
      clearTimeout(idle);
      decoder?.kill('SIGKILL');
    },
  };
}

function startDecoder({ mostBytes }: MakerLimits): ChildProcess {
  const file = new URL(`decode/decoder${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(file), [String(mostBytes)], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // What could not be started ends, and whoever waits for it is told by that.
  child.on('error', () => {});
  // Pictures are less urgent than anything a person or a reader waits for.
  if (child.pid !== undefined) giveWay(child.pid);
  // It must not keep a process that is done.
  child.unref();
  child.channel?.unref();
  return child;
}

interface Keeping {
  readonly within: MakerLimits;
  readonly shelf: MediaShelf;
}

/** Has one order carried out, and keeps each rendition that comes. Throws when the shelf cannot be written. */
function obey(decoder: ChildProcess, order: Order, { within, shelf }: Keeping): Promise<Made> {
  return new Promise((resolve, reject) => {
    // A shelf that cannot be written is told at the end, and must not be an error that nobody heard until then.
    const kept: Promise<{ readonly failed?: unknown }>[] = [];
    const stopWatch = onceWorked(decoder.pid ?? 0, within.mostMs, () => end(refused(tooSlow)));
    const end = (made: Made): void => {
      stopWatch();
      decoder.off('message', hear).off('exit', gone).off('error', unstarted);
      if (!made.ok && made.problem === tooSlow) decoder.kill('SIGKILL');
      void Promise.all(kept).then((all) => {
        const broken = all.find((one) => 'failed' in one);
        if (broken) reject(broken.failed);
        else resolve(made);
      });
    };
    const hear = (word: Word): void => {
      if (word.is === 'made') end(word.made);
      else
        kept.push(
          shelf.put(word.name, word.bytes).then(
            () => ({}),
            (failed: unknown) => ({ failed }),
          ),
        );
    };
    const gone = (code: number | null): void => end(refused(code === TOO_MUCH_MEMORY ? tooMuch : brokeOff));
    const unstarted = (): void => {
      end(refused(brokeOff));
      reject(noDecoder());
    };
    decoder.on('message', hear).on('exit', gone).on('error', unstarted);
    // One that could not be started has no way to be told anything, or one that leads nowhere.
    if (decoder.connected)
      decoder.send(order, (error) => {
        if (error) end(refused(brokeOff));
      });
  });
}

function noDecoder(): Refusal {
  const say =
    'This machine can begin no other process now, and pictures are unpacked in one. Send it again in a moment.';
  return new Refusal('no-decoder', 503, say);
}

function refused(why: Problem): Made {
  return { ok: false, problem: why };
}

const again = 'Open it in a picture editor, save it as a JPEG and send that.';
const tooMuch = problem(
  'picture-too-costly',
  'picture',
  `This picture takes more memory to unpack than is allowed here. ${again}`,
);
const tooSlow = problem('picture-too-costly', 'picture', `This picture takes too long to unpack. ${again}`);
const brokeOff = problem(
  'picture-unreadable',
  'picture',
  `This picture could not be unpacked: the decoder broke off. ${again}`,
);
