import type { StandingCard } from '../../story/arrangement.ts';
import type { Slot } from '../../story/card-slots.ts';
import { Badge } from '../../ui/badge.tsx';
import { counted, listed } from '../../ui/language.ts';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { useMe, useNewsroom } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { ArrangingContext, useFront } from './arranging-context.ts';
import { CardView } from './card-view.tsx';
import { frontName, labelInWords, listName, titleOf } from './card-words.ts';
import { emptyPlaces, filledPlaces, type FilledPlace, tooFew } from './filled-places.ts';
import type { FrontContainer } from './front-query.ts';
import type { SpotFor } from './held-at.ts';
import { lockedBy } from './locked.ts';
import { containerPlace, firstPlace, placeAtEnd } from './places.ts';
import { Thumb } from './thumb.tsx';

/** A container with the places that readers see, what is in each, and the cards for which there is no room. */
export function ContainerView({ container }: { readonly container: FrontContainer }) {
  const work = useFront();
  const barred = useBarred(container);
  // On a front that is theirs it stands where they say; what is in it is not theirs.
  const within = barred.length > 0 && work.mayArrange ? { ...work, mayArrange: false } : work;
  return (
    <ArrangingContext value={within}>
      <Contents container={container} barred={barred} mayPlace={work.mayArrange} />
    </ArrangingContext>
  );
}

/** The fronts on which a container stands as well and which whoever looks at it may not arrange. */
function useBarred(container: FrontContainer): readonly string[] {
  const me = useMe();
  const newsroom = useNewsroom();
  return lockedBy(container, me).map((front) => frontName(front, newsroom));
}

interface ContentsProps {
  readonly container: FrontContainer;
  /** Names of fronts. */
  readonly barred: readonly string[];
  readonly mayPlace: boolean;
}

function Contents({ container, barred, mayPlace }: ContentsProps) {
  const { draft, slots } = container;
  const { arranging } = useFront();
  const filled = filledPlaces(container);
  const empty = emptyPlaces(container);
  // What fills it is the newsroom's to say, and it has not heard of all that was done here.
  const isAsked = draft.backfill !== null && arranging.given.length > 0;
  const shown = slots.slots
    .map((slot, at) => ({ slot, at }))
    .filter(({ slot, at }) => slot.card !== null || filled.inSlots.has(at) || isAsked || empty.has(at));
  return (
    <section className={`container${draft.hidden ? ' is-hidden' : ''}`} data-container={draft.id}>
      <header className="container-head">
        {/* The focus comes here when a card that had it was taken off. */}
        <h2 tabIndex={-1} dir="auto">
          {titleOf(draft)}
        </h2>
        <Marks container={container} />
        {mayPlace && <ContainerMenu container={container} isLocked={barred.length > 0} />}
        {mayPlace && barred.length > 0 && <p className="front-soft">{words.notYours(listed(barred))}</p>}
      </header>
      <ol className={`slots slots-${draft.layout}`}>
        {shown.map(({ slot, at }) => (
          <SlotView
            key={slot.card?.id ?? `place ${at}`}
            slot={slot}
            at={at}
            container={container}
            filled={filled.inSlots.get(at) ?? null}
            empty={empty.get(at) ?? 0}
          />
        ))}
      </ol>
      {filled.meanwhile.length > 0 && <Meanwhile places={filled.meanwhile} />}
      {slots.over.length > 0 && <Over cards={slots.over} container={container} />}
    </section>
  );
}

interface SlotProps {
  readonly slot: Slot;
  /** How far down it stands. */
  readonly at: number;
  readonly container: FrontContainer;
  /** What fills it before readers, where no card stands in it. */
  readonly filled: FilledPlace | null;
  /** For how many empty places of its size it stands, where nothing fills it. */
  readonly empty: number;
}

function SlotView({ slot: { card, size }, at, container, filled, empty }: SlotProps) {
  const { dragging, mayArrange } = useFront();
  if (card) return <CardView card={card} size={size} container={container} />;
  const { draft } = container;
  const place = `${draft.id} ${at}`;
  const spotFor: SpotFor = (moving) => placeAtEnd(draft, size, moving);
  return (
    <li
      className={`card card-${size} card-none${filled ? '' : ' card-unfilled'}${dragging.held?.over === place ? ' is-over' : ''}`}
      onDragOver={(event) => mayArrange && dragging.over(event, place, spotFor)}
      onDragLeave={dragging.leave}
      onDrop={(event) => dragging.drop(event, spotFor)}
    >
      {filled ? <Filled place={filled} container={container} /> : <Unfilled container={container} empty={empty} />}
    </li>
  );
}

