import { useId } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Settings } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Choice } from '../people/choice.tsx';
import { problemAt } from '../people/use-doing.ts';
import { settingsWords as words } from '../words/settings.ts';
import type { PartProps } from './part-props.ts';
import { useShown } from './use-shown.ts';

/** Colours, type and drawings. */
export function LookPart(part: PartProps) {
  const { wish, isReadOnly } = part;
  const type = wish.value('type');
  return (
    <div className="settings-fields">
      <Themed {...part} />
      <Colours {...part} />
      {!isReadOnly && (
        <>
          <Choice
            label={words.text}
            value={type.text}
            options={named(words.texts)}
            onChange={(text) => wish.change('type', { ...type, text: text as typeof type.text })}
          />
          <Choice
            label={words.furniture}
            value={type.furniture}
            options={named(words.furnitures)}
            onChange={(furniture) => wish.change('type', { ...type, furniture: furniture as typeof type.furniture })}
          />
        </>
      )}
      <Drawing {...part} field="logo" label={words.logo} hint={words.logoHint} />
      <Drawing {...part} field="icon" label={words.icon} hint={words.iconHint} />
    </div>
  );
}

/** Which theme pages have, and what it lets the newsroom choose. Another comes in by the command line. */
function Themed({ wish, error, isReadOnly }: PartProps) {
  const theme = wish.value('theme');
  return (
    <>
      <div className="field">
        <strong>{words.theme}</strong>
        <p className="field-hint">{theme === null ? words.themeStandard : words.themeOwn(theme.name)}</p>
        {problemAt(error, 'theme') && (
          <p className="field-error" role="alert">
            {problemAt(error, 'theme')}
          </p>
        )}
      </div>
      {theme !== null && !isReadOnly && (
        <>
          {Object.entries(theme.settings).map(([name, { label, choices, default: first }]) => (
            <Choice
              key={name}
              label={label}
              value={theme.chosen[name] ?? first}
              options={Object.entries(choices).map(([value, choice]) => ({ value, name: choice.label }))}
              onChange={(chosen) => wish.change('theme', { ...theme, chosen: { ...theme.chosen, [name]: chosen } })}
            />
          ))}
          <div>
            <Button small onPress={() => wish.change('theme', null)}>
              {words.themeDrop}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function named(table: Readonly<Record<string, string>>) {
  return Object.entries(table).map(([value, name]) => ({ value, name }));
}

/** Each colour with what pages make of it: the same, or the nearest that can be read, shown beside it. */
function Colours({ wish, known, error, isReadOnly }: PartProps) {
  const colours = wish.value('colours');
  const shown = useShown(colours, known);
  const field = (name: keyof Settings['colours']) => (
    <div className="settings-colour" key={name}>
      <Field
        label={words[name]}
        hint={words.colourHint}
        value={colours[name]}
        isReadOnly={isReadOnly}
        error={problemAt(error, `colours/${name}`)}
        onChange={(typed) => wish.change('colours', { ...colours, [name]: typed })}
        note={shown && <Contrast wish={colours[name]} shown={shown.colours[name]} paper={shown.papers[name]} />}
      />
      {!isReadOnly && (
        <input
          type="color"
          aria-label={`${words.pickColour}: ${words[name]}`}
          value={/^#[0-9a-f]{6}$/i.test(colours[name]) ? colours[name].toLowerCase() : '#000000'}
          onChange={(event) => wish.change('colours', { ...colours, [name]: event.target.value })}
        />
      )}
    </div>
  );
  return <>{(['accent', 'accentDark'] as const).map(field)}</>;
}

interface ContrastProps {
  readonly wish: string;
  readonly shown: string;
  readonly paper: string;
}

function Contrast({ wish, shown, paper }: ContrastProps) {
  const isMended = wish.toLowerCase() !== shown.toLowerCase();
  return (
    <p className={isMended ? 'settings-mind' : 'settings-soft'}>
      <span className="settings-swatch" style={{ color: shown, background: paper }} aria-hidden="true">
        Aa
      </span>
      {isMended ? (
        <>
          {words.mended}
          <code>{shown}</code>
        </>
      ) : (
        words.reads
      )}
    </p>
  );
}

interface DrawingProps extends PartProps {
  readonly field: 'logo' | 'icon';
  readonly label: string;
  readonly hint: string;
}

function Drawing({ field, label, hint, wish, error, isReadOnly }: DrawingProps) {
  const id = useId();
  const drawing = wish.value(field);
  const problem = problemAt(error, field);
  const take = async (files: FileList | null): Promise<void> => {
    const text = await files?.[0]?.text();
    if (text !== undefined) wish.change(field, text);
  };
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="settings-label" id={id}>
        {label}
      </span>
      <span className="field-hint">{hint}</span>
      <div className="settings-drawing">
        {drawing === null ? (
          <span className="settings-soft">{words.noDrawing}</span>
        ) : (
          <img alt={label} src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} />
        )}
        {!isReadOnly && (
          <FileTrigger acceptedFileTypes={['image/svg+xml', '.svg']} onSelect={(files) => void take(files)}>
            <Button small>{words.chooseFile}</Button>
          </FileTrigger>
        )}
        {!isReadOnly && drawing !== null && (
          <Button small look="plain" onPress={() => wish.change(field, null)}>
            {words.takeAway}
          </Button>
        )}
      </div>
      {problem && <span className="field-error">{problem}</span>}
    </div>
  );
}
