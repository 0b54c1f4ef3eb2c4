import { rememberedOf } from '../base/remembered.ts';
import { ledgerHash } from '../store/ledger-rows.ts';
import { jsonOf } from './loaded-json.ts';
import type { GoneData, Loaded, Rendered, Site } from '../site/page-kind.ts';
import type { Archive } from '../story/archive.ts';
import type { Fact } from '../story/facts.ts';
import { pageSettings } from '../story/newsroom.ts';
import { recordingArchive, type SharedLoads } from './recording-archive.ts';
import type { ShelfItem } from './shelf.ts';

/** A page whose facts are read and which is not rendered yet. */
export interface LoadedPage {
  readonly kind: string;
  readonly reads: readonly Fact[];
  /** Equal hashes mean equal bytes: what was loaded, and the template. */
  readonly dataHash: string;
  readonly outcome: 'page' | 'redirect' | 'gone' | 'missing';
  /** Renders it; null when nothing stands there. Pure, and the expensive part. */
  item(): ShelfItem | null;
}

interface Address {
  readonly path: string;
  /** Whether readers could once have it; asked only when nothing stands there. */
  wasPublic(): Promise<boolean>;
}

/** An archive is that of one pass, in which what several pages load alike stays as it is. */
const loadsOf = rememberedOf<Archive, SharedLoads>(() => new Map());

/** Made once for what several pages share. */
const hashOf = rememberedOf((loaded: Loaded<unknown>) => ledgerHash(jsonOf(loaded)));

/**
 * Reads what a page shows and notes each fact it read. An address that was public before and has nothing now
 * leads to what stood there or is gone, never merely missing.
 */
export async function loadPage(site: Site, archive: Archive, address: Address): Promise<LoadedPage> {
  const reads = new Set<Fact>();
  const recording = recordingArchive(archive, reads, loadsOf(archive));
  const found = site.find(address.path);
  const answer = found ? await found.kind.load(recording, found.params) : ({ is: 'missing' } as const);
  const loaded = answer.is === 'missing' && (await address.wasPublic()) ? await formerly(found, recording) : answer;
  const settings = loaded.is === 'gone' ? pageSettings(await recording.settings()) : null;
  return {
    kind: found?.kind.name ?? 'none',
    reads: [...reads].sort(),
    dataHash: ledgerHash(`${site.templateHash}\n${hashOf(loaded)}\n${JSON.stringify(settings)}`),
    outcome: loaded.is,
    item: () =>
      itemOf(loaded, {
        page: (data) =>
          found ? found.kind.render(data) : site.renderGone({ edition: '', at: null, reason: null, settings }),
        gone: (data) => site.renderGone({ ...data, settings }),
      }),
  };
}

/** What an address answers that was public before: the way to what stood there, if its kind knows one. */
async function formerly(found: ReturnType<Site['find']>, archive: Archive): Promise<Loaded<unknown>> {
  const to = (await found?.kind.moved?.(archive, found.params)) ?? null;
  return to === null ? goneFor(archive) : { is: 'redirect', to };
}

/** Nobody says which edition an address without a kind belonged to: it answers in the default one. */
async function goneFor(archive: Archive): Promise<Loaded<unknown>> {
  const { editions } = await archive.settings();
  return { is: 'gone', data: { edition: editions[0]?.id ?? '', at: null, reason: null } };
}

interface Renderers {
  page(data: unknown): Rendered;
  gone(data: GoneData): Rendered;
}

function itemOf(loaded: Loaded<unknown>, render: Renderers): ShelfItem | null {
  switch (loaded.is) {
    case 'page':
      return { is: 'page', ...bytesOf(render.page(loaded.data)) };
    case 'gone':
      return { is: 'gone', ...bytesOf(render.gone(loaded.data)) };
    case 'redirect':
      return { is: 'redirect', to: loaded.to };
    case 'missing':
      return null;
  }
}

function bytesOf({ type, body }: Rendered): { type: string; body: Uint8Array } {
  return { type, body: typeof body === 'string' ? Buffer.from(body) : body };
}
