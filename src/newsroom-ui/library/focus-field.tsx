import { type PointerEvent, useId } from 'react';
import type { Picture } from '../../story/picture.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { type MediaItem, positionStyle } from './library-query.ts';

type Focus = MediaItem['details']['focus'];

interface FocusFieldProps {
  readonly picture: Picture;
  readonly name: string;
  readonly colour: string | null;
  readonly focus: Focus;
  onChange(focus: NonNullable<Focus>): void;
}

const WHOLE = 100;

/** The picture with its focal point, set by pressing on it or by two sliders, and what the crops make of it. */
export function FocusField({ picture, name, colour, focus, onChange }: FocusFieldProps) {
  const at = focus ?? { x: 0.5, y: 0.5 };
  const set = ({ currentTarget, clientX, clientY, buttons }: PointerEvent<HTMLElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    if (buttons === 1)
      onChange({ x: shareOf(clientX - box.left, box.width), y: shareOf(clientY - box.top, box.height) });
  };
  return (
    <div className="focus">
      <div className="focus-picture" onPointerDown={set} onPointerMove={set}>
        <img
          src={largestOf(picture)}
          alt={name}
          width={picture.width}
          height={picture.height}
          draggable={false}
          {...(colour && { style: { backgroundColor: colour } })}
        />
        <span
          className="focus-point"
          style={{ left: `${at.x * WHOLE}%`, top: `${at.y * WHOLE}%` }}
          aria-hidden="true"
        />
      </div>
      <Crops picture={picture} focus={at} />
      <fieldset className="focus-lines">
        <legend>{words.focus}</legend>
        <p className="field-hint">{words.focusHint}</p>
        <Line label={words.across} share={at.x} onChange={(x) => onChange({ ...at, x })} />
        <Line label={words.down} share={at.y} onChange={(y) => onChange({ ...at, y })} />
      </fieldset>
    </div>
  );
}

function shareOf(at: number, size: number): number {
  return Math.round(Math.min(1, Math.max(0, at / size)) * WHOLE) / WHOLE;
}

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

const crops = [
  { name: '16:9', ratio: '16 / 9' },
  { name: '4:3', ratio: '4 / 3' },
  { name: '1:1', ratio: '1 / 1' },
  { name: '4:5', ratio: '4 / 5' },
] as const;

/** The shapes in which pages cut a picture, each round its focal point. */
function Crops({ picture, focus }: { readonly picture: Picture; readonly focus: NonNullable<Focus> }) {
  return (
    <section className="crops" aria-label={words.crops}>
      <h3>{words.crops}</h3>
      <ul>
        {crops.map(({ name, ratio }) => (
          <li key={name}>
            <img src={largestOf(picture)} alt="" style={{ aspectRatio: ratio, ...positionStyle(focus) }} />
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sharp in the dialog on a screen of twice the density, and no larger. */
const SHOWN_WIDTH = 960;

function largestOf({ renditions }: Picture): string | undefined {
  return (renditions.find(({ width }) => width >= SHOWN_WIDTH) ?? renditions[0])?.path;
}
