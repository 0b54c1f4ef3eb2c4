export const PULL_QUOTE =
  '[class*=pullquote], [class*=pull-quote], [class*=pull_quote], [class*=quote-pull], [class*=quote--pull], [class*=block-quote-large], [data-kind=pull]';

/** Parts of a story that look like chrome by their make: few words, beside the text, in boxes. */
export const PRECIOUS = `${PULL_QUOTE}, blockquote, figure, video, audio, [class*=factbox], [class*=fact-box], [class*=infobox], [class*=key-points], [class*=keypoints], [class*=story-highlights], [class*=story-feature]`;
