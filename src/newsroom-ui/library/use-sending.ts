import { useState } from 'react';
import { sayWhy } from '../../ui/toasts.tsx';
import { libraryChanged } from './library-query.ts';

interface Submitted {
  preventDefault(): void;
}

/** A form whose act answers with what became of it, and changes the library: sent once at a time; what is refused is told, and may be sent again. */
export function useSending<T>(send: () => Promise<T>, onDone: (done: T) => void) {
  const [isPending, setPending] = useState(false);
  const onSubmit = async (event: Submitted): Promise<void> => {
    event.preventDefault();
    setPending(true);
    try {
      onDone(await send());
      libraryChanged();
    } catch (error) {
      setPending(false);
      sayWhy(error);
    }
  };
  return { isPending, onSubmit: (event: Submitted) => void onSubmit(event) };
}
