/** What systems put into folders for themselves. */
const NOT_MEANT = /^(\.|thumbs\.db$|desktop\.ini$)/i;
const BY_NAME = new Intl.Collator(undefined, { numeric: true });

/** Every file that somebody let go over the page, with those in folders, by name. */
export async function filesLetGo({ items, files }: DataTransfer): Promise<File[]> {
  // Both are empty once the event is over.
  const plain = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  const meant = (await entriesIn(entry as FileSystemDirectoryEntry)).filter(({ name }) => !NOT_MEANT.test(name));
  const found = await Promise.all(meant.toSorted((a, b) => BY_NAME.compare(a.name, b.name)).map(filesIn));
  return found.flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** Browsers hand out a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (more.length === 0) return found;
    found.push(...more);
  }
}
