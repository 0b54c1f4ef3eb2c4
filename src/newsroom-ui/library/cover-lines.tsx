import { type PointerEvent, useRef, useState } from 'react';
import { type Cover, coverLooks, NO_ORIGINAL } from '../../story/covers.ts';
import { middleOf } from '../../story/crops.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { type Frame, frameStyle, pointIn } from './at-picture.ts';
import { movedTo, stretched } from './crop-frame.ts';
import { ShareLine } from './share-line.tsx';

type Point = Pick<Frame, 'x' | 'y'>;
/** What a pointer that is down does: it draws a new place from a corner, or moves one by where it took hold of it. */
type Hold = { readonly from: Point } | { readonly by: Point };

/** Less was a press, and no pull. */
const LEAST = 0.01;
/** About a face in a portrait. */
const BEGINNING: Frame = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** What is covered, as it is drawn and moved. */
type Covering = ReturnType<typeof useCovering>;

export function useCovering(covers: readonly Cover[], onChange: (to: Cover[]) => void) {
  const [picked, setPicked] = useState(0);
  const hold = useRef<Hold | null>(null);
  const put = (at: number, cover: Cover): void => {
    onChange([...covers.slice(0, at), cover, ...covers.slice(at + 1)]);
    setPicked(at);
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    const to = pointIn(event.currentTarget, event);
    const under = covers.findLastIndex(({ box }) => isWithin(to, box));
    const box = covers[under]?.box;
    event.currentTarget.setPointerCapture(event.pointerId);
    hold.current = box ? { by: { x: to.x - middleOf(box).x, y: to.y - middleOf(box).y } } : { from: to };
    setPicked(box ? under : covers.length);
  };
  const pull = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1 || !hold.current) return;
    const to = pointIn(event.currentTarget, event);
    const look = covers[picked]?.look ?? covers.at(-1)?.look ?? 'pixelate';
    const box = pulled(hold.current, to, covers[picked]?.box);
    if (box) put(picked, { box, look });
  };
  return {
    ...{ picked, put, pick: setPicked },
    add: () => put(covers.length, { box: BEGINNING, look: covers.at(-1)?.look ?? 'pixelate' }),
    remove: (at: number) => {
      onChange(covers.filter((_, one) => one !== at));
      setPicked(Math.max(0, at - 1));
    },
    drawing: { onPointerDown: down, onPointerMove: pull, onPointerUp: () => (hold.current = null) },
  };
}

function pulled(hold: Hold, to: Point, box: Frame | undefined): Frame | null {
  if ('by' in hold) return box ? movedTo(box, { x: to.x - hold.by.x, y: to.y - hold.by.y }) : null;
  const { from } = hold;
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (width < LEAST || height < LEAST) return null;
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
}

function isWithin({ x, y }: Point, box: Frame): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

interface FramesProps {
  readonly covers: readonly Cover[];
  /** The one that is being set; null while something else is. */
  readonly picked: number | null;
}

/** Where it is covered, over the picture. */
export function CoverFrames({ covers, picked }: FramesProps) {
  return covers.map(({ box, look }, at) => (
    <span
      key={at}
      className={picked === at ? 'cover-frame is-picked' : 'cover-frame'}
      data-look={look}
      style={frameStyle(box)}
      aria-hidden="true"
    >
      {picked !== null && at + 1}
    </span>
  ));
}

interface CoverLinesProps {
  readonly covers: readonly Cover[];
  readonly covering: Covering;
}

/** Each covered place, one at a time, with all that can be done to it from the keyboard. */
export function CoverLines({ covers, covering }: CoverLinesProps) {
  const at = Math.min(covering.picked, covers.length - 1);
  const cover = covers[at];
  return (
    <fieldset className="focus-lines">
      <legend>{words.covers}</legend>
      <p className="field-hint">{words.coversHint}</p>
      <div className="cover-which">
        {covers.map((_, one) => (
          <Button
            key={one}
            small
            look={one === at ? 'main' : 'plain'}
            aria-pressed={one === at}
            onPress={() => covering.pick(one)}
          >
            {filled(words.coverNumber, { number: one + 1 })}
          </Button>
        ))}
        <Button small onPress={covering.add}>
          {words.coverAdd}
        </Button>
      </div>
      {cover && <OneCover cover={cover} onPut={(to) => covering.put(at, to)} onRemove={() => covering.remove(at)} />}
    </fieldset>
  );
}

/** Said before anything is drawn: it would be refused once it is saved. */
export function NotToBeCovered() {
  return (
    <fieldset className="focus-lines">
      <legend>{words.covers}</legend>
      <p className="field-hint">{NO_ORIGINAL}</p>
    </fieldset>
  );
}

interface OneCoverProps {
  readonly cover: Cover;
  onPut(cover: Cover): void;
  onRemove(): void;
}

function OneCover({ cover: { box, look }, onPut, onRemove }: OneCoverProps) {
  const middle = middleOf(box);
  const put = (to: Frame): void => onPut({ box: to, look });
  return (
    <>
      <Select
        label={words.coverLook}
        value={look}
        options={coverLooks.map((id) => ({ id, name: words.coverLooks[id] }))}
        onChange={(value) => onPut({ box, look: value })}
      />
      <ShareLine label={words.across} share={middle.x} onChange={(x) => put(movedTo(box, { ...middle, x }))} />
      <ShareLine label={words.down} share={middle.y} onChange={(y) => put(movedTo(box, { ...middle, y }))} />
      <ShareLine label={words.width} share={box.width} onChange={(to) => put(stretched(box, 'width', to, LEAST))} />
      <ShareLine label={words.height} share={box.height} onChange={(to) => put(stretched(box, 'height', to, LEAST))} />
      <Button look="plain" small onPress={onRemove}>
        {words.coverRemove}
      </Button>
    </>
  );
}
