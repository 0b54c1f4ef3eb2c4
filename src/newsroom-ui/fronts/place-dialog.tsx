import { useState } from 'react';
import { newId } from '../../base/ids.ts';
import { type ArrangedCard, type ArrangedContainer, listIn, under } from '../../story/arranged.ts';
import type { CardContent, CardSize, Overrides } from '../../story/arrangement.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { Clip } from '../../story/clips.ts';
import { DeskForm, Pick } from '../story-dialogs/desk-form.tsx';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { titleOf } from './card-words.ts';
import { pasteAct } from './clipboard.ts';
import { Warnings } from './warnings.tsx';
import { lockedBy } from './locked.ts';
import { firstPlace, foreseen, listsOf, type PlaceList, type Spot, spotOf } from './places.ts';

/** What can be put on a front, with what an editor wrote for it already, and what it is called in sentences. */
export interface Puttable {
  readonly content: CardContent;
  readonly overrides?: Overrides;
  readonly name: string;
}

interface AddProps {
  readonly what: Puttable | Clip;
  onClose(): void;
}

/** Puts something on the front: as the first card of the first container, unless somebody chooses another place. */
export function AddDialog({ what, onClose }: AddProps) {
  const { view, arranging, names, clipboard } = useFront();
  const me = useMe();
  const { content, overrides = {}, name } = what;
  const [card] = useState(newId);
  const open = view.containers.filter((one) => lockedBy(one, me).length === 0);
  const first = open.find(({ draft }) => !draft.hidden) ?? open[0];
  if (!first) return null;
  return (
    <PlaceForm
      {...{ name, onClose }}
      title={words.putTitle}
      does={words.putHere}
      start={firstPlace(first.draft)}
      actOf={(spot) =>
        'cut' in what && what.cut ? pasteAct(what, spot) : { act: 'add-card', card, content, overrides, ...spot }
      }
      onPut={(act, spot, on) => {
        if ('cut' in what) clipboard.paste(what, spot);
        else arranging.give([act], words.putDone(name, names.place(spot.container, spot.list)), on);
      }}
    />
  );
}

interface MoveProps {
  readonly card: ArrangedCard;
  readonly container: ArrangedContainer;
  onClose(): void;
}

/** Puts a card somewhere else, in its container or in another. */
export function MoveDialog({ card: { id: card }, container, onClose }: MoveProps) {
  const { arranging, names } = useFront();
  const name = names.card(card);
  return (
    <PlaceForm
      {...{ name, card, onClose }}
      title={words.moveTitle}
      does={words.moveHere}
      start={spotOf(container, card) ?? firstPlace(container)}
      actOf={({ container: to, list, after }) => ({ act: 'move-card', card, from: container.id, to, list, after })}
      onPut={(act, { container: to, list }, on) =>
        arranging.give([act], words.done(words.did.moveCard(name, names.place(to, list))), on)
      }
    />
  );
}

type Putting = FrontActOf<'add-card' | 'move-card'>;

interface PlaceFormProps {
  readonly title: string;
  readonly does: string;
  /** What is put somewhere. */
  readonly name: string;
  /** The card that is moved; absent for a new one. */
  readonly card?: string;
  readonly start: Spot;
  actOf(spot: Spot): Putting;
  /** `on` is the revision that was shown when the dialog was opened: what came since may not have been seen. */
  onPut(act: Putting, spot: Spot, on: number): void;
  onClose(): void;
}

function PlaceForm({ title, does, name, card, start, actOf, onPut, onClose }: PlaceFormProps) {
  const { view } = useFront();
  const [on] = useState(view.revision);
  const [chosen, setSpot] = useState(start);
  const spot = standingSpot(chosen, view.containers, card);
  const act = actOf(spot);
  const will = foreseen(view, act, spot.container);
  return (
    <DeskForm
      title={title}
      does={does}
      isUnready={will.refused !== null}
      onClose={onClose}
      onDone={() => {
        onPut(act, spot, on);
        onClose();
      }}
    >
      <p dir="auto">{name}</p>
      <SpotFields spot={spot} card={card} onSpot={setSpot} />
      <Warnings will={will} />
    </DeskForm>
  );
}

type Containers = readonly { readonly draft: ArrangedContainer }[];

/** A place that others took away while somebody chose it is the beginning of its list, or of its container. */
function standingSpot(spot: Spot, containers: Containers, card: string | undefined): Spot {
  const container = (containers.find(({ draft }) => draft.id === spot.container) ?? containers[0])?.draft;
  if (!container) return spot;
  if (!listsFor(container, card).includes(spot.list)) return firstPlace(container);
  const isThere = spot.after === null || listIn(container, spot.list).includes(spot.after);
  return { ...spot, container: container.id, after: isThere ? spot.after : null };
}

/** The lists in which a card may stand: not under itself, and under no other while cards stand under it. */
function listsFor(container: ArrangedContainer, card: string | undefined): PlaceList[] {
  const hasSublinks = card !== undefined && listIn(container, under(card)).length > 0;
  return listsOf(container).filter(
    (list) => !list.startsWith('under/') || (!hasSublinks && (card === undefined || list !== under(card))),
  );
}

interface SpotFieldsProps {
  readonly spot: Spot;
  readonly card: string | undefined;
  onSpot(spot: Spot): void;
}

function SpotFields({ spot, card, onSpot }: SpotFieldsProps) {
  const { view, names } = useFront();
  const me = useMe();
  const drafts = view.containers.filter((one) => lockedBy(one, me).length === 0).map(({ draft }) => draft);
  const container = drafts.find(({ id }) => id === spot.container);
  if (!container) return null;
  const toContainer = (id: string): void => {
    const to = drafts.find((one) => one.id === id);
    if (to) onSpot(firstPlace(to));
  };
  return (
    <>
      <Pick label={words.toContainer} value={spot.container} onPick={toContainer} autoFocus>
        {drafts.map((one, at) => (
          <option key={one.id} value={one.id}>
            {`${at + 1}. ${titleOf(one)}`}
          </option>
        ))}
      </Pick>
      <Pick
        label={words.toPlace}
        value={spot.list}
        onPick={(list) => onSpot({ ...spot, list: list as PlaceList, after: null })}
      >
        {listsFor(container, card).map((list) => (
          <option key={list} value={list}>
            {list.startsWith('under/')
              ? words.underCard(names.card(list.slice('under/'.length)))
              : words.places[list as CardSize]}
          </option>
        ))}
      </Pick>
      <Pick
        label={words.afterWhich}
        value={spot.after ?? ''}
        onPick={(after) => onSpot({ ...spot, after: after === '' ? null : after })}
      >
        <option value="">{words.atTheBeginning}</option>
        {listIn(container, spot.list)
          .filter((id) => id !== card)
          .map((id) => (
            <option key={id} value={id}>
              {names.card(id)}
            </option>
          ))}
      </Pick>
    </>
  );
}
