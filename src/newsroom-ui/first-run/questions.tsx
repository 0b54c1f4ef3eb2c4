import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Field } from '../../ui/field.tsx';
import { Button } from '../../ui/button.tsx';
import type { AnswerOf, Refused } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { problemAt } from '../people/use-doing.ts';
import { Rows } from '../settings/rows.tsx';
import '../settings/settings.css';
import { firstRunWords as words } from '../words/first-run.ts';
import { FrontPreview } from './front-preview.tsx';
import { inLanguageOf, offeredLanguages, usualSections } from './proposals.ts';
import type { Answering } from './use-answers.ts';

export interface QuestionProps extends Answering {
  readonly palettes: AnswerOf<'GET /api/first-run'>['palettes'];
  /** What was wrong when somebody tried to begin. */
  readonly error: Refused | null;
}

export function NameQuestion({ answers, change, error }: QuestionProps) {
  return (
    <>
      <Field
        label={words.name}
        value={answers.name}
        onChange={(name) => change({ name })}
        error={problemAt(error, 'name')}
        maxLength={120}
        isRequired
      />
      <Field
        label={words.tagline}
        hint={words.taglineHint}
        value={answers.tagline}
        onChange={(tagline) => change({ tagline })}
        maxLength={200}
      />
    </>
  );
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

export function LanguageQuestion({ answers, change }: QuestionProps) {
  const offered = offeredLanguages([answers.lang, ...navigator.languages]);
  return (
    <>
      <Choice
        label={words.language}
        hint={words.languageHint}
        value={answers.lang}
        options={offered.map(({ tag, name }) => ({ value: tag, name }))}
        onChange={(lang) => change(inLanguageOf(answers, lang))}
      />
      <Choice
        label={words.timeZone}
        value={answers.timeZone}
        options={[...new Set([answers.timeZone, ...ZONES])].map((zone) => ({
          value: zone,
          name: zone.replaceAll('_', ' '),
        }))}
        onChange={(timeZone) => change({ timeZone })}
      />
    </>
  );
}

export function SectionsQuestion({ answers, change, error }: QuestionProps) {
  const { sections } = answers;
  const set = (next: readonly string[]): void => change({ sections: [...next] });
  const others = usualSections(answers.lang).filter((name) => !sections.includes(name));
  return (
    <>
      <Rows
        title={words.sections}
        none={words.noSections}
        rows={sections}
        nameOf={(name, at) => name || words.sectionName(at + 1)}
        onChange={set}
        isReadOnly={false}
      >
        {(name, rename, at) => (
          <Field
            label={words.sectionName(at + 1)}
            value={name}
            onChange={rename}
            error={problemAt(error, `sections/${at}`)}
            maxLength={80}
          />
        )}
      </Rows>
      {problemAt(error, 'sections') && <p className="field-error">{problemAt(error, 'sections')}</p>}
      <div className="first-run-more" role="group" aria-label={words.usual}>
        {others.map((name) => (
          <Button key={name} small onPress={() => set([...sections, name])} aria-label={words.addOne(name)}>
            <span dir="auto">+ {name}</span>
          </Button>
        ))}
        <Button small isDisabled={sections.length >= 20} onPress={() => set([...sections, ''])}>
          {words.addOwn}
        </Button>
      </div>
    </>
  );
}

/** The width at which the small fronts are drawn before they are made smaller. */
const SAMPLE = 760;

export function ColoursQuestion({ answers, change, palettes, kept }: QuestionProps) {
  const chosen = palettes.find(({ colours }) => colours.accent === answers.colours.accent)?.id ?? null;
  const choose = (id: string): void => {
    const found = palettes.find((one) => one.id === id);
    if (found) change({ colours: found.colours });
  };
  return (
    <RadioGroup className="first-run-palettes" value={chosen} onChange={choose}>
      <Label className="only-read-aloud">{words.palettes}</Label>
      {palettes.map(({ id, contrast }) => (
        <Radio key={id} value={id} className="first-run-palette">
          <FrontPreview kept={Math.min(kept, 1)} width={SAMPLE} palette={id} />
          <strong>{words.palette[id] ?? id}</strong>
          <span>{words.contrast(ratio(contrast.light), ratio(contrast.dark))}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

function ratio(contrast: number): string {
  return `${contrast.toFixed(1)} : 1`;
}
