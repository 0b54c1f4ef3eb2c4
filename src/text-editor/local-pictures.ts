/** Pictures that are drawn from this device while they are on their way: the addresses of their files, by their ids. */
const local = new Map<string, string>();

/** Draws a picture from a file of this device until it is in the library. */
export function showLocal(id: string, file: Blob): void {
  forgetLocal(id);
  local.set(id, URL.createObjectURL(file));
}

export function forgetLocal(id: string): void {
  const path = local.get(id);
  if (path !== undefined) URL.revokeObjectURL(path);
  local.delete(id);
}

/** Where a picture is drawn from while it is on its way from here; undefined for any other. */
export function localPath(id: string): string | undefined {
  return local.get(id);
}
