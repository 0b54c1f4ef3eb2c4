import { type Problem, problem } from '../../base/problem.ts';

/** A film that nobody who cannot hear it can follow. */
export function captionsMissing(where: string): Problem {
  const say =
    'Add captions in the library, beside the film, or say there why it needs none: people who cannot hear it rely on them.';
  return problem('captions-missing', `${where}/captions`, say);
}

/** Sound that nobody who cannot hear it has anything of. */
export function transcriptMissing(where: string): Problem {
  const say = 'Add a transcript for those who cannot hear this recording.';
  return problem('transcript-missing', `${where}/transcript`, say);
}
