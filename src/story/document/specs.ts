import type { AttributeSpec, NodeSpec } from 'prosemirror-model';
import { isInstant } from '../../base/clock.ts';
import { pictureSchema } from '../picture.ts';
import { DEEPEST, HIGHEST_NUMBER } from '../points.ts';
import { isSafeAddress } from '../safe-address.ts';

/** The id of a comment, a suggestion or a live post. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** What may be the value of an attribute. */
type Fits = (value: unknown) => boolean;

export const isFlag: Fits = (value) => typeof value === 'boolean';
export const isText: Fits = (value) => typeof value === 'string';
export const isId: Fits = (value) => typeof value === 'string' && ID.test(value);
export const isMoment: Fits = (value) => value === '' || (typeof value === 'string' && isInstant(value));
export const isAddress: Fits = (value) => value === '' || isSafeAddress(value);
const isSeconds: Fits = (value) => Number.isSafeInteger(value) && Number(value) > 0;
/** Seconds from the beginning of a film. */
export const isStart: Fits = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isSuggestion: Fits = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, by, at, ...rest } = value as Record<string, unknown>;
  return isId(id) && isText(by) && isMoment(at) && Object.keys(rest).length === 0;
};
export const isNumberOfPoint: Fits = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= HIGHEST_NUMBER;
const isDepth: Fits = (value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= DEEPEST;
export const isPicture: Fits = (value) => pictureSchema.safeParse(value).success;
export const orNull =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value);

/** An attribute; `check()` throws for a value that does not fit. Every one has a default, so that a bad one costs no words. */
export function attribute(fits: Fits, otherwise: unknown): AttributeSpec {
  return {
    default: otherwise,
    validate: (value: unknown) => {
      if (!fits(value))
        throw new RangeError(`${JSON.stringify(value)} does not fit an attribute of a story's document`);
    },
  };
}

/** Marks that say something about words, and not how they look. */
export const aside = 'comment insertion deletion';

/** Whether somebody would put a whole node in, and whether somebody would take it out: two things, so that two people may say both. */
export const suggestable = {
  insertion: attribute(orNull(isSuggestion), null),
  deletion: attribute(orNull(isSuggestion), null),
};

/** A container whose parts an editing command neither joins with what stands outside nor lifts out of it. */
export function container(content: string, more: NodeSpec = {}): NodeSpec {
  return { content, defining: true, isolating: true, marks: '', ...more };
}

/** A block that is more than its words, and can be suggested as a whole. */
export function block(content: string, attrs: Readonly<Record<string, AttributeSpec>> = {}): NodeSpec {
  return container(content, { group: 'block', attrs: { ...attrs, ...suggestable } });
}

/** Where a point stands among others. */
export const standing = {
  depth: attribute(isDepth, 0),
  ordered: attribute(isFlag, false),
  number: attribute(orNull(isNumberOfPoint), null),
};

/** A file that is played, and how long that takes. */
export const recordingAttributes = {
  src: attribute(orNull(isSafeAddress), null),
  durationSeconds: attribute(orNull(isSeconds), null),
};
