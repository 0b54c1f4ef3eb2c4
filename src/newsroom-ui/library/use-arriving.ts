import { useEffect, useState } from 'react';
import { sayWhy } from '../../ui/toasts.tsx';
import { filesLetGo } from './files-let-go.ts';

/** Takes files and folders that are dropped anywhere on the screen, or pasted files; true while some are held over it. */
export function useArriving(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
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
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        void filesLetGo(event.dataTransfer).then(onFiles, sayWhy);
      },
      { signal },
    );
    addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      },
      { signal },
    );
    return () => stop.abort();
  }, [onFiles]);
  return isOver;
}
