import { frontPath } from '../../site/addresses.ts';
import { storeArchive } from '../../store/archive.ts';
import type { Archive } from '../../story/archive.ts';
import { type FirstAnswers, type FirstNewsroom, newsroomSoFar } from '../../story/first-run.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { Uses } from '../acts.ts';
import { composedOf, withTypeFromHere } from '../preview/compose.ts';
import { previewPolicy } from '../preview/policy.ts';

/** The front that the answers make so far, drawn by the page functions of the press. */
export async function drawFirstFront(
  rooms: Uses<'store' | 'site' | 'clock'>,
  answers: FirstAnswers,
): Promise<{ readonly html: string; readonly policy: string }> {
  const newsroom = newsroomSoFar(answers, 'https://paper.invalid');
  const archive = archiveOf(rooms, newsroom);
  const drawn = async (path: string): Promise<string> => {
    const found = rooms.site.find(path);
    const loaded = await found?.kind.load(archive, found.params);
    return found && loaded?.is === 'page' ? String(found.kind.render(loaded.data).body) : '';
  };
  const { settings } = newsroom;
  const page = await drawn(frontPath(settings, settings.editions[0]?.id ?? ''));
  const html = withTypeFromHere(await composedOf(page, drawn));
  return { html, policy: previewPolicy(html) };
}

function archiveOf({ store, clock }: Uses<'store' | 'clock'>, { settings, sections }: FirstNewsroom): Archive {
  const section: Archive['section'] = async (slug) => sections.find((one) => one.slug === slug) ?? null;
  return {
    ...storeArchive(store.reader),
    settings: async () => settings,
    edition: async (id) => settings.editions.find((one) => one.id === id) ?? null,
    section,
    sections: async () => sections,
    day: async () => localTimeAt(clock.now(), settings.editions[0]?.clocks[0]?.timeZone ?? 'UTC').slice(0, 10),
  };
}
