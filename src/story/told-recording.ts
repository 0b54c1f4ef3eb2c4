import { contentName } from '../base/hash.ts';
import { type Captions, spokenIn } from './captions.ts';
import type { Recording } from './recording.ts';

/** The name on the media shelf of captions: it is made of their words. */
export function captionsName(id: string, { lang, vtt }: Captions): string {
  return `${id}/captions-${lang.toLowerCase()}-${contentName(vtt).slice(0, 12)}.vtt`.replace(/[^a-z0-9/.-]/g, '');
}

/** A recording with what people say about it: captions, words and whether it goes into feeds. Files of captions are named by their words. */
export function toldBy(
  { isNotSyndicated: _before, ...plain }: Recording,
  { captions, transcript, rights }: Told,
): Recording {
  const { id } = plain;
  return {
    ...plain,
    captions: captions.map((one) => ({ lang: one.lang, path: `/media/${captionsName(id, one)}` })),
    transcript: transcript ?? captions.map(({ vtt }) => spokenIn(vtt)).find((words) => words !== null) ?? null,
    ...(rights.isNotSyndicated && { isNotSyndicated: true }),
  };
}

interface Told {
  readonly captions: readonly Captions[];
  readonly transcript: string | null;
  readonly rights: { readonly isNotSyndicated: boolean };
}