function Filled({ place: { headline, dir, thumb }, container: { draft } }: FilledProps) {
  const newsroom = useNewsroom();
  const list = draft.backfill?.lists[0];
  return (
    <div className="card-inside">
      {thumb !== null && <Thumb src={thumb} />}
      <div className="card-what">
        <p className="card-headline" dir={dir}>
          {headline}
        </p>
        <p className="card-marks" dir="auto">
          {list && words.filled(listName(list, newsroom))}
        </p>
      </div>
    </div>
  );
}

interface FilledProps {
  readonly place: FilledPlace;
  readonly container: FrontContainer;
}

function Unfilled({ container: { draft }, empty }: Pick<SlotProps, 'container' | 'empty'>) {
  const newsroom = useNewsroom();
  const { arranging } = useFront();
  const list = draft.backfill?.lists[0];
  const places = counted(empty, words.emptyPlaces);
  if (list === undefined) return <p>{places}</p>;
  const name = listName(list, newsroom);
  return <p dir="auto">{arranging.given.length > 0 ? words.filled(name) : words.nothingLeft(name, places)}</p>;
}

/** What fills the places of cards that readers do not see yet. */
function Meanwhile({ places }: { readonly places: readonly FilledPlace[] }) {
  return (
    <p className="front-soft" dir="auto">
      {words.meanwhile(listed(places.map(({ headline }) => words.quoted(headline))))}
    </p>
  );
}

function Over({ cards, container }: { readonly cards: readonly StandingCard[]; readonly container: FrontContainer }) {
  return (
    <div className="container-over">
      <p>{words.overSays}</p>
      <ol className="slots">
        {cards.map((card) => (
          <CardView key={card.id} card={card} size="standard" container={container} />
        ))}
      </ol>
    </div>
  );
}

/** What is to be known of a container beside its cards. */
function Marks({ container }: { readonly container: FrontContainer }) {
  const { draft, live, differences, slots, fronts } = container;
  const { view } = useFront();
  const newsroom = useNewsroom();
  const nameOf = (id: string): string => frontName(id, newsroom);
  const missing = tooFew(container);
  const others = fronts.filter((id) => id !== view.draft.id).map(nameOf);
  return (
    <div className="container-marks">
      {draft.hidden && <Badge>{words.hidden}</Badge>}
      {draft.editions && <Badge>{words.onlyFor(listed(draft.editions.map(nameOf)))}</Badge>}
      {draft.label && <Badge>{labelInWords(draft.label)}</Badge>}
      {missing > 0 && <Badge tone="warn">{counted(missing, words.missing)}</Badge>}
      {slots.over.length > 0 && <Badge tone="warn">{counted(slots.over.length, words.over)}</Badge>}
      {/* A front that nobody launched fills itself, with most of what is here. */}
      {live === null && view.live !== null && <Badge tone="accent">{words.neverLaunched}</Badge>}
      {live !== null && differences.length > 0 && (
        <Badge tone="accent">{counted(differences.length, words.notLaunched)}</Badge>
      )}
      {others.length > 0 && <Badge>{words.alsoOn(listed(others))}</Badge>}
    </div>
  );
}

interface MenuProps {
  readonly container: FrontContainer;
  /** True where only its place on this front may be changed. */
  readonly isLocked: boolean;
}

function ContainerMenu({ container: { draft }, isLocked }: MenuProps) {
  const { view, arranging, ask, clipboard } = useFront();
  const [front, title, container] = [view.draft.id, titleOf(draft), draft.id];
  const step = (name: string, by: 1 | -1): MenuEntry[] => {
    const after = containerPlace(view.draft.containers, container, by);
    const act = { act: 'place-container', front, container, after: after ?? null } as const;
    const run = (): void => arranging.give([act], words.done(words.did.placeContainer(title)));
    return after === undefined ? [] : [{ id: `by ${by}`, name, run }];
  };
  const inside: readonly MenuEntry[] = [
    { id: 'settings', name: words.settingsOf, run: () => ask({ is: 'settings', container }) },
    ...clipboard.clips.slice(0, 1).map((clip) => ({
      id: 'paste',
      name: words.pasteHere(clip.name),
      run: () => clipboard.paste(clip, firstPlace(draft)),
    })),
    {
      id: 'hide',
      name: draft.hidden ? words.unhide : words.hide,
      run: () =>
        arranging.give(
          [{ act: 'set-container', container, field: 'hidden', value: !draft.hidden }],
          words.done(draft.hidden ? words.did.unhide(title) : words.did.hide(title)),
        ),
    },
  ];
  const items: readonly MenuEntry[] = [
    ...(isLocked ? [] : inside),
    ...step(words.moveUp, -1),
    ...step(words.moveDown, 1),
    {
      id: 'remove',
      name: words.removeContainer,
      run: () =>
        arranging.give([{ act: 'remove-container', front, container }], words.done(words.did.removeContainer(title))),
    },
  ];
  return (
    <MenuButton label={words.actions(title)} items={items} look="plain">
      <span aria-hidden="true">⋯</span>
    </MenuButton>
  );
}
