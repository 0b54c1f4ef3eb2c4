import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { directionOf } from '../../story/direction.ts';
import type { Edition } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Choice } from '../people/choice.tsx';
import { problemAt } from '../people/use-doing.ts';
import { useNewsroom } from '../session.ts';
import { settingsWords as words } from '../words/settings.ts';
import type { PartProps } from './part-props.ts';
import { Rows } from './rows.tsx';

interface EditionProps extends PartProps {
  readonly edition: Edition;
  /** Its place among the editions. */
  readonly at: number;
  /** True for one that is not there yet: only then its word can be chosen. */
  readonly isNew: boolean;
  onChange(edition: Edition): void;
}

/** An edition: its language, its name, its clocks and its navigation. */
export function EditionFields(props: EditionProps) {
  const { edition, isReadOnly, onChange } = props;
  return (
    <div className="settings-fields">
      <Names {...props} />
      {!isReadOnly && (
        <Choice
          label={words.dir}
          value={edition.dir}
          options={[
            { value: 'ltr', name: words.dirs.ltr },
            { value: 'rtl', name: words.dirs.rtl },
          ]}
          onChange={(dir) => onChange({ ...edition, dir: dir === 'rtl' ? 'rtl' : 'ltr' })}
        />
      )}
      <ChromeWords {...props} />
      <Masthead {...props} />
      <Clocks {...props} />
      <Navigation {...props} />
    </div>
  );
}

function Names({ edition, at, isNew, error, isReadOnly, onChange }: EditionProps) {
  return (
    <>
      <Field
        label={words.editionName}
        value={edition.name}
        isReadOnly={isReadOnly}
        error={problemAt(error, `editions/${at}/name`)}
        onChange={(name) => onChange({ ...edition, name })}
      />
      {isNew && (
        <Field
          label={words.editionId}
          hint={words.editionIdHint}
          value={edition.id}
          error={problemAt(error, `editions/${at}/id`)}
          onChange={(id) => onChange({ ...edition, id })}
        />
      )}
      <Field
        label={words.lang}
        hint={words.langHint}
        value={edition.lang}
        isReadOnly={isReadOnly}
        error={problemAt(error, `editions/${at}/lang`)}
        onChange={(lang) => onChange({ ...edition, lang, dir: directionOf(lang) })}
      />
    </>
  );
}

function Masthead({ edition, isReadOnly, onChange }: EditionProps) {
  const { name = '', tagline = null } = edition.masthead ?? {};
  const set = (next: { name: string; tagline: string | null }): void => {
    const { masthead: _old, ...rest } = edition;
    onChange(next.name === '' ? rest : { ...rest, masthead: next });
  };
  return (
    <>
      <Field
        label={words.ownName}
        hint={words.ownNameHint}
        value={name}
        isReadOnly={isReadOnly}
        onChange={(typed) => set({ name: typed, tagline })}
      />
      {name !== '' && (
        <Field
          label={words.ownTagline}
          value={tagline ?? ''}
          isReadOnly={isReadOnly}
          onChange={(typed) => set({ name, tagline: typed === '' ? null : typed })}
        />
      )}
    </>
  );
}

/** What is round stories, in a language that does not come with Standfirst: a file that somebody translated. */
function ChromeWords({ edition, at, error, isReadOnly, onChange }: EditionProps) {
  const [wrong, setWrong] = useState<string | null>(null);
  const said = wrong ?? problemAt(error, `editions/${at}/words`);
  const id = useId();
  const { words: own, ...rest } = edition;
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const chosen = readWords(await file.text());
    setWrong(chosen ? null : words.chromeWordsWrong);
    if (chosen) onChange({ ...edition, words: chosen });
  };
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <strong id={id}>{words.chromeWords}</strong>
      <p className="field-hint">{words.chromeWordsHint}</p>
      <div className="settings-drawing">
        <span>{own ? words.chromeWordsOwn(Object.keys(own).length) : words.chromeWordsNone}</span>
        {!isReadOnly && (
          <FileTrigger acceptedFileTypes={['.json', 'application/json']} onSelect={(files) => void choose(files?.[0])}>
            <Button small>{words.chromeWordsChoose}</Button>
          </FileTrigger>
        )}
        {own && !isReadOnly && (
          <Button small onPress={() => onChange(rest)}>
            {words.chromeWordsDrop}
          </Button>
        )}
      </div>
      {said !== undefined && (
        <p className="field-error" role="alert">
          {said}
        </p>
      )}
    </div>
  );
}

function readWords(text: string): NonNullable<Edition['words']> | null {
  try {
    const read: unknown = JSON.parse(text);
    const isTable = typeof read === 'object' && read !== null && !Array.isArray(read);
    return isTable ? (read as NonNullable<Edition['words']>) : null;
  } catch {
    return null;
  }
}

function Clocks({ edition, at, error, isReadOnly, onChange }: EditionProps) {
  const { clocks } = edition;
  const set = (next: readonly Edition['clocks'][number][]) => onChange({ ...edition, clocks: [...next] });
  return (
    <Rows
      title={words.clocks}
      none=""
      rows={clocks}
      nameOf={({ label, timeZone }) => label || timeZone}
      onChange={set}
      isReadOnly={isReadOnly}
      add={<Button onPress={() => set([...clocks, { label: '', timeZone: '' }])}>{words.addClock}</Button>}
    >
      {(clock, change, place) => (
        <>
          <Field
            label={words.clockLabel}
            value={clock.label}
            isReadOnly={isReadOnly}
            error={problemAt(error, `editions/${at}/clocks/${place}/label`)}
            onChange={(label) => change({ ...clock, label })}
          />
          <Field
            label={words.timeZone}
            hint={place === 0 ? words.timeZoneHint : undefined}
            value={clock.timeZone}
            offered={ZONES}
            isReadOnly={isReadOnly}
            error={problemAt(error, `editions/${at}/clocks/${place}/timeZone`)}
            onChange={(timeZone) => change({ ...clock, timeZone })}
          />
        </>
      )}
    </Rows>
  );
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

function Navigation({ edition, known, isReadOnly, onChange }: EditionProps) {
  const { nav } = edition;
  const { fronts } = useNewsroom();
  // A word is a section's or a front's for ever: which of them needs no saying.
  const sections = [...known.sections.filter(({ ended }) => !ended), ...fronts];
  const nameOf = (slug: string) => sections.find((one) => one.slug === slug)?.name;
  const others = sections.filter(({ slug }) => !nav.includes(slug));
  const set = (next: readonly string[]) => onChange({ ...edition, nav: [...next] });
  return (
    <Rows
      title={words.nav}
      none={words.navNone}
      rows={nav}
      nameOf={(slug) => nameOf(slug) ?? slug}
      onChange={set}
      isReadOnly={isReadOnly}
      add={
        others.length > 0 && (
          <Choice
            label={words.navAdd}
            value=""
            options={[{ value: '', name: '' }, ...others.map(({ slug, name }) => ({ value: slug, name }))]}
            onChange={(slug) => slug !== '' && set([...nav, slug])}
          />
        )
      }
    >
      {(slug) => (
        <span dir="auto">
          {nameOf(slug) ?? slug} <span className="settings-soft">/{slug}</span>
          {nameOf(slug) === undefined && <span className="settings-mind"> {words.navUnknown}</span>}
        </span>
      )}
    </Rows>
  );
}
