import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Doc } from 'yjs';
import { publicPath } from '../../../story/published.ts';
import { slugify } from '../../../story/slug.ts';
import { slugSchema } from '../../../story/story.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { sessionQuery, useNewsroom } from '../../session.ts';
import { filled, panelWords } from '../../words/panels.ts';
import { storyKindNames } from '../../story-dialogs/kind-names.ts';
import {
  addTo,
  file,
  fileAlsoIn,
  fileUnderEdition,
  type ListName,
  markAutomaticLinks,
  moveUp,
  removeFrom,
} from '../filing.ts';
import { Bylines } from './bylines.tsx';
import { FollowUps } from './follow-ups.tsx';
import { MakeTopic } from './make-topic.tsx';
import type { WritingPanelProps } from './furniture-panel.tsx';
import './filing-panel.css';

const words = panelWords.filing;

export interface FilingPanelProps extends WritingPanelProps {
  readonly ydoc: Doc;
  /** True once readers have or had an address of this story. */
  readonly isPublic: boolean;
}

/** Where a story stands among the others: kind, edition, section, topics, who wrote it, its address. */
export function FilingPanel(props: FilingPanelProps) {
  return (
    <>
      <Places {...props} />
      <AlsoIn {...props} />
      <FollowUps storyId={props.draft.story.id} />
      <Topics {...props} />
      <AutomaticLinks {...props} />
      <Bylines {...props} />
      <Agencies {...props} />
      <Address {...props} />
    </>
  );
}

function Places({ ydoc, draft: { story }, isReadOnly }: FilingPanelProps) {
  const { editions, sections } = useNewsroom();
  const ofEdition = sections.filter(({ edition, slug }) => edition === story.edition || slug === story.section);
  const others = sections.filter((section) => !ofEdition.includes(section));
  return (
    <section className="panel-part filing-places">
      <Select
        label={words.kind}
        value={story.kind}
        isDisabled={isReadOnly}
        options={storyKindNames.map(([id, name]) => ({ id, name }))}
        onChange={(kind) => file(ydoc, 'kind', kind)}
      />
      <Select
        label={words.section}
        value={story.section}
        isDisabled={isReadOnly}
        options={[...ofEdition, ...others].map(({ slug, name }) => ({ id: slug, name }))}
        onChange={(section) => file(ydoc, 'section', section)}
      />
      <Select
        label={words.edition}
        value={story.edition}
        isDisabled={isReadOnly}
        options={editions.map(({ id, name }) => ({ id, name }))}
        onChange={(id) => {
          const edition = editions.find((one) => one.id === id);
          if (edition) fileUnderEdition(ydoc, edition);
        }}
      />
      <Select
        label={words.dir}
        value={story.dir}
        isDisabled={isReadOnly}
        options={(['ltr', 'rtl'] as const).map((dir) => ({ id: dir, name: words.dirs[dir] }))}
        onChange={(dir) => file(ydoc, 'dir', dir)}
      />
      <Kept
        label={words.lang}
        hint={words.langHint}
        value={story.lang}
        isReadOnly={isReadOnly}
        wrong={(text) => (isLanguage(text) ? null : words.langWrong)}
        onKeep={(lang) => file(ydoc, 'lang', lang)}
      />
    </section>
  );
}

/** Other editions whose readers have the story in their own furniture. */
function AlsoIn({ ydoc, draft: { story }, isReadOnly }: FilingPanelProps) {
  const others = useNewsroom().editions.filter(({ id }) => id !== story.edition);
  if (others.length === 0) return null;
  return (
    <fieldset className="panel-part filing-also">
      <legend>{words.alsoIn}</legend>
      {others.map(({ id, name }) => (
        <Mark
          key={id}
          name={name}
          marked={story.alsoIn?.includes(id) ?? false}
          isReadOnly={isReadOnly}
          onChange={(isIn) => fileAlsoIn(ydoc, id, isIn)}
        />
      ))}
      <p className="panel-note">{words.alsoInHint}</p>
    </fieldset>
  );
}

interface MarkProps {
  readonly name: string;
  readonly marked: boolean;
  readonly isReadOnly: boolean;
  onChange(isIn: boolean): void;
}

function Mark({ name, marked, isReadOnly, onChange }: MarkProps) {
  // One's own click shows at once; what comes back through the document, one's own or another's, comes a moment later.
  const [isChecked, setChecked] = useState(marked);
  useEffect(() => setChecked(marked), [marked]);
  return (
    <Tick
      isTicked={isChecked}
      isDisabled={isReadOnly}
      onTick={(is) => {
        setChecked(is);
        onChange(is);
      }}
    >
      <span dir="auto">{name}</span>
    </Tick>
  );
}

function isLanguage(tag: string): boolean {
  try {
    return tag.length >= 2 && new Intl.Locale(tag).language.length >= 2;
  } catch {
    return false;
  }
}

interface KeptProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  /** Why a text cannot be kept, or null. */
  wrong(text: string): string | null;
  onKeep(text: string): void;
}

/** A line that is kept when it is left, if it may be; until then what others choose does not take it away. */
function Kept({ label, hint, value, isReadOnly, wrong, onKeep }: KeptProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const error = typed === null ? null : wrong(typed.trim());
  return (
    <Field
      label={label}
      hint={hint}
      value={typed ?? value}
      isReadOnly={isReadOnly}
      error={error ?? undefined}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && !error) onKeep(typed.trim());
        if (!error) setTyped(null);
      }}
    />
  );
}

