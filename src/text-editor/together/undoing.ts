import { defaultProtectedNodes, ySyncPluginKey } from 'y-prosemirror';
import {
  ContentType,
  createDeleteSet,
  isDeleted,
  Item,
  iterateDeletedStructs,
  mergeDeleteSets,
  type Transaction,
  UndoManager,
  type XmlFragment,
  XmlText,
} from 'yjs';
import { elementOf, type Moved, movedIn, parentOf } from './moved.ts';
import { tellMoved, tellPutBack } from './moves.ts';
import { isLeft, keepMoved, putBackIn, putBackOnce, type Step, takeAwayOnce } from './taken-back.ts';

/**
 * Undo and redo of what is done here, in a text that others write in. Every letter stands as often as before: one that a step moved is put
 * back where it was only if it is still where the step put it, and taken from there only if it can be put back (`taken-back.ts`). A
 * paragraph that is taken back stays while it holds words of others, and goes when they have moved them; whoever wrote them does not
 * take it away, since this one may be putting it back at that moment. What is done again is done again even where others took away the
 * paragraph that it stood in.
 */
export class SharedUndo extends UndoManager {
  readonly #left = new Set<Item>();
  #moved: Moved[] = [];

  constructor(fragment: XmlFragment) {
    super(fragment, {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: mayGo,
      captureTransaction: ({ meta }) => meta.get('addToHistory') !== false,
    });
    const goneOn = ({ stackItem }: { stackItem: Step }): void => {
      keepMoved(stackItem, this.#moved);
      this.#moved = [];
      if (!this.undoing) this.#left.clear();
    };
    this.on('stack-item-added', goneOn);
    this.on('stack-item-updated', goneOn);
    this.doc.on('beforeObserverCalls', this.#seeMoved);
    this.on('stack-item-popped', ({ stackItem, type }) => {
      if (type === 'undo') for (const item of this.#standing(stackItem)) this.#left.add(item);
      tellPutBack(this.doc, putBackIn(this.doc, stackItem));
    });
    this.doc.on('afterTransaction', this.#lookAgain);
  }

  override undo(): Step | null {
    const step = this.#next(this.undoStack, () => undefined);
    return step && super.undo();
  }

  override redo(): Step | null {
    const step = this.#next(this.redoStack, (next) => this.#bringParents(next));
    return step && super.redo();
  }

  override destroy(): void {
    this.doc.off('beforeObserverCalls', this.#seeMoved);
    this.doc.off('afterTransaction', this.#lookAgain);
    super.destroy();
  }

  readonly #seeMoved = (transaction: Transaction): void => {
    if (!this.trackedOrigins.has(transaction.origin)) return;
    this.#moved = movedIn(transaction);
    tellMoved(this.doc, this.#moved);
  };

  /** The last step of which something is left to take back, made ready. Those of which others have left nothing are forgotten. */
  #next(steps: Step[], bring: (step: Step) => void): Step | null {
    for (let step = steps.at(-1); step; steps.pop(), step = steps.at(-1)) {
      putBackOnce(this.doc, step);
      bring(step);
      takeAwayOnce(this.doc, step);
      if (isLeft(this.doc, step)) return step;
    }
    return null;
  }

  readonly #lookAgain = ({ local }: Transaction): void => {
    if (!local && this.#left.size > 0) queueMicrotask(() => this.#takeAway());
  };

  #takeAway(): void {
    for (const item of this.#left) {
      if (!item.deleted && !isEmpty(item)) continue;
      this.#left.delete(item);
      if (!item.deleted) this.doc.transact((transaction) => item.delete(transaction), 'left by undo');
    }
  }

  /** Elements that a step put in and that stand, though it was taken back. */
  #standing({ insertions }: Step): Item[] {
    const found: Item[] = [];
    this.doc.transact((transaction) =>
      iterateDeletedStructs(transaction, insertions, (struct) => {
        if (struct instanceof Item && !struct.deleted && elementOf(struct)) found.push(struct);
      }),
    );
    return found;
  }

  /** Has what somebody took away meanwhile done again too, where words of this step stood in it. */
  #bringParents(step: Step): void {
    const wanted = new Set<Item>();
    this.doc.transact((transaction) =>
      iterateDeletedStructs(transaction, step.deletions, (struct) => {
        if (struct instanceof Item) for (const parent of this.#deletedParents(struct)) wanted.add(parent);
      }),
    );
    const sets = [...wanted]
      .filter(({ id }) => !isDeleted(step.deletions, id))
      .map(({ id }) => {
        const set = createDeleteSet();
        set.clients.set(id.client, [{ clock: id.clock, len: 1 }]);
        return set;
      });
    step.deletions = mergeDeleteSets([step.deletions, ...sets]);
  }

  #deletedParents(item: Item): Item[] {
    const parent = parentOf(item);
    if (!parent) return [];
    const isOurs = parent.deleted && parent.redone === null && parent.id.client === this.doc.clientID;
    return [...(isOurs ? [parent] : []), ...this.#deletedParents(parent)];
  }
}

/**
 * What holds words of others stays, and a text that is empty does too: somebody may be writing in it at that moment. It goes with its
 * paragraph.
 */
function mayGo(item: Item): boolean {
  if (item.content instanceof ContentType && item.content.type instanceof XmlText) return false;
  const name = elementOf(item)?.nodeName;
  return name === undefined || !defaultProtectedNodes.has(name) || isEmpty(item);
}

function isEmpty(item: Item): boolean {
  return (
    elementOf(item)
      ?.toArray()
      .every((child) => child instanceof XmlText && child.length === 0) ?? false
  );
}
