import { basename, dirname, join } from 'node:path';
import type { FileMark, FolderEntry, ShelfFiles } from '../../src/press/disk/shelf-files.ts';

/** What a file or folder of the disk is. Its bytes and names are there twice: as programs see them, and as the platter has them. */
type Node =
  | { readonly is: 'file'; readonly id: number; bytes: Buffer; kept: Buffer | null }
  | { readonly is: 'folder'; readonly id: number; names: Map<string, Node>; kept: Map<string, Node> };

/** What programs are told by a disk whose power is gone. */
export class PowerCut extends Error {}

/** Random numbers below a bound. */
export type Chance = (below: number) => number;

/** A disk in memory that loses power when it is told to. */
export interface LosingDisk {
  readonly files: ShelfFiles;
  /** After this many more changes of the disk the power goes: every later call throws `PowerCut`. */
  cutAfter(changes: number): void;
  /**
   * The disk as it is found when the power is back. What was synced is there. Of what was not, anything may be: each name may be as it
   * was or as it was to become, whichever order they came in; each file may have its old bytes, none, some, the right number of
   * zeros, or all.
   */
  afterwards(chance: Chance): LosingDisk;
}

/** An empty disk, but for the folder `data` that the newsroom was given. */
export function losingDisk(): LosingDisk {
  const names = new Map([['data', folder()]]);
  return diskOn({ ...folder(), names, kept: new Map(names) });
}

let ids = 0;

function folder(): Node & { is: 'folder' } {
  return { is: 'folder', id: (ids += 1), names: new Map(), kept: new Map() };
}

function diskOn(root: Node & { is: 'folder' }): LosingDisk {
  let left = Infinity;
  const change = () => {
    if (left <= 0) throw new PowerCut('the power is gone');
    left -= 1;
  };
  return {
    files: filesOn(root, change),
    cutAfter: (changes) => void (left = changes),
    afterwards: (chance) => diskOn(whatIsLeft(root, chance) as typeof root),
  };
}

/** The surviving state of a node, and of all below it. */
function whatIsLeft(node: Node, chance: Chance, seen = new Map<Node, Node>()): Node {
  const known = seen.get(node);
  if (known) return known;
  if (node.is === 'file') {
    const bytes = bytesLeft(node, chance);
    const left: Node = { is: 'file', id: (ids += 1), bytes, kept: bytes };
    seen.set(node, left);
    return left;
  }
  const left = folder();
  seen.set(node, left);
  for (const name of new Set([...node.names.keys(), ...node.kept.keys()])) {
    const [now, before] = [node.names.get(name), node.kept.get(name)];
    const survivor = now === before || chance(2) === 0 ? before : now;
    if (survivor) left.names.set(name, whatIsLeft(survivor, chance, seen));
  }
  left.kept = new Map(left.names);
  return left;
}

function bytesLeft({ bytes, kept }: Node & { is: 'file' }, chance: Chance): Buffer {
  if (kept === bytes) return bytes;
  const old = kept ?? Buffer.alloc(0);
  const some = bytes.subarray(0, chance(bytes.length + 1));
  const choices = [old, Buffer.alloc(0), some, Buffer.alloc(bytes.length), bytes];
  // An append that was not synced leaves what was there before it, and any part of itself.
  const isAppend = old.length > 0 && bytes.subarray(0, old.length).equals(old);
  const part = bytes.subarray(0, old.length + chance(bytes.length - old.length + 1));
  const zeros = Buffer.concat([old, Buffer.alloc(bytes.length - old.length)]);
  return isAppend ? [old, part, zeros, bytes][chance(4)]! : choices[chance(choices.length)]!;
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

/** Finding and naming in the tree below a root. */
function treeBelow(root: Node & { is: 'folder' }) {
  const find = (path: string): Node | null => {
    let node: Node = root;
    for (const name of path.split('/').filter(Boolean)) {
      const next: Node | undefined = node.is === 'folder' ? node.names.get(name) : undefined;
      if (!next) return null;
      node = next;
    }
    return node;
  };
  const namesBeside = (path: string) => {
    const node = find(dirname(path));
    if (node?.is !== 'folder') throw failure('ENOENT', path);
    return node.names;
  };
  const give = (path: string, node: Node) => namesBeside(path).set(basename(path), node);
  const makeFolder = (path: string): string | null => {
    if (find(path)?.is === 'folder') return null;
    const first = makeFolder(dirname(path));
    give(path, folder());
    return first ?? path;
  };
  return { find, give, makeFolder, take: (path: string) => void namesBeside(path).delete(basename(path)) };
}

type Tree = ReturnType<typeof treeBelow>;

function filesOn(root: Node & { is: 'folder' }, change: () => void): ShelfFiles {
  const tree = treeBelow(root);
  return { ...readingIn(tree), ...writingIn(tree, change) };
}

function markOf(node: Node): FileMark {
  const isFile = node.is === 'file';
  return { is: isFile ? 'file' : 'other', id: String(node.id), size: isFile ? node.bytes.length : 0, modifiedAt: 0 };
}

type Reading = 'mark' | 'read' | 'open' | 'list';

function readingIn({ find }: Tree): Pick<ShelfFiles, Reading> {
  return {
    mark: (path) => {
      const node = find(path);
      return node && markOf(node);
    },
    read: async (path) => {
      const node = find(path);
      if (node === null) return null;
      if (node.is !== 'file') throw new Error(`${path} is not a regular file`);
      return { bytes: node.bytes, mark: markOf(node) };
    },
    open: (path) => {
      const node = find(path);
      if (node?.is !== 'file') return null;
      return {
        id: String(node.id),
        size: () => node.bytes.length,
        read: (from, most) => node.bytes.subarray(from, from + most),
        close: () => {},
      };
    },
    list: async function* list(path): AsyncIterable<FolderEntry> {
      const node = find(path);
      if (node?.is !== 'folder') return;
      for (const [name, entry] of node.names) yield { name, is: entry.is };
    },
  };
}

function writingIn({ find, give, makeFolder, take }: Tree, change: () => void): Omit<ShelfFiles, Reading> {
  const make = (path: string, bytes: Uint8Array) =>
    give(path, { is: 'file', id: (ids += 1), bytes: Buffer.from(bytes), kept: null });
  return {
    prepare: (path) => {
      makeFolder(join(path, '.shelf/temporary'));
      return join(path, '.shelf/temporary', String((ids += 1)));
    },
    create: async (path, bytes) => {
      change();
      make(path, bytes);
    },
    append: async (path, bytes) => {
      change();
      const node = find(path);
      if (node?.is === 'file') node.bytes = Buffer.concat([node.bytes, bytes]);
      else make(path, bytes);
    },
    // One after the other, so that the power may go in the middle of many.
    sync: async (paths) => {
      for (const path of paths) {
        change();
        const node = find(path);
        if (node?.is === 'file') node.kept = node.bytes;
        if (node?.is === 'folder') node.kept = new Map(node.names);
      }
    },
    rename: async (from, to) => {
      change();
      const node = find(from);
      if (node === null) throw failure('ENOENT', from);
      if (find(to)?.is === 'folder') throw failure('EISDIR', to);
      give(to, node);
      take(from);
    },
    remove: async (path) => {
      change();
      if (find(path)) take(path);
    },
    removeEmpty: async (path) => {
      change();
      const node = find(path);
      const isEmpty = node?.is === 'folder' && node.names.size === 0;
      if (isEmpty) take(path);
      return isEmpty;
    },
    makeFolder: async (path) => {
      change();
      return makeFolder(path);
    },
  };
}
