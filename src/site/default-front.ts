import type { Archive } from '../story/archive.ts';
import { type Container, containerSchema, type Front } from '../story/front.ts';
import type { Edition } from '../story/newsroom.ts';

/** The front of an edition that nobody has arranged yet: its newest stories, then each section of its navigation. */
export async function defaultFront(archive: Archive, edition: Edition): Promise<Front> {
  const sections = await Promise.all(edition.nav.map((slug) => archive.section(slug)));
  const strips = sections
    .filter((section) => section !== null)
    .map(({ slug, name }) => strip({ id: slug, title: name, layout: 'grid', backfill: `section/${slug}`, size: 4 }));
  const top = strip({ id: 'top', layout: 'splash', backfill: `edition/${edition.id}`, size: 4 });
  return { edition: edition.id, containers: [top, ...strips] };
}

function strip(container: Parameters<typeof containerSchema.parse>[0]): Container {
  return containerSchema.parse(container);
}
