import type { Archive, Signer } from '../story/archive.ts';
import { signedNames } from '../story/author.ts';
import type { Byline } from '../story/story.ts';

/** Who signed with a byline: whoever claims the name with this role, or else the name; null for somebody unknown. */
export async function signerOf(archive: Archive, byline: Byline): Promise<Signer | null> {
  for (const name of signedNames(byline)) {
    const signer = await archive.signedBy(name);
    if (signer) return signer;
  }
  return null;
}
