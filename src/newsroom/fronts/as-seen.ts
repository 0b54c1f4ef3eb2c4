import type { Db } from '../../store/open-store.ts';
import { readDraft } from '../../store/launches.ts';
import { readPublished } from '../../store/versions.ts';
import type { ArrangedContainer } from '../../story/arranged.ts';
import type { StandingContainer, Sublink } from '../../story/arrangement.ts';
import type { FrontAct, FrontActOf } from '../../story/front-commands.ts';

/**
 * An act in which nothing that was written on a card says about itself that it is of a version that readers have not had yet: it would outlive the
 * correction that makes it wrong.
 */
export async function asSeen(tx: Db, act: FrontAct): Promise<FrontAct> {
  if (act.act === 'override') return overrideSeen(tx, act);
  if (act.act === 'add-card') return { ...act, ...(await cardSeen(tx, act)) };
  if (act.act === 'restore-container') return { ...act, to: await containerSeen(tx, act.to) };
  if (act.act === 'begin-front' || act.act === 'restore-front')
    return { ...act, containers: await Promise.all(act.containers.map((one) => containerSeen(tx, one))) };
  return act;
}

async function overrideSeen(tx: Db, act: FrontActOf<'override'>): Promise<FrontAct> {
  if (act.set === null) return act;
  const container = (await readDraft(tx, { kind: 'container', id: act.container })) as ArrangedContainer | null;
  const card = container?.cards[act.card];
  if (!card) return act;
  const { overrides } = await cardSeen(tx, { content: card.content, overrides: { [act.field]: act.set } });
  return { ...act, set: overrides[act.field] } as FrontAct;
}

async function containerSeen(tx: Db, container: StandingContainer): Promise<StandingContainer> {
  const cards = container.cards.map(async (card) => ({
    ...(await cardSeen(tx, card)),
    sublinks: await Promise.all(card.sublinks.map((one) => cardSeen(tx, one))),
  }));
  return { ...container, cards: await Promise.all(cards) };
}

async function cardSeen<C extends Pick<Sublink, 'content' | 'overrides'>>(tx: Db, card: C): Promise<C> {
  const { content, overrides } = card;
  if (content.is !== 'story' || Object.keys(overrides).length === 0) return card;
  const newest = (await readPublished(tx, content.id))?.version ?? 0;
  const seen = Object.entries(overrides).map(([field, one]) => [field, one && capped(one, newest)]);
  return { ...card, overrides: Object.fromEntries(seen) };
}

function capped<O extends { readonly against: number }>(override: O, newest: number): O {
  return { ...override, against: Math.min(override.against, newest) };
}
