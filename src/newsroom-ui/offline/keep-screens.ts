interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** Long enough for the screen to be drawn and typed in first. */
const AFTER_MS = 3_000;

/** Has the worker keep the screens on this device, when they have nothing else to do. Where a browser keeps nothing, they work without. */
export function keepScreens(): void {
  setTimeout(() => requestIdleCallback(() => void register()), AFTER_MS);
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(trusted('/sw.js'), { updateViaCache: 'none' });
  } catch {
    // No worker at an address that is not secure, nor in a browser that keeps nothing.
  }
}

/** The Content-Security-Policy takes no mere text for the address of a script. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  const policy = trustedTypes?.createPolicy('standfirst-worker', { createScriptURL: (text) => text });
  return policy?.createScriptURL(address) ?? address;
}
