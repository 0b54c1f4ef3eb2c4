import { type CSSProperties, type PointerEvent, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { cropNames, type CropBox, type CropName, type Picture } from '../../story/picture.ts';
import type { CropChoices, Crops } from '../../story/crops.ts';
import { middleOf } from '../../story/crops.ts';
import type { Cover } from '../../story/covers.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { CoverFrames, CoverLines, NotToBeCovered, useCovering } from './cover-lines.tsx';
import { frameStyle, pointIn } from './at-picture.ts';
import { ShareLine } from './share-line.tsx';
import { frameOf, movedTo, sizedTo, sizeOf, stretched } from './crop-frame.ts';

/** How it is cut, and what of it nobody may see. */
type Choices = CropChoices & { readonly covers: readonly Cover[] };

interface CropFieldProps extends Choices {
  readonly picture: Picture;
  /** Its address, whole and large. */
  readonly src: string | undefined;
  readonly name: string;
  readonly colour: string | null;
  /** False where the file as it was sent was not kept: then nothing can be made of it again. */
  readonly mayCover: boolean;
  onChange(to: Partial<Choices>): void;
}

type Point = NonNullable<CropChoices['focus']>;
/** What is set now: the focal point, what is covered, or one of the crops. */
type Mode = 'focus' | 'covers' | CropName;

const WHOLE = 100;

/** The picture with its focal point, what each shape takes of it and what is covered, set by pressing and pulling or by sliders. */
export function CropField({ picture, src, name, colour, mayCover, focus, crops, covers, onChange }: CropFieldProps) {
  const [mode, setMode] = useState<Mode>('focus');
  const covering = useCovering(covers, (to) => onChange({ covers: to }));
  const at = focus ?? { x: 0.5, y: 0.5 };
  const choices = { focus, crops };
  const frame = mode === 'focus' || mode === 'covers' ? null : frameOf(mode, picture, choices);
  const cut = (box: CropBox): void => {
    if (mode !== 'focus' && mode !== 'covers') onChange({ crops: { ...crops, [mode]: box } });
  };
  const point = (to: Point): void => (frame ? cut(movedTo(frame, to)) : onChange({ focus: to }));
  return (
    <div className="focus">
      <div className="focus-picture" {...(mode !== 'covers' ? pulling(point) : mayCover && covering.drawing)}>
        <img
          {...(src && { src })}
          alt={name}
          width={picture.width}
          height={picture.height}
          draggable={false}
          // Its place is kept while its address is still being asked for: an image without one has no height.
          style={{ aspectRatio: `${picture.width} / ${picture.height}`, ...(colour && { backgroundColor: colour }) }}
        />
        {frame && <span className="crop-frame" style={frameStyle(frame)} aria-hidden="true" />}
        <CoverFrames covers={covers} picked={mode === 'covers' ? covering.picked : null} />
        {mode === 'focus' && (
          <span
            className="focus-point"
            style={{ left: `${at.x * WHOLE}%`, top: `${at.y * WHOLE}%` }}
            aria-hidden="true"
          />
        )}
      </div>
      <Shapes picture={picture} src={src} mode={mode} choices={choices} covered={covers.length} onMode={setMode} />
      {mode === 'covers' && (mayCover ? <CoverLines covers={covers} covering={covering} /> : <NotToBeCovered />)}
      {mode === 'focus' && <FocusLines at={at} onChange={point} />}
      {mode !== 'focus' && mode !== 'covers' && (
        <CropLines
          mode={mode}
          picture={picture}
          box={frameOf(mode, picture, choices)}
          isByHand={crops[mode] !== undefined}
          onCut={cut}
          onFollow={() => onChange({ crops: without(crops, mode) })}
        />
      )}
    </div>
  );
}

function without(crops: Crops, name: CropName): Crops {
  const { [name]: _left, ...rest } = crops;
  return rest;
}

function pulling(onPoint: (to: Point) => void) {
  const set = ({ currentTarget, clientX, clientY, buttons }: PointerEvent<HTMLElement>): void => {
    if (buttons === 1) onPoint(pointIn(currentTarget, { clientX, clientY }));
  };
  return { onPointerDown: set, onPointerMove: set };
}

interface ShapesProps extends Pick<CropFieldProps, 'picture' | 'src'> {
  readonly mode: Mode;
  readonly choices: CropChoices;
  /** How many places are covered. */
  readonly covered: number;
  onMode(mode: Mode): void;
}

/** Every shape as it is cut now, and the way to set each. */
function Shapes({ picture, src, mode, choices, covered, onMode }: ShapesProps) {
  return (
    <RadioGroup
      className="crops"
      aria-label={words.crops}
      value={mode}
      orientation="horizontal"
      onChange={(value) => onMode(value as Mode)}
    >
      <Radio value="focus" className="crop-choice crop-choice-focus">
        <span className="crop-point" aria-hidden="true" />
        <span>{words.focus}</span>
      </Radio>
      <Radio value="covers" className="crop-choice crop-choice-focus">
        <span className="crop-cover" aria-hidden="true" />
        <span>
          {words.covers}
          {covered > 0 && <span aria-hidden="true"> •</span>}
        </span>
        {covered > 0 && <span className="only-read-aloud">{counted(covered, words.coverCount)}</span>}
      </Radio>
      {cropNames.map((name) => (
        <Radio key={name} value={name} className="crop-choice">
          <Preview picture={picture} src={src} box={frameOf(name, picture, choices)} />
          <span>
            {words.cropNames[name]}
            {choices.crops[name] && <span aria-hidden="true"> •</span>}
          </span>
          {choices.crops[name] && <span className="only-read-aloud">{words.byHand}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Preview({ picture, src, box }: Pick<ShapesProps, 'picture' | 'src'> & { readonly box: CropBox }) {
  const ratio = (box.width * picture.width) / (box.height * picture.height);
  const shown: CSSProperties = {
    width: `${WHOLE / box.width}%`,
    left: `${(-box.x / box.width) * WHOLE}%`,
    top: `${(-box.y / box.height) * WHOLE}%`,
  };
  return (
    <span className="crop-preview" style={{ aspectRatio: ratio }}>
      <img {...(src && { src })} alt="" style={shown} />
    </span>
  );
}

function FocusLines({ at, onChange }: { readonly at: Point; onChange(to: Point): void }) {
  return (
    <fieldset className="focus-lines">
      <legend>{words.focus}</legend>
      <p className="field-hint">{words.focusHint}</p>
      <ShareLine label={words.across} share={at.x} onChange={(x) => onChange({ ...at, x })} />
      <ShareLine label={words.down} share={at.y} onChange={(y) => onChange({ ...at, y })} />
    </fieldset>
  );
}

interface CropLinesProps {
  readonly mode: CropName;
  readonly picture: Picture;
  readonly box: CropBox;
  readonly isByHand: boolean;
  onCut(box: CropBox): void;
  onFollow(): void;
}

function CropLines({ mode, picture, box, isByHand, onCut, onFollow }: CropLinesProps) {
  const middle = middleOf(box);
  const pixels = { width: Math.round(box.width * picture.width), height: Math.round(box.height * picture.height) };
  const isSmall = pixels.width < leastWidth[mode];
  return (
    <fieldset className="focus-lines">
      <legend>{words.cropNames[mode]}</legend>
      <p className="field-hint">{words.cropHints[mode]}</p>
      <ShareLine label={words.across} share={middle.x} onChange={(x) => onCut(movedTo(box, { ...middle, x }))} />
      <ShareLine label={words.down} share={middle.y} onChange={(y) => onCut(movedTo(box, { ...middle, y }))} />
      {mode === 'free' ? (
        <>
          <ShareLine label={words.width} share={box.width} onChange={(to) => onCut(stretched(box, 'width', to))} />
          <ShareLine label={words.height} share={box.height} onChange={(to) => onCut(stretched(box, 'height', to))} />
        </>
      ) : (
        <ShareLine
          label={words.size}
          share={sizeOf(mode, picture, box)}
          onChange={(to) => onCut(sizedTo(mode, picture, box, to))}
        />
      )}
      <p className={isSmall ? 'field-error' : 'field-hint'} role="status">
        {filled(words.pixels, pixels)}
        {isSmall && `. ${filled(words.cropSmall, { least: leastWidth[mode] })}`}
      </p>
      {isByHand && (
        <Button look="plain" small onPress={onFollow}>
          {mode === 'free' ? words.uncut : words.follow}
        </Button>
      )}
    </fieldset>
  );
}

/** In pixels: less looks soft where the crop is shown. */
const leastWidth: Readonly<Record<CropName, number>> = {
  '16:9': 1200,
  '3:2': 960,
  '4:3': 960,
  '1:1': 640,
  '4:5': 960,
  free: 1080,
};
