import { type CSSProperties, type PointerEvent, useId, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { cropNames, type CropBox, type CropName, type Picture } from '../../story/picture.ts';
import type { CropChoices, Crops } from '../../story/crops.ts';
import { middleOf } from '../../story/crops.ts';
import { Button } from '../../ui/button.tsx';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { frameOf, movedTo, sizedTo, sizeOf, stretched } from './crop-frame.ts';

interface CropFieldProps extends CropChoices {
  readonly picture: Picture;
  /** Its address, whole and large. */
  readonly src: string | undefined;
  readonly name: string;
  readonly colour: string | null;
  onChange(to: Partial<CropChoices>): void;
}

type Point = NonNullable<CropChoices['focus']>;
/** What is set now: the focal point, or one of the crops. */
type Mode = 'focus' | CropName;

const WHOLE = 100;

/** The picture with its focal point and what each shape takes of it, set by pressing and pulling or by sliders. */
export function CropField({ picture, src, name, colour, focus, crops, onChange }: CropFieldProps) {
  const [mode, setMode] = useState<Mode>('focus');
  const at = focus ?? { x: 0.5, y: 0.5 };
  const choices = { focus, crops };
  const frame = mode === 'focus' ? null : frameOf(mode, picture, choices);
  const cut = (box: CropBox): void => {
    if (mode !== 'focus') onChange({ crops: { ...crops, [mode]: box } });
  };
  const point = (to: Point): void => (frame ? cut(movedTo(frame, to)) : onChange({ focus: to }));
  return (
    <div className="focus">
      <div className="focus-picture" {...pulling(point)}>
        <img
          {...(src && { src })}
          alt={name}
          width={picture.width}
          height={picture.height}
          draggable={false}
          {...(colour && { style: { backgroundColor: colour } })}
        />
        {frame && <span className="crop-frame" style={frameStyle(frame)} aria-hidden="true" />}
        {!frame && (
          <span
            className="focus-point"
            style={{ left: `${at.x * WHOLE}%`, top: `${at.y * WHOLE}%` }}
            aria-hidden="true"
          />
        )}
      </div>
      <Shapes picture={picture} src={src} mode={mode} choices={choices} onMode={setMode} />
      {mode === 'focus' ? (
        <FocusLines at={at} onChange={point} />
      ) : (
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
    const box = currentTarget.getBoundingClientRect();
    if (buttons === 1)
      onPoint({ x: shareOf(clientX - box.left, box.width), y: shareOf(clientY - box.top, box.height) });
  };
  return { onPointerDown: set, onPointerMove: set };
}

function shareOf(at: number, size: number): number {
  return Math.round(Math.min(1, Math.max(0, at / size)) * WHOLE) / WHOLE;
}

function frameStyle({ x, y, width, height }: CropBox): CSSProperties {
  const percent = (share: number) => `${share * WHOLE}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}

interface ShapesProps extends Pick<CropFieldProps, 'picture' | 'src'> {
  readonly mode: Mode;
  readonly choices: CropChoices;
  onMode(mode: Mode): void;
}

/** Every shape as it is cut now, and the way to set each. */
function Shapes({ picture, src, mode, choices, onMode }: ShapesProps) {
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
      <Line label={words.across} share={at.x} onChange={(x) => onChange({ ...at, x })} />
      <Line label={words.down} share={at.y} onChange={(y) => onChange({ ...at, y })} />
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
      <Line label={words.across} share={middle.x} onChange={(x) => onCut(movedTo(box, { ...middle, x }))} />
      <Line label={words.down} share={middle.y} onChange={(y) => onCut(movedTo(box, { ...middle, y }))} />
      {mode === 'free' ? (
        <>
          <Line label={words.width} share={box.width} onChange={(to) => onCut(stretched(box, 'width', to))} />
          <Line label={words.height} share={box.height} onChange={(to) => onCut(stretched(box, 'height', to))} />
        </>
      ) : (
        <Line
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

interface LineProps {
  readonly label: string;
  readonly share: number;
  onChange(share: number): void;
}

function Line({ label, share, onChange }: LineProps) {
  const id = useId();
  const value = Math.round(share * WHOLE);
  return (
    <div className="focus-line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={WHOLE}
        value={value}
        aria-valuetext={filled(words.hundredths, { share: value })}
        onChange={({ target }) => onChange(Number(target.value) / WHOLE)}
      />
      <output htmlFor={id}>{filled(words.hundredths, { share: value })}</output>
    </div>
  );
}
