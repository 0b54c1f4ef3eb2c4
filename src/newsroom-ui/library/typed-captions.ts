import { type Captions, type Cue, cueProblems, readCues, writeCues } from '../../story/captions.ts';
import { filmWords as words } from '../words/film.ts';

/** The captions of one language, as somebody types them. */
export interface Track {
  readonly lang: string;
  readonly cues: readonly Cue[];
}

/** One for each language; one without lines where there are none. */
export function tracksOf(captions: readonly Captions[]): Track[] {
  const tracks = captions.map(({ lang, vtt }) => ({ lang, cues: readCues(vtt) }));
  return tracks.length > 0 ? tracks : [{ lang: document.documentElement.lang, cues: [] }];
}

/** What the library is to have of them; a language without lines is none. */
export function captionsOf(tracks: readonly Track[]): Captions[] {
  return tracks.flatMap(({ lang, cues }) => (cues.length > 0 ? [{ lang: lang.trim(), vtt: writeCues(cues) }] : []));
}

const LANG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What is wrong, by its place: `tracks/1` with the language of one, `tracks/1/cues/2` with a line of it. */
export function trackProblems(tracks: readonly Track[], seconds: number | null): ReadonlyMap<string, string> {
  const found = tracks.flatMap(({ lang, cues }, at): [string, string][] => {
    const lines = cueProblems(cues, seconds).map(({ where, say }): [string, string] => [`tracks/${at}/${where}`, say]);
    if (cues.length === 0) return lines;
    const isTwice = tracks.findIndex((one) => one.lang.trim() === lang.trim()) < at;
    if (isTwice) return [...lines, [`tracks/${at}`, words.langTwice]];
    return LANG.test(lang.trim()) ? lines : [...lines, [`tracks/${at}`, words.langBad]];
  });
  return new Map(found);
}

/** A further language, with the moments of the first, for other words. */
export function withAnother(tracks: readonly Track[]): Track[] {
  const cues = (tracks[0]?.cues ?? []).map((cue) => ({ ...cue, text: '' }));
  return [...tracks, { lang: '', cues }];
}
