import { differ } from '../base/differ.ts';
import { type Problem, problem, Refusal } from '../base/problem.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { refuseBrokenTheme } from './try-theme.ts';
import { lackingIn } from '../site/words-check.ts';
import { readSettings, saveSettings } from '../store/documents.ts';
import type { Db } from '../store/open-store.ts';
import { readSettingVersion, readSettingVersions, type SettingVersion } from '../store/setting-versions.ts';
import { type Edition, type Settings, settingsSchema } from '../story/newsroom.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from './acts.ts';

/** What somebody saw of the settings and wants instead, field by field. */
export interface SettingsWish {
  readonly was: Readonly<Record<string, unknown>>;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface Kept {
  /** The number of the change; null where nothing is other than it was. */
  readonly number: number | null;
  readonly receipt: PressReceipt;
}

/**
 * Sets some of the settings. Refuses (409) fields that are not any more what whoever wishes it saw, with who changed them, and (422) what
 * cannot be, each with its place.
 */
export async function changeSettings(rooms: PressRooms, wish: SettingsWish, actor: Actor): Promise<Kept> {
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const next = await settingsWith(tx, wish);
    await refuseBrokenTheme(tx, rooms.site, { now: await readSettings(tx), next });
    return keepSettings(tx, { ...rooms, next, actor });
  });
  return { number: kept, receipt };
}

/** Gives the newsroom other settings, whatever they were; equal ones change nothing. */
export async function replaceSettings(rooms: PressRooms, next: Settings, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    await refuseBrokenTheme(tx, rooms.site, { now: await readSettings(tx), next });
    return keepSettings(tx, { ...rooms, next, actor });
  });
  return receipt;
}

/**
 * Takes a change back: what it changed becomes what it was before. Refuses (409) where somebody changed the same since, (404) a change that
 * there never was, and (409) the one by which the newsroom was set up.
 */
export async function undoSettings(rooms: PressRooms, number: number, actor: Actor): Promise<Kept> {
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    const version = await readSettingVersion(tx, number);
    if (version?.document !== 'settings')
      throw new Refusal('no-such-change', 404, `There is no change ${number} of the settings.`);
    if (version.before === null)
      throw new Refusal(
        'first-settings',
        409,
        'These are the settings the newsroom was set up with; there are none before them.',
      );
    const next = await settingsWith(tx, wishOf(version));
    await refuseBrokenTheme(tx, rooms.site, { now: await readSettings(tx), next });
    return keepSettings(tx, { ...rooms, next, actor, undoes: number });
  });
  return { number: kept, receipt };
}

/** What a change did, the other way round. Settings that came to be later than the change are none of its fields. */
function wishOf({ before, after }: SettingVersion): SettingsWish {
  const old = settingsSchema.parse(before);
  const changed = changedFields(old, settingsSchema.parse(after));
  const of = (settings: unknown) => pick(settingsSchema.parse(settings), changed);
  return { was: of(after), set: of(before) };
}

/** The fields of the settings that are not what they were. */
function changedFields(before: Settings, after: Settings): (keyof Settings)[] {
  const fields = Object.keys(settingsSchema.shape) as (keyof Settings)[];
  return fields.filter((field) => differ(before[field], after[field]));
}

function pick(settings: Settings, fields: readonly (keyof Settings)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, settings[field]]));
}

/** The settings as they would be with this wish. Refuses (409, 422) as `changeSettings` does. */
export async function settingsWith(db: Db, { was, set }: SettingsWish): Promise<Settings> {
  const now = await readSettings(db);
  if (now === null) throw new Refusal('not-set-up', 409, 'This newsroom has no settings yet.');
  const others = Object.keys(set).filter(
    (field) => differ(now[field as keyof Settings], was[field]) && differ(now[field as keyof Settings], set[field]),
  );
  if (others.length > 0) throw await changedMeanwhile(db, others);
  return parseSettings({ ...now, ...set });
}

async function changedMeanwhile(db: Db, fields: readonly string[]): Promise<Refusal> {
  const [last] = await readSettingVersions(db, { document: 'settings', limit: 1 });
  const say = `${last?.by ?? 'Somebody'} has changed this in the meantime. Your changes were not applied; look at what it is now, and apply them again if you still want to.`;
  const problems = fields.map((field) => problem('changed-meanwhile', field, say));
  return new Refusal('changed-meanwhile', 409, say, problems);
}

/** Settings from outside. Refuses (422) what cannot be, with each place and its remedy. */
function parseSettings(wanted: unknown): Settings {
  const parsed = settingsSchema.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }): Problem =>
    problem('setting-wrong', path.join('/'), message),
  );
  throw new Refusal('settings-wrong', 422, 'These settings cannot be used as they are.', problems);
}

/** Refuses (422) an edition in a language of which the chrome has no words, until a whole file of them comes with it. One that was so before may stay. */
function refuseWithoutWords(now: Settings, { editions }: Settings): void {
  const problems = editions.flatMap((edition, at) => {
    const before = now.editions.find(({ id }) => id === edition.id);
    const isAsBefore = before?.lang === edition.lang && !differ(before.words, edition.words);
    return isAsBefore ? [] : wordsProblem(edition, `editions/${at}/words`);
  });
  if (problems.length > 0)
    throw new Refusal('words-missing', 422, 'An edition lacks some of the words around its stories.', problems);
}

function wordsProblem(edition: Edition, where: string): Problem[] {
  const lacking = lackingIn(edition);
  if (lacking?.length === 0) return [];
  const { lang } = edition;
  const say =
    lacking === null
      ? `There are no words in “${lang}” for what goes around stories. Choose a file of them: \`standfirst words ${lang}\` prints one to translate.`
      : `The words file lacks ${lacking.join(', ')}. Write them, and choose the file again.`;
  return [problem('words-missing', where, say)];
}

interface Keeping extends Pick<PressRooms, 'clock'> {
  readonly next: Settings;
  readonly actor: Actor;
  readonly undoes?: number;
}

/** Keeps settings in a transaction, with the record of who did it; answers the number of the change, null where there is none. */
export async function keepSettings(tx: Db, { next, actor, clock, undoes }: Keeping): Promise<number | null> {
  const now = await readSettings(tx);
  const fields = now === null ? [] : changedFields(now, next);
  if (now !== null && fields.length === 0) return null;
  if (now !== null) refuseWithoutWords(now, next);
  const what =
    undoes === undefined
      ? `Changed the settings: ${fields.join(', ')}`
      : `Undid change ${undoes} of the settings: ${fields.join(', ')}`;
  const act = actBy(actor, clock, { act: 'change-settings', summary: now === null ? 'Set up the settings' : what });
  const number = await saveSettings(tx, next, { ...act, undoes: undoes ?? null });
  if (number !== null) await audit(tx, actor, { ...act, storyId: null, details: { change: number, fields } });
  return number;
}

/** Takes what is under a word that has ended out of every navigation, in the transaction that ends it. */
export async function takeOutOfNavigations(
  tx: Db,
  { word, actor, clock }: Omit<Keeping, 'next' | 'undoes'> & { readonly word: string },
): Promise<void> {
  const settings = await readSettings(tx);
  if (!settings) return;
  const editions = settings.editions.map((edition) => ({ ...edition, nav: edition.nav.filter((one) => one !== word) }));
  await keepSettings(tx, { clock, actor, next: { ...settings, editions } });
}
