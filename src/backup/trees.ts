/** A file as it was: its pieces, one after the other, are its bytes. */
export interface KeptFile {
  readonly name: string;
  readonly size: number;
  /** The permissions, as `chmod` takes them. */
  readonly mode: number;
  /** When it was changed last, in milliseconds since 1970. */
  readonly changedAt: number;
  readonly pieces: readonly string[];
}

/** A folder in a folder: `tree` names the piece that says what lies in it. */
export interface KeptFolder {
  readonly name: string;
  readonly mode: number;
  readonly tree: string;
}

/** What lies in a folder, by name. A folder in which nothing changed is the same piece as before. */
export interface Tree {
  readonly files: readonly KeptFile[];
  readonly folders: readonly KeptFolder[];
}

export function writeTree(tree: Tree): Uint8Array {
  return Buffer.from(JSON.stringify(tree));
}

/** Throws when it names anything that could lie outside its folder. */
export function readTree(bytes: Uint8Array): Tree {
  const tree = JSON.parse(Buffer.from(bytes).toString()) as Tree;
  for (const { name } of [...tree.files, ...tree.folders]) {
    if (name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name))
      throw new Error(`not a file name: ${JSON.stringify(name)}`);
  }
  return tree;
}
