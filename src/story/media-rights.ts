import { z } from 'zod';
import { type Instant, isInstant } from '../base/clock.ts';
import { type Problem, problem } from '../base/problem.ts';
import { everyImageIn, imagesIn } from './images-in.ts';
import type { Picture } from './picture.ts';
import type { Story } from './story.ts';

const text = (most: number) => z.string().trim().max(most).nullable();
const instant = z.string().refine(isInstant, 'Write a moment in UTC, as 2026-11-23T09:00:00Z.');

/** What a newsroom may do with an item, as whoever has the rights allowed it. */
export const mediaRightsSchema = z.strictObject({
  /** Under which terms it came: “Editorial use, one year”. */
  licence: text(300),
  /** From whom it came. */
  source: text(300),
  /** From when on nobody may be shown it any more. */
  expires: instant.nullable(),
  /** The editions that may show it; none named: all. */
  editions: z.array(z.string().min(1).max(40)).max(50),
  /** In how many stories it may stand. */
  mostUses: z.int().min(1).max(10_000).nullable(),
  /** Not for print. */
  isOnlineOnly: z.boolean(),
  /** Not for feeds, from which others take it. */
  isNotSyndicated: z.boolean(),
  /** What was agreed with people who are shown, minors above all. */
  release: text(1000),
});

export type MediaRights = z.infer<typeof mediaRightsSchema>;

export const noRights: MediaRights = {
  licence: null,
  source: null,
  expires: null,
  editions: [],
  mostUses: null,
  isOnlineOnly: false,
  isNotSyndicated: false,
  release: null,
};

/**
 * That nobody may be shown an item any more, whatever shows it. `taken-down`: somebody decided so, and readers are told why.
 * `replaced`: another took its place, in past versions too.
 */
export const mediaEndSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('expired'), at: instant }),
  z.strictObject({ is: z.literal('taken-down'), at: instant, by: z.string(), reason: z.string() }),
  z.strictObject({ is: z.literal('replaced'), at: instant, by: z.string() }),
]);

export type MediaEnd = z.infer<typeof mediaEndSchema>;

/** What readers are told in the place of a picture that they may not be shown any more. */
export interface EndedPicture {
  readonly ended: MediaEnd['is'];
  readonly at: Instant;
  /** Of one that was taken down. */
  readonly reason: string | null;
}

/** What of an end is for readers: not who decided it. */
export function endForReaders(end: MediaEnd): EndedPicture {
  return { ended: end.is, at: end.at, reason: end.is === 'taken-down' ? end.reason : null };
}

/** What is asked of an item before a story shows it. */
export const usedMediaSchema = z.object({
  rights: mediaRightsSchema,
  instructions: z.string().nullable(),
  end: mediaEndSchema.nullable(),
  /** When another took its place; null where none did. */
  replacedAt: instant.nullable(),
  /** How many other stories that readers have show it. */
  usesElsewhere: z.int(),
});

export type UsedMedia = Readonly<z.infer<typeof usedMediaSchema>>;

/** The rights in what a story shows, and the moment at which it would go live. */
export interface RightsAsked {
  readonly media: ReadonlyMap<string, UsedMedia>;
  readonly at: Instant;
}

/** Everything that stands against showing the pictures of a story, each at its place; `picture-ended` no newsroom can allow. */
export function rightsProblems(story: Story, { media, at }: RightsAsked): Problem[] {
  return placedPictures(story).flatMap(([{ id }, where]) => {
    const used = media.get(id);
    return used
      ? [
          ...endProblems(used, where, at),
          ...replacedProblems(used, where),
          ...useProblems(used, story, where),
          ...toldProblems(used, where),
        ]
      : [];
  });
}

/** What stands against an item on a card of a front of this edition. */
export function cardRightsProblems(used: UsedMedia, edition: string, at: Instant): Problem[] {
  return [...endProblems(used, 'picture', at), ...territoryProblems(used.rights, [edition], 'picture')];
}

function placedPictures(story: Story): [Picture, string][] {
  const placed = [
    ...(story.mainMedia ? imagesIn(story.mainMedia, 'mainMedia') : []),
    ...story.body.flatMap((block, at) => imagesIn(block, `body/${at}`)),
  ];
  const known = new Set(placed.map(([image]) => image));
  const others = everyImageIn(story).filter((image) => !known.has(image));
  return [...placed, ...others.map((image) => [image, 'mainMedia'] as const)].flatMap(([{ picture }, where]) =>
    picture ? [[picture, where]] : [],
  );
}

function endProblems({ rights: { expires }, end }: UsedMedia, where: string, at: Instant): Problem[] {
  const ended = (say: string) => [problem('picture-ended', where, `${say} Put another in its place.`)];
  if (end?.is === 'taken-down') return ended(`This picture was taken down: ${end.reason}`);
  if (end?.is === 'replaced') return ended(`This picture was replaced by another on ${end.at.slice(0, 10)}.`);
  if (end || (expires !== null && expires <= at))
    return ended(`The rights in this picture ended on ${(expires ?? end?.at ?? at).slice(0, 10)}.`);
  return [];
}

function useProblems({ rights, usesElsewhere }: UsedMedia, story: Story, where: string): Problem[] {
  const { mostUses } = rights;
  const territory = territoryProblems(rights, [story.edition, ...(story.alsoIn ?? [])], where);
  if (mostUses === null || usesElsewhere < mostUses) return territory;
  const say = `This picture may stand in ${mostUses} stories, and as many show it already.`;
  return [...territory, problem('picture-uses', where, say)];
}

function territoryProblems({ editions }: MediaRights, shownIn: readonly string[], where: string): Problem[] {
  const outside = shownIn.filter((one) => !editions.includes(one));
  if (editions.length === 0 || outside.length === 0) return [];
  const say = `This picture may be shown in ${editions.join(', ')} alone, and it would stand in ${outside.join(', ')}.`;
  return [problem('picture-territory', where, say)];
}

/** What was replaced may have been wrong: whoever means to show it again should know. */
function replacedProblems({ replacedAt, end }: UsedMedia, where: string): Problem[] {
  if (replacedAt === null || end) return [];
  const say = `This picture was replaced by another on ${replacedAt.slice(0, 10)}. Use that one, unless you mean this one.`;
  return [problem('picture-replaced', where, say)];
}

/** What whoever uses it has to read: it may forbid this very use in words that no program understands. */
function toldProblems({ rights, instructions }: UsedMedia, where: string): Problem[] {
  const told = [instructions, rights.release, rights.isOnlineOnly ? 'Online only' : null].filter((one) => one !== null);
  return told.length > 0 ? [problem('picture-instructions', where, `For this picture: ${told.join('. ')}.`)] : [];
}
