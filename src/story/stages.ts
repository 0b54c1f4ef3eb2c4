/**
 * How far a draft has come on its way to readers, in this order. `published`: as it stands, it has gone out. `killed`: it was
 * taken from readers for good, and nobody works on it any more.
 */
export const stages = ['writing', 'desk', 'subs', 'ready', 'published', 'killed'] as const;

export type Stage = (typeof stages)[number];

/** The stages in which a story is handed to somebody; only a sub-editor says that one is ready. */
export const handStages = ['writing', 'desk', 'subs'] as const satisfies readonly Stage[];

export type HandStage = (typeof handStages)[number];

/** The stages people move a story to; `published` is reached by publishing only, `killed` by killing. */
export const workStages = [...handStages, 'ready'] as const satisfies readonly Stage[];

/** What readers have of a story, or had. `never`: it never went out. */
export const readerStates = ['never', 'live', 'withdrawn', 'killed'] as const;

export type ReaderState = (typeof readerStates)[number];

/**
 * How the desk is looked at. `open`: everything in work, held or not; a stage: what is in it and neither held nor spiked;
 * `undated`: what readers have without a date, in any stage; `all`: everything, spiked stories too.
 */
export const lanes = ['open', ...stages, 'held', 'scheduled', 'spiked', 'undated', 'all'] as const;

export type Lane = (typeof lanes)[number];
