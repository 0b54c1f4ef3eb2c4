import { z } from 'zod';
import { type Instant, isInstant } from '../base/clock.ts';
import { type Problem, problem } from '../base/problem.ts';
import { placedWithin } from './images-in.ts';
import type { Block } from './blocks.ts';
import { captionsMissing, transcriptMissing } from './kinds/hearing.ts';
import { heldRecording, holdsRecording, recordingKinds } from './recording.ts';
import type { Story } from './story.ts';

const text = (most: number) => z.string().trim().max(most).nullable();
const instant = z.string().refine(isInstant, 'Write a time in UTC, such as 2026-11-23T09:00:00Z.');

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
  /** What those have who cannot hear a film or sound; null of a picture. */
  recording: z
    .object({
      is: z.enum(recordingKinds),
      isCaptioned: z.boolean(),
      isWritten: z.boolean(),
      /** Whether there is something of it that browsers play. */
      plays: z.boolean(),
      /** Why it needs none. */
      noCaptions: z.string().nullable(),
    })
    .nullable(),
});

export type UsedMedia = Readonly<z.infer<typeof usedMediaSchema>>;

/** The rights in what a story shows, and the moment at which it would go live. */
export interface RightsAsked {
  readonly media: ReadonlyMap<string, UsedMedia>;
  readonly at: Instant;
}

/** Everything that stands against showing what a story shows, each at its place; `picture-ended` no newsroom can allow. */
export function rightsProblems(story: Story, { media, at }: RightsAsked): Problem[] {
  return placedMedia(story).flatMap(({ id, where, told }) => {
    const used = media.get(id);
    return used
      ? [
          ...endProblems(used, where, at),
          ...replacedProblems(used, where),
          ...useProblems(used, story, where),
          ...toldProblems(used, where),
          ...hearingProblems(used, where, told),
        ]
      : [];
  });
}

/** What stands against an item on a card of a front of this edition. */
export function cardRightsProblems(used: UsedMedia, edition: string, at: Instant): Problem[] {
  return [...endProblems(used, 'picture', at), ...territoryProblems(used, [edition], 'picture')];
}

interface PlacedMedia {
  readonly id: string;
  readonly where: string;
  /** What the story itself has for those who cannot hear it. */
  readonly told: { readonly isCaptioned: boolean; readonly isWritten: boolean };
}

const untold = { isCaptioned: false, isWritten: false };

function placedMedia(story: Story): PlacedMedia[] {
  const places = [
    ...(story.mainMedia ? [{ block: story.mainMedia, where: 'mainMedia' }] : []),
    ...story.body.map((block, at) => ({ block, where: `body/${at}` })),
  ];
  const pictures = places
    .flatMap(({ block, where }) => placedWithin(block, where))
    .flatMap(([{ picture }, where]) => (picture ? [{ id: picture.id, where, told: untold }] : []));
  return [...pictures, ...places.flatMap(({ block, where }) => playedIn(block, where))];
}

function playedIn(block: Block, where: string): PlacedMedia[] {
  if (!holdsRecording(block)) return [];
  const told = { isCaptioned: Boolean(block.captions), isWritten: Boolean(block.transcript) };
  return [{ id: heldRecording(block.src) ?? '', where, told }];
}

/** What an item is called in a sentence about it. */
function nameOf({ recording }: UsedMedia): string {
  if (!recording) return 'picture';
  return recording.is === 'film' ? 'film' : 'recording';
}

function endProblems(used: UsedMedia, where: string, at: Instant): Problem[] {
  const { end } = used;
  const { expires } = used.rights;
  const name = nameOf(used);
  const ended = (say: string) => [problem('picture-ended', where, `${say} Replace it with another.`)];
  if (end?.is === 'taken-down') return ended(`This ${name} was taken down: ${end.reason}`);
  if (end?.is === 'replaced') return ended(`This ${name} was replaced by another on ${end.at.slice(0, 10)}.`);
  if (end || (expires !== null && expires <= at))
    return ended(`The rights in this ${name} expired on ${(expires ?? end?.at ?? at).slice(0, 10)}.`);
  return [];
}

function useProblems(used: UsedMedia, story: Story, where: string): Problem[] {
  const { mostUses } = used.rights;
  const territory = territoryProblems(used, [story.edition, ...(story.alsoIn ?? [])], where);
  if (mostUses === null || used.usesElsewhere < mostUses) return territory;
  const say = `This ${nameOf(used)} may be used in ${mostUses} stories, and as many already use it.`;
  return [...territory, problem('picture-uses', where, say)];
}

function territoryProblems(used: UsedMedia, shownIn: readonly string[], where: string): Problem[] {
  const { editions } = used.rights;
  const outside = shownIn.filter((one) => !editions.includes(one));
  if (editions.length === 0 || outside.length === 0) return [];
  const say = `This ${nameOf(used)} may be shown only in ${editions.join(', ')}, and it would appear in ${outside.join(', ')}.`;
  return [problem('picture-territory', where, say)];
}

/** What was replaced may have been wrong: whoever means to show it again should know. */
function replacedProblems(used: UsedMedia, where: string): Problem[] {
  const { replacedAt, end } = used;
  if (replacedAt === null || end) return [];
  const say = `This ${nameOf(used)} was replaced by another on ${replacedAt.slice(0, 10)}. Use that one, unless you really mean this one.`;
  return [problem('picture-replaced', where, say)];
}

/** What whoever uses it has to read: it may forbid this very use in words that no program understands. */
function toldProblems(used: UsedMedia, where: string): Problem[] {
  const { rights, instructions } = used;
  const told = [instructions, rights.release, rights.isOnlineOnly ? 'Online only' : null].filter((one) => one !== null);
  if (told.length === 0) return [];
  return [problem('picture-instructions', where, `For this ${nameOf(used)}: ${told.join('. ')}.`)];
}

/** WCAG 2.2, 1.2.2 and 1.2.1: a film has captions, and sound alone has its words, unless somebody said why it needs none. */
function hearingProblems({ recording }: UsedMedia, where: string, told: PlacedMedia['told']): Problem[] {
  if (!recording) return [];
  const unplayable = recording.plays ? [] : [unplayableYet(where)];
  if (recording.noCaptions) return unplayable;
  return [...unplayable, ...unheard(recording, where, told)];
}

function unplayableYet(where: string): Problem {
  const say =
    'Browsers cannot play this yet: its sizes are being made. Wait for them, or see in the library what is holding them up.';
  return problem('recording-unmade', `${where}/src`, say);
}

function unheard(recording: NonNullable<UsedMedia['recording']>, where: string, told: PlacedMedia['told']): Problem[] {
  if (recording.is === 'film') return recording.isCaptioned || told.isCaptioned ? [] : [captionsMissing(where)];
  return recording.isWritten || told.isWritten || recording.isCaptioned ? [] : [transcriptMissing(where)];
}
