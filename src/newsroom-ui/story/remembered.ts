import { useCallback, useState } from 'react';

/** A choice that this device remembers under a name: whether a panel is open, which one. `fits` drops what an older screen left. */
export function useRemembered<T>(
  name: string,
  first: T,
  fits: (value: unknown) => value is T,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => read(name, first, fits));
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // A device that keeps nothing still shows what was chosen, for as long as the screen stands.
      }
    },
    [name],
  );
  return [value, keep];
}

function read<T>(name: string, first: T, fits: (value: unknown) => value is T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return fits(kept) ? kept : first;
  } catch {
    return first;
  }
}
