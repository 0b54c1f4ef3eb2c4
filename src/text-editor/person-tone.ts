const TONES = 6;

/**
 * The colour of somebody in a draft: `person-0` to `person-5`, styled in `text.css`. The newsroom numbers those who are in it, so
 * that no two look alike while there are colours left. Whoever has no number is the one who looks: `person-you`.
 */
export function toneOf(colour: unknown): string {
  return typeof colour === 'number' ? `person-${Math.abs(Math.trunc(colour)) % TONES}` : 'person-you';
}
