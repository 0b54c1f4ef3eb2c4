import { useRouter } from '@tanstack/react-router';
import type { ArrangedContainer } from '../../story/arranged.ts';
import type { Sublink } from '../../story/arrangement.ts';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { type FrontInWork, useLatestFront } from './arranging-context.ts';
import { placeAbove, placeAfter, placeBelow, type Spot } from './places.ts';
import type { Clipboard } from './use-clipboard.ts';

interface CardMenuProps {
  readonly card: Sublink;
  readonly container: string;
  readonly headline: string;
}

/** What can be done to a card, found out when somebody asks for it. */
export function CardMenu({ card, container, headline }: CardMenuProps) {
  const latest = useLatestFront();
  const router = useRouter();
  const { content } = card;
  const items = (): readonly MenuEntry[] => {
    const draft = latest.current?.view.containers.find((one) => one.draft.id === container)?.draft;
    if (!draft || !latest.current) return [];
    const open = (id: string): void => router.history.push(`/stories/${id}`);
    return [
      ...actsOn(latest.current, card, draft),
      ...(content.is === 'story' ? [{ id: 'open', name: words.openStory, run: () => open(content.id) }] : []),
    ];
  };
  return (
    <span className="card-menu">
      <MenuButton label={words.actions(headline)} items={items} look="plain">
        <span aria-hidden="true">⋯</span>
      </MenuButton>
    </span>
  );
}

function actsOn(
  { arranging, names, ask, clipboard }: FrontInWork,
  { id: card }: Sublink,
  draft: ArrangedContainer,
): readonly MenuEntry[] {
  const [container, name] = [draft.id, names.card(card)];
  const step = (id: string, does: string, to: Spot | null): MenuEntry[] => {
    if (!to) return [];
    const { list, after } = to;
    const act = { act: 'move-card', card, from: container, to: container, list, after } as const;
    const say = words.done(words.did.moveCard(name, names.place(container, list)));
    return [{ id, name: does, run: () => arranging.give([act], say) }];
  };
  const wasTakenOff = words.done(words.did.takeOff(name, names.container(container)));
  return [
    { id: 'move', name: words.moveTo, run: () => ask({ is: 'move', container, card }) },
    ...step('up', words.moveUp, placeAbove(draft, card)),
    ...step('down', words.moveDown, placeBelow(draft, card)),
    { id: 'copy', name: words.copy, run: () => clipboard.copy(card) },
    { id: 'cut', name: words.cut, run: () => clipboard.cut(card) },
    ...pasteEntry(clipboard, placeAfter(draft, card)),
    { id: 'edit', name: words.edit, run: () => ask({ is: 'edit', container, card }) },
    { id: 'off', name: words.takeOff, run: () => arranging.give([{ act: 'take-off', container, card }], wasTakenOff) },
  ];
}

/** Puts what is first on the clipboard after a card. */
function pasteEntry({ clips: [clip], paste }: Clipboard, spot: Spot | null): MenuEntry[] {
  return clip && spot ? [{ id: 'paste', name: words.pasteAfter(clip.name), run: () => paste(clip, spot) }] : [];
}
