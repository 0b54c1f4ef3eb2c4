import { knownProvider } from '../story/providers.ts';

/** Where an address leads, by a name readers know, otherwise by its host; empty for an address without a host. */
export function providerOf(address: string): string {
  return knownProvider(address) ?? (URL.parse(address)?.hostname ?? '').replace(/^www\./, '');
}
