import type { ReactNode } from 'react';
import { storyKindNames } from '../story-dialogs/kind-names.ts';
import { useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskView, filterNames } from '../story-dialogs/desk-query.ts';
import { useColleagues } from '../story-dialogs/names.ts';

type Filter = (typeof filterNames)[number] | 'sort';

interface FiltersProps {
  readonly view: DeskView;
  onChange(name: Filter, value: string): void;
}

/** What the desk can be narrowed to; each choice is part of the address. */
export function Filters({ view, onChange }: FiltersProps) {
  const { editions, sections } = useNewsroom();
  const { people } = useColleagues();
  const choose = (name: Filter) => ({ value: view[name] ?? '', onChoose: (value: string) => onChange(name, value) });
  const languageNames = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' });
  const languages = [...new Set(editions.map(({ lang }) => lang))];
  return (
    <div className="filters">
      <Choice name={words.assignee} {...choose('assignee')}>
        <option value="me">{words.me}</option>
        <option value="nobody">{words.nobody}</option>
        {options(people.map(({ id, name }) => [id, name]))}
      </Choice>
      <Choice name={words.section} {...choose('section')}>
        {options(sections.map(({ slug, name }) => [slug, name]))}
      </Choice>
      <Choice name={words.edition} {...choose('edition')}>
        {options(editions.map(({ id, name }) => [id, name]))}
      </Choice>
      <Choice name={words.kind} {...choose('kind')}>
        {options(storyKindNames)}
      </Choice>
      <Choice name={words.language} {...choose('lang')}>
        {options(languages.map((lang) => [lang, languageNames.of(lang) ?? lang]))}
      </Choice>
      <Choice name={words.due} {...choose('due')}>
        {options(Object.entries(words.dues))}
      </Choice>
      <Choice name={words.public} {...choose('public')}>
        {options(Object.entries(words.publics))}
      </Choice>
      <Choice name={words.sort} {...choose('sort')} any={view.text ? words.sorts.best : words.sorts.touched}>
        {options(Object.entries(words.sorts).filter(([key]) => key !== 'best' && (view.text || key !== 'touched')))}
      </Choice>
    </div>
  );
}

/** What can be chosen: values with their names. */
function options(named: readonly (readonly [value: string, name: string])[]) {
  return named.map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  onChoose(value: string): void;
  readonly any?: string;
  readonly children: ReactNode;
}

function Choice({ name, value, onChoose, any = words.any, children }: ChoiceProps) {
  return (
    <label className={`choice${value === '' ? '' : ' is-chosen'}`}>
      <span>{name}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{any}</option>
        {children}
      </select>
    </label>
  );
}
