import { useEffect, useState } from 'react';

/** Takes files that are dropped anywhere on the screen, or pasted; true while some are held over it. */
export function useArriving(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const take = (event: Event, files: FileList | undefined): void => {
      if (!files || files.length === 0) return;
      event.preventDefault();
      onFiles([...files]);
    };
    addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        take(event, event.dataTransfer?.files);
      },
      { signal },
    );
    addEventListener('paste', (event) => take(event, event.clipboardData?.files), { signal });
    return () => stop.abort();
  }, [onFiles]);
  return isOver;
}
