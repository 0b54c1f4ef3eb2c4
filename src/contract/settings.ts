import { z } from 'zod';
import type { Section, Settings } from '../story/newsroom.ts';
import type { SettingDifference } from '../story/setting-differences.ts';
import { endpoint } from './endpoint.ts';

/** What somebody saw of the settings and wants instead, field by field; what it may say is looked at where it is set, place by place. */
const wish = z.strictObject({
  was: z.record(z.string(), z.unknown()),
  set: z.record(z.string(), z.unknown()),
});

/** The newsroom's colours as pages show them, and the papers on which. */
const shown = z.object({
  colours: z.custom<Settings['colours']>(),
  papers: z.custom<Settings['colours']>(),
});

const changed = z.object({
  /** Null where nothing was other than it is. */
  number: z.int().nullable(),
  /** How many pages were pressed for it. */
  pages: z.int(),
});

/** How many pages were pressed for it. */
const pressed = z.object({ pages: z.int() });

const changeView = z.object({
  number: z.int(),
  at: z.string(),
  by: z.string(),
  summary: z.string(),
  document: z.string(),
  undoes: z.int().nullable(),
  differences: z.custom<readonly SettingDifference[]>(),
  /** False for the one that set the newsroom up, and for what is no setting of the whole newsroom. */
  canBeUndone: z.boolean(),
});

const previewPage = z.enum(['front', 'section', 'story']);
export type SettingsPreviewPage = z.output<typeof previewPage>;

/** Settings of the newsroom: as they are, as they would be, as they were. */
export const settingsContract = {
  readSettings: endpoint({
    method: 'GET',
    path: '/api/settings',
    permission: 'settings.read',
    says: 'The settings of the newsroom, its sections, and its colours as pages show them.',
    answer: z.object({
      settings: z.custom<Settings>(),
      shown,
      /** Those that are no more among them. */
      sections: z.custom<readonly Section[]>(),
    }),
  }),
  changeSettings: endpoint({
    method: 'POST',
    path: '/api/settings/changes',
    permission: 'settings.change',
    says: 'Changes some of the settings, and presses what shows them; 409 if somebody else has changed the same ones in the meantime.',
    body: wish,
    answer: changed,
  }),
  tryWish: endpoint({
    method: 'POST',
    path: '/api/settings/previews',
    isLarge: true,
    permission: 'settings.change',
    says: 'Keeps wanted settings for a quarter of an hour, for previewing on real pages: what would differ, and the colours adjusted for contrast.',
    body: wish,
    answer: z.object({
      id: z.string(),
      shown,
      differences: z.custom<readonly SettingDifference[]>(),
    }),
  }),
  previewSettings: endpoint({
    method: 'GET',
    path: '/api/settings/previews/:id/:edition/:page',
    isLarge: true,
    permission: 'settings.change',
    says: 'A page of an edition as readers would see it with those settings, sandboxed.',
    params: z.strictObject({ id: z.string().max(40), edition: z.string().max(31), page: previewPage }),
    answer: z.string(),
  }),
  tryFiling: endpoint({
    method: 'POST',
    path: '/api/filing-previews',
    isLarge: true,
    permission: 'topic.change',
    says: 'Keeps a section or topic as wanted for a quarter of an hour, for previewing on its page.',
    body: z.strictObject({ is: z.enum(['section', 'topic']), set: z.record(z.string(), z.unknown()) }),
    answer: z.object({ id: z.string() }),
  }),
  previewFiling: endpoint({
    method: 'GET',
    path: '/api/filing-previews/:id',
    isLarge: true,
    permission: 'topic.change',
    says: 'The page of a section or topic as readers would then see it, sandboxed.',
    params: z.strictObject({ id: z.string().max(40) }),
    answer: z.string(),
  }),
  readSettingChanges: endpoint({
    method: 'GET',
    path: '/api/settings/changes',
    permission: 'settings.read',
    says: 'Changes to settings, sections and topics, newest first, with what differs.',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    answer: z.object({ changes: z.array(changeView) }),
  }),
  saveSection: endpoint({
    method: 'POST',
    path: '/api/sections',
    permission: 'settings.change',
    says: 'Creates a section, or changes its name, description or edition; 409 if somebody else has changed it in the meantime, or if its word is taken.',
    body: z.strictObject({ was: z.custom<Section>().nullable(), set: z.record(z.string(), z.unknown()) }),
    answer: pressed,
  }),
  weighSectionEnd: endpoint({
    method: 'GET',
    path: '/api/sections/:slug/end',
    permission: 'settings.read',
    says: 'What ending a section would do: how many stories move, how many addresses lead elsewhere, and where some of them.',
    params: z.strictObject({ slug: z.string().max(120) }),
    query: z.strictObject({ to: z.string().max(120).optional() }),
    answer: z.object({
      stories: z.int(),
      addresses: z.int(),
      examples: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
    }),
  }),
  endSection: endpoint({
    method: 'POST',
    path: '/api/sections/:slug/end',
    permission: 'settings.change',
    says: 'Merges a section into another, which then lists its stories, or ends it: its addresses say they are gone.',
    params: z.strictObject({ slug: z.string().max(120) }),
    body: z.strictObject({ to: z.string().max(120).nullable() }),
    answer: pressed,
  }),
  bringSectionBack: endpoint({
    method: 'POST',
    path: '/api/sections/:slug/return',
    permission: 'settings.change',
    says: 'Brings back a section that was ended or merged, with its stories.',
    params: z.strictObject({ slug: z.string().max(120) }),
    answer: pressed,
  }),
  undoSettings: endpoint({
    method: 'POST',
    path: '/api/settings/changes/:number/undo',
    permission: 'settings.change',
    says: 'Undoes a change to the settings, a section or a topic; 409 if somebody has changed the same since.',
    params: z.strictObject({ number: z.coerce.number().int().positive() }),
    answer: changed,
  }),
};
