import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/**
 * Notes whether the newsroom answered. While it does not, what is asked waits, and is asked by itself when it answers again. What is
 * done does not wait: an act that is done offline fails at once, and says so.
 */
export function noteConnection(isThere: boolean): void {
  onlineManager.setOnline(isThere);
}

/** Whether there is a connection to the newsroom, as far as this page knows. */
export function useConnection(): boolean {
  return useSyncExternalStore(onlineManager.subscribe, () => onlineManager.isOnline());
}

/** The same at this moment, for what is not drawn. */
export function isConnected(): boolean {
  return onlineManager.isOnline();
}

/** Calls `work` whenever the connection is back; gives what ends that. */
export function whenConnected(work: () => void): () => void {
  return onlineManager.subscribe((isThere) => {
    if (isThere) work();
  });
}

const AGAIN_MS = 5_000;

/** Asks again and again while no answer comes: a device tells when its own line is back, and nobody tells when a server is. */
export function lookForConnection(ask: () => Promise<unknown>): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  onlineManager.subscribe((isThere) => {
    clearInterval(timer);
    if (!isThere) timer = setInterval(() => void ask().catch(() => undefined), AGAIN_MS);
  });
  if (!navigator.onLine) noteConnection(false);
}
