import type { Problem } from '../base/problem.ts';
import type { PlayedFile, RecordingKind } from '../story/recording.ts';
import type { FoundInPicture } from '../story/found-in-picture.ts';

/** What a file that plays is, as it says itself. */
export interface Seen {
  readonly is: RecordingKind;
  /** As it is shown upright; null of sound. */
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number;
  /** What its container is called by ffmpeg, which is told, and does not guess. */
  readonly container: string;
  /** The form in which browsers play it as it is; null where they do not. */
  readonly plays: { readonly type: PlayedFile['type']; readonly ending: string } | null;
  /** Title and maker, as the file says. */
  readonly found: Pick<FoundInPicture, 'headline' | 'creators' | 'copyright'>;
}

/** What was read of a file, and whether a copy of it that browsers play was written. */
export type Read =
  | { readonly ok: true; readonly seen: Seen; readonly copied: string | null }
  | { readonly ok: false; readonly problem: Problem };
