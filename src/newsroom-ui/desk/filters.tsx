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
  const languages = [...new Set(editions.map(({ lang }) => lang))];
  return (
    <div className="filters">
      <Choice name={words.assignee} {...choose('assignee')}>
        <option value="me">{words.me}</option>
        <option value="nobody">{words.nobody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name={words.section} {...choose('section')}>
        {sections.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name={words.edition} {...choose('edition')}>
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name={words.kind} {...choose('kind')}>
        {storyKindNames.map(([kind, name]) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name={words.language} {...choose('lang')}>
        {languages.map((lang) => (
          <option key={lang} value={lang}>
            {new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(lang)}
          </option>
        ))}
      </Choice>
      <Choice name={words.due} {...choose('due')}>
        {entries(words.dues)}
      </Choice>
      <Choice name={words.public} {...choose('public')}>
        {entries(words.publics)}
      </Choice>
      <Choice name={words.sort} {...choose('sort')} any={view.text ? words.sorts.best : words.sorts.touched}>
        {entries(words.sorts).filter(({ key }) => key !== 'best' && (view.text || key !== 'touched'))}
      </Choice>
    </div>
  );
}

function entries(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, name]) => (
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
