import type { CardSize } from '../../story/arrangement.ts';
import type { FrontAct, FrontActName, FrontActOf } from '../../story/front-commands.ts';
import type { NewsroomFacts } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { titleOf, wordsOf } from './card-words.ts';
import type { FrontView } from './front-query.ts';
import type { PlaceList } from './places.ts';

/** How cards, containers and places are called in sentences. */
export interface Names {
  card(id: string): string;
  container(id: string): string;
  story(id: string): string;
  /** Where a card was put: `Top stories, as the splash`. */
  place(container: string, list: PlaceList): string;
}

/** The names of what is on a front, or was taken off it last. */
export function namesIn(view: FrontView, newsroom: NewsroomFacts): Names {
  const stories = new Map(view.stories.map((story) => [story.id, story]));
  const drafts = new Map(view.containers.map(({ draft }) => [draft.id, draft]));
  const names: Names = {
    container: (id) => {
      const draft = drafts.get(id);
      return draft ? titleOf(draft) : words.otherContainer;
    },
    story: (id) => stories.get(id)?.headline ?? words.otherCard,
    card: (id) => {
      const card = [...drafts.values()].map(({ cards }) => cards[id]).find((one) => one !== undefined);
      if (!card) return words.otherCard;
      const story = card.content.is === 'story' ? stories.get(card.content.id) : undefined;
      return words.quoted(wordsOf(card, story, newsroom).headline);
    },
    place: (container, list) => {
      const title = names.container(container);
      if (list.startsWith('under/')) return words.underIn(names.card(list.slice('under/'.length)), title);
      return list === 'standard' ? title : words.groupIn(words.sizes[list as CardSize], title);
    },
  };
  return names;
}

/** An act in words, as something that was done: `“Ferry sinks” moved to Top stories`. */
export function actInWords(act: FrontAct, names: Names): string {
  const say = sayings[act.act] as (act: FrontAct, names: Names) => string;
  return say(act, names);
}

const sayings: { readonly [Name in FrontActName]: (act: FrontActOf<Name>, names: Names) => string } = {
  'begin-front': () => words.did.begin,
  'add-container': ({ settings }) => words.did.addContainer(titleOf(settings)),
  'place-container': ({ container }, names) => words.did.placeContainer(names.container(container)),
  'remove-container': ({ container }, names) => words.did.removeContainer(names.container(container)),
  'set-container': ({ container, field }, names) =>
    words.did.setContainer(words.settings[field], names.container(container)),
  'restore-container': ({ container }, names) => words.did.restoreContainer(names.container(container)),
  'restore-front': () => words.did.restoreFront,
  'add-card': (act, names) => words.did.addCard(addedName(act, names), names.place(act.container, act.list)),
  'move-card': ({ card, to, list }, names) => words.did.moveCard(names.card(card), names.place(to, list)),
  'take-off': ({ card, container }, names) => words.did.takeOff(names.card(card), names.container(container)),
  override: ({ card, field, set }, names) =>
    set === null
      ? words.did.giveBack(words.overrides[field], names.card(card))
      : words.did.override(words.overrides[field], names.card(card), typeof set.value === 'string' ? set.value : null),
};

function addedName({ content, card }: FrontActOf<'add-card'>, names: Names): string {
  if (content.is === 'link') return words.quoted(content.headline);
  if (content.is === 'newest') return names.card(card);
  const name = names.story(content.id);
  return name === words.otherCard ? name : words.quoted(name);
}
