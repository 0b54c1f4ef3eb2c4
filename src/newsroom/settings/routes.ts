import { settingsContract as contract } from '../../contract/settings.ts';
import { shownColours } from '../../site/shown-colours.ts';
import { readAllSections, readSettings } from '../../store/documents.ts';
import { readSettingVersion, readSettingVersions, type SettingVersion } from '../../store/setting-versions.ts';
import { settingsSchema } from '../../story/newsroom.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { differencesOf } from '../../story/setting-differences.ts';
import { changeSettings, type SettingsWish, settingsWith, undoSettings } from '../change-settings.ts';
import { handle, type Route } from '../door.ts';
import type { Actor } from '../acts.ts';
import { undoAuthor } from '../authors/authors.ts';
import { undoStoryChecks } from '../checks/story-checks.ts';
import { undoFiling } from './undo-filing.ts';
import { weighEnd } from './weigh-end.ts';
import { undoRedirects } from '../redirects/set-redirects.ts';
import { cleanSvg } from './clean-svg.ts';
import { bringSectionBack, endSection, saveSectionAs } from './sections.ts';
import { keepFilingWish, keepWish, previewFiling, previewSettings } from './preview-settings.ts';

const read = handle(contract.readSettings, async ({ rooms: { store } }) => {
  const settings = settingsSchema.parse(await readSettings(store.reader));
  return {
    settings,
    shown: shownColours(settings.colours, settings.theme),
    sections: await readAllSections(store.reader),
  };
});

const change = handle(contract.changeSettings, async ({ rooms, who, body }) =>
  changedView(await changeSettings(rooms, withCleanDrawings(body), who.person)),
);

const tryOne = handle(contract.tryWish, async ({ rooms, body }) => {
  const settings = await settingsWith(rooms.store.reader, withCleanDrawings(body));
  const differences = differencesOf(await readSettings(rooms.store.reader), settings);
  return {
    id: await keepWish(rooms, { is: 'settings', settings }),
    shown: shownColours(settings.colours, settings.theme),
    differences,
  };
});

const preview = handle(contract.previewSettings, async ({ rooms, params, reply }) => {
  const { html, policy } = await previewSettings(rooms, params);
  return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
});

const tryFiling = handle(contract.tryFiling, async ({ rooms, body: { is, set } }) => ({
  id: await keepFilingWish(rooms, is, set),
}));

const previewOne = handle(contract.previewFiling, async ({ rooms, params: { id }, reply }) => {
  const { html, policy } = await previewFiling(rooms, id);
  return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
});

const readChanges = handle(contract.readSettingChanges, async ({ rooms: { store }, query: { before, limit } }) => ({
  changes: (await readSettingVersions(store.reader, { limit, ...(before !== undefined && { before }) })).map(
    versionView,
  ),
}));

const undo = handle(contract.undoSettings, async ({ rooms, who, params: { number } }) => {
  const version = await readSettingVersion(rooms.store.reader, number);
  return changedView(await undone(rooms, { version, number }, who.person));
});

/** What takes a change back that is none of the settings themselves, by the first word of what it changed. */
const undoings: Readonly<Record<string, typeof undoAuthor>> = {
  redirects: undoRedirects,
  author: undoAuthor,
  'story-checks': undoStoryChecks,
  section: undoFiling,
  topic: undoFiling,
};

function undone(
  rooms: Parameters<typeof undoAuthor>[0],
  { version, number }: { readonly version: SettingVersion | null; readonly number: number },
  by: Actor,
) {
  const takeBack = version && canBeUndone(version) ? undoings[kindOf(version)] : undefined;
  return takeBack && version ? takeBack(rooms, version, by) : undoSettings(rooms, number, by);
}

/** What was made by a change is not unmade by its undo; the checks were there before anybody set them. */
function canBeUndone(version: SettingVersion): boolean {
  if (version.document === 'story-checks') return true;
  return version.before !== null && (version.document === 'settings' || kindOf(version) in undoings);
}

function kindOf({ document }: SettingVersion): string {
  return document.split('/')[0] ?? '';
}

const saveOne = handle(contract.saveSection, async ({ rooms, who, body }) =>
  pressedView(await saveSectionAs(rooms, body, who.person)),
);

const weighOne = handle(contract.weighSectionEnd, ({ rooms, params: { slug }, query: { to = null } }) =>
  weighEnd(rooms, { slug, to }),
);

const endOne = handle(contract.endSection, async ({ rooms, who, params: { slug }, body: { to } }) =>
  pressedView(await endSection(rooms, { slug, to }, who.person)),
);

const bringBack = handle(contract.bringSectionBack, async ({ rooms, who, params: { slug } }) =>
  pressedView(await bringSectionBack(rooms, slug, who.person)),
);

function pressedView({ pressed }: PressReceipt) {
  return { pages: pressed.length };
}

function changedView({ number, receipt }: { readonly number: number | null; readonly receipt: PressReceipt }) {
  return { number, pages: receipt.pressed.length };
}

function versionView(whole: SettingVersion) {
  const { before, after, ...version } = whole;
  const isSettings = version.document === 'settings';
  // What was set before a newer setting came to be differs in that too, and nobody changed it.
  const filled = (value: unknown) => (isSettings ? settingsSchema.parse(value) : value);
  const differences = before === null ? [] : differencesOf(filled(before), filled(after));
  return { ...version, differences, canBeUndone: canBeUndone(whole) };
}

/** Drawings come from anywhere; nothing in them that could do something comes further than this. */
function withCleanDrawings({ was, set }: SettingsWish): SettingsWish {
  const drawn = (['logo', 'icon'] as const).flatMap((name) => {
    const text = set[name];
    return typeof text === 'string' ? [[name, cleanSvg(text, name)] as const] : [];
  });
  return { was, set: { ...set, ...Object.fromEntries(drawn) } };
}

export const settingsRoutes: readonly Route[] = [
  read,
  change,
  tryOne,
  preview,
  tryFiling,
  previewOne,
  readChanges,
  undo,
  saveOne,
  weighOne,
  endOne,
  bringBack,
];
