import type { FrontAct, FrontActName, FrontActOf } from '../../src/story/front-commands.ts';
import { cardSizes, type StandingContainer } from '../../src/story/arrangement.ts';

/** The lists of cards and of containers, the words on cards and the settings, as plainly as it can be said. */
export class PlainFronts {
  readonly lists = new Map<string, string[]>();
  readonly values = new Map<string, string>();

  /** Does what it is told, and asks nothing. */
  do<Name extends FrontActName>(act: FrontActOf<Name>): void {
    const doIt = doings[act.act] as (fronts: PlainFronts, act: FrontAct) => void;
    doIt(this, act);
  }

  list(name: string): string[] {
    return this.lists.get(name) ?? [];
  }

  put(list: string, id: string, after: string | null): void {
    const ids = this.list(list).filter((one) => one !== id);
    this.lists.set(list, ids.toSpliced(after === null ? 0 : ids.indexOf(after) + 1, 0, id));
  }

  leave(card: string): void {
    for (const [list, ids] of this.lists)
      this.lists.set(
        list,
        ids.filter((id) => id !== card),
      );
  }

  say(name: string, all: object): void {
    for (const [key, one] of Object.entries(all)) this.values.set(`${name}/${key}`, JSON.stringify(one));
  }

  unsay(name: string): void {
    for (const key of [...this.values.keys()]) if (key.startsWith(`${name}/`)) this.values.delete(key);
  }

  /** Everything that can be seen, as text: two that look alike are alike. */
  seen(): string[] {
    const shown = [...this.lists].filter(([list, ids]) => ids.length > 0 && this.#isSeen(list));
    const names = new Set(shown.flatMap(([, ids]) => ids));
    const said = [...this.values].filter(([name]) => names.has(name.split('/')[0] ?? ''));
    return [
      ...shown.map(([list, ids]) => `${list}: ${ids.join(' ')}`),
      ...said.map(([name, value]) => `${name}=${value}`),
    ].toSorted();
  }

  /** What stands under a card is seen where the card is. */
  #isSeen(list: string): boolean {
    const parent = /^[^/]+\/under\/(.+)$/.exec(list)?.[1];
    return parent === undefined || [...this.lists.values()].some((ids) => ids.includes(parent));
  }
}

const doings: { readonly [Name in FrontActName]: (fronts: PlainFronts, act: FrontActOf<Name>) => void } = {
  'begin-front': (fronts, { front, containers }) => {
    for (const one of containers) stand(fronts, one);
    fronts.lists.set(
      front,
      containers.map(({ id }) => id),
    );
  },
  'add-container': (fronts, { front, container, after, settings }) => {
    fronts.put(front, container, after);
    fronts.say(container, settings);
  },
  'place-container': (fronts, { front, container, after }) => fronts.put(front, container, after),
  'remove-container': (fronts, { front, container }) =>
    void fronts.lists.set(
      front,
      fronts.list(front).filter((id) => id !== container),
    ),
  'set-container': (fronts, { container, field, value }) => fronts.say(container, { [field]: value }),
  'restore-container': (fronts, { to }) => stand(fronts, to),
  'restore-front': (fronts, { front, order, containers }) => {
    for (const one of containers) stand(fronts, one);
    fronts.lists.set(front, [...order]);
  },
  'add-card': (fronts, { container, card, list, after, overrides }) => {
    fronts.put(`${container}/${list}`, card, after);
    fronts.say(card, overrides);
  },
  'move-card': (fronts, { card, from, to, list, after }) => {
    const under = fronts.list(`${from}/under/${card}`);
    fronts.lists.delete(`${from}/under/${card}`);
    fronts.leave(card);
    fronts.put(`${to}/${list}`, card, after);
    fronts.lists.set(`${to}/under/${card}`, under);
  },
  'take-off': (fronts, { card }) => fronts.leave(card),
  override: (fronts, { card, field, set }) =>
    set ? fronts.say(card, { [field]: set }) : void fronts.values.delete(`${card}/${field}`),
};

/** Empties a container and fills it as it is said. What stands under a card that goes, goes with it. */
function stand(fronts: PlainFronts, { id, cards, ...settings }: StandingContainer): void {
  const going = cardSizes.flatMap((size) => fronts.list(`${id}/${size}`));
  const coming = cards.flatMap((card) => [card.id, ...card.sublinks.map((one) => one.id)]);
  for (const card of [...going, ...coming]) fronts.leave(card);
  fronts.say(id, settings);
  for (const card of cards) {
    fronts.put(`${id}/${card.group}`, card.id, fronts.list(`${id}/${card.group}`).at(-1) ?? null);
    fronts.lists.set(
      `${id}/under/${card.id}`,
      card.sublinks.map((one) => one.id),
    );
    for (const one of [card, ...card.sublinks]) fronts.unsay(one.id);
    for (const one of [card, ...card.sublinks]) fronts.say(one.id, one.overrides);
  }
}
