import type { Archive } from '../../../story/archive.ts';
import type { ThemeData } from '../../../story/theme.ts';
import { type FilledContainer, showsFaces } from '../../layout/container.tsx';
import { signerOf } from '../../signer-of.ts';
import type { ShownCard } from '../../layout/shown-card.ts';

/** Opinions with the faces of those who signed them first, where a layout shows these. */
export async function withFaces(
  archive: Archive,
  containers: readonly FilledContainer[],
  theme: ThemeData | null,
): Promise<FilledContainer[]> {
  return Promise.all(
    containers.map(async (container) => ({
      ...container,
      cards: await Promise.all(
        container.cards.map(async (card, at) =>
          showsFaces(container.layout, at, theme) ? faced(archive, card) : card,
        ),
      ),
    })),
  );
}

async function faced(archive: Archive, card: ShownCard): Promise<ShownCard> {
  const [first] = card.kind === 'opinion' && card.placed?.byline !== false ? card.byline : [];
  const signer = first ? await signerOf(archive, first) : null;
  return signer?.picture ? { ...card, face: signer.picture } : card;
}