function Topics({ ydoc, draft: { story }, isReadOnly }: FilingPanelProps) {
  const { topics } = useNewsroom();
  const nameOf = (slug: string): string => topics.find((topic) => topic.slug === slug)?.name ?? slug;
  const left = topics
    .filter(({ slug }) => !story.topics.includes(slug))
    .toSorted((a, b) => Number(b.edition === story.edition) - Number(a.edition === story.edition));
  const [typed, setTyped] = useState('');
  return (
    <section className="panel-part" data-part="topics">
      <h2>{words.topics}</h2>
      <p className="panel-note">{words.topicsHint}</p>
      <Chosen ydoc={ydoc} name="topics" values={story.topics} nameOf={nameOf} isReadOnly={isReadOnly} />
      {!isReadOnly && (
        <ComboBox
          className="field"
          defaultItems={left.map(({ slug, name }) => ({ id: slug, name }))}
          inputValue={typed}
          onInputChange={setTyped}
          selectedKey={null}
          menuTrigger="focus"
          onSelectionChange={(slug) => {
            if (typeof slug === 'string') addTo(ydoc, 'topics', slug);
            setTyped('');
          }}
        >
          <Label>{words.topicAdd}</Label>
          <Input className="field-input" dir="auto" />
          <Popover className="menu-ground">
            <ListBox className="menu" renderEmptyState={() => <p className="panel-note">{words.topicNone}</p>}>
              {({ id, name }: { id: string; name: string }) => (
                <ListBoxItem id={id} textValue={name} className="menu-item">
                  <span dir="auto">{name}</span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </ComboBox>
      )}
      {!isReadOnly && (
        <MakeTopic
          begun={{ name: typed.trim(), edition: story.edition }}
          onDone={(slug) => {
            addTo(ydoc, 'topics', slug);
            setTyped('');
          }}
        />
      )}
    </section>
  );
}

/** A story that stands alone: a court case, a death. */
function AutomaticLinks({ ydoc, draft: { story }, isReadOnly }: FilingPanelProps) {
  return (
    <section className="panel-part">
      <Mark
        name={words.noAutomaticLinks}
        marked={story.noAutomaticLinks ?? false}
        isReadOnly={isReadOnly}
        onChange={(isWithout) => markAutomaticLinks(ydoc, isWithout)}
      />
      <p className="panel-note">{words.noAutomaticLinksHint}</p>
    </section>
  );
}

interface ChosenProps {
  readonly ydoc: Doc;
  readonly name: ListName;
  readonly values: readonly string[];
  nameOf(value: string): string;
  readonly isReadOnly: boolean;
}

/** What was chosen, in its order, which can be changed. */
function Chosen({ ydoc, name, values, nameOf, isReadOnly }: ChosenProps) {
  if (values.length === 0) return null;
  return (
    <ol className="filing-chosen">
      {values.map((value, at) => (
        <li key={value}>
          <span dir="auto">{nameOf(value)}</span>
          {!isReadOnly && at > 0 && (
            <Button
              small
              look="plain"
              aria-label={filled(words.earlier, { name: nameOf(value) })}
              onPress={() => moveUp(ydoc, name, value)}
            >
              <span aria-hidden="true">↑</span>
            </Button>
          )}
          {!isReadOnly && (
            <Button
              small
              look="plain"
              aria-label={filled(words.remove, { name: nameOf(value) })}
              onPress={() => removeFrom(ydoc, name, value)}
            >
              <span aria-hidden="true">✕</span>
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Agencies({ ydoc, draft: { story }, isReadOnly }: FilingPanelProps) {
  const [typed, setTyped] = useState('');
  return (
    <section className="panel-part">
      <h2>{words.agencies}</h2>
      <p className="panel-note">{words.agenciesHint}</p>
      <Chosen ydoc={ydoc} name="agencies" values={story.agencies} nameOf={(name) => name} isReadOnly={isReadOnly} />
      {!isReadOnly && (
        <form
          className="filing-add"
          onSubmit={(event) => {
            event.preventDefault();
            addTo(ydoc, 'agencies', typed.trim());
            setTyped('');
          }}
        >
          <Field label={words.agencyAdd} value={typed} onChange={setTyped} />
          <Button type="submit" isDisabled={typed.trim() === ''}>
            {words.add}
          </Button>
        </form>
      )}
    </section>
  );
}

function Address({ ydoc, draft: { story }, isReadOnly, isPublic }: FilingPanelProps) {
  const { siteUrl } = useSuspenseQuery(sessionQuery).data;
  const made = slugify(story.headline);
  const isWrong = (text: string): boolean => !slugSchema.safeParse(text).success;
  return (
    <section className="panel-part">
      <Kept
        label={words.address}
        hint={isPublic ? words.addressLive : words.addressMade}
        value={story.urlSlug}
        isReadOnly={isReadOnly}
        wrong={(text) => (isWrong(text) ? words.addressWrong : null)}
        onKeep={(slug) => file(ydoc, 'urlSlug', slug)}
      />
      <p className="filing-address panel-note">
        <span className="only-read-aloud">{words.full}: </span>
        <bdi dir="ltr">{`${siteUrl}${decodeURIComponent(publicPath(story))}`}</bdi>
      </p>
      {!isReadOnly && made !== story.urlSlug && (
        <Button small look="plain" onPress={() => file(ydoc, 'urlSlug', made)}>
          {words.addressFromHeadline}
        </Button>
      )}
    </section>
  );
}
