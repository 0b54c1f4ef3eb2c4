import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Archive } from '../../story/archive.ts';
import { pathOf, settingsOf, wordsOfPath } from '../addresses.ts';
import { includeEnd } from '../layout/raw.ts';
import type { PageKind } from '../page-kind.ts';
import { editionsIn } from '../pages/error.tsx';
import type { Edition, PageSettings } from '../../story/newsroom.ts';

/** A piece of chrome of an edition, shared by its pages and pressed by itself. */
export interface Chrome<Data> {
  /** The last word of its address: `/_/include/{edition}/{name}`. */
  readonly name: string;
  /** `settings` are those of the edition. */
  load(archive: Archive, edition: Edition, settings: PageSettings): Promise<Data>;
  readonly View: (props: { data: Data }) => VNode | null;
}

interface ChromeParams {
  readonly edition: string;
}

export function chromeKind<Data>({ name, load, View }: Chrome<Data>): PageKind<ChromeParams, Data> {
  return {
    name: `include-${name}`,
    tier: 1,
    parse: (path) => {
      const [room, kind, edition, last, ...rest] = wordsOfPath(path) ?? [];
      return room === '_' && kind === 'include' && edition && last === name && rest.length === 0 ? { edition } : null;
    },
    load: async (archive, params) => {
      const edition = await archive.edition(params.edition);
      if (!edition) return { is: 'missing' };
      return { is: 'page', data: await load(archive, edition, settingsOf(edition, await archive.settings())) };
    },
    render: (data) => ({ type: 'text/html; charset=utf-8', body: fragment(<View data={data} />) }),
    pathsFor: async (fact, archive) => (await editionsIn(fact, archive)).map((id) => pathOf('_', 'include', id, name)),
  };
}

/** The markup of an include with its closing words. */
export function fragment(view: VNode): string {
  return `${renderToString(view)}\n${includeEnd}\n`;
}
