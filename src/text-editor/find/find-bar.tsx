import type { EditorView } from 'prosemirror-view';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Form, ToggleButton } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toasts.tsx';
import { textWords as words } from '../words.ts';
import { counted } from '../../ui/language.ts';
import { foundIn, goToFound, lookFor, replaceAllFound, replaceFound } from './find.ts';
import type { Query } from './matches.ts';
import './find.css';

interface FindBarProps {
  readonly view: EditorView;
  readonly withReplace: boolean;
  /** How often it was asked for: each time it is gone to. */
  readonly times: number;
  onClose(): void;
}

const LOOK_AGAIN_MS = 400;

/** Finds and replaces in the whole story, from kicker to last caption. */
export function FindBar({ view, withReplace, times, onClose }: FindBarProps) {
  const [query, setQuery] = useState<Query>(() => ({ text: selectedWords(view), matchCase: false, wholeWord: false }));
  const [replacement, setReplacement] = useState('');
  const places = useFound(view, query);
  const change = (part: Partial<Query>): void => setQuery({ ...query, ...part });
  const go = (way: 1 | -1) => (): void => void goToFound(view, way);
  const place = useGoneTo(
    times,
    () => selectedWords(view),
    (text) => change({ text }),
  );
  useEscape(onClose);
  const isReplacing = withReplace && view.editable;
  return (
    <Form
      ref={place}
      className="find-bar"
      aria-label={words.findIn}
      onSubmit={(event) => {
        event.preventDefault();
        goToFound(view, 1);
      }}
    >
      <Field label={words.find} value={query.text} onChange={(text) => change({ text })} autoFocus />
      <div className="find-buttons">
        <HowToMatch query={query} change={change} />
        <Button small aria-label={words.previous} onPress={go(-1)}>
          ↑
        </Button>
        <Button small aria-label={words.next} onPress={go(1)}>
          ↓
        </Button>
        <output className="figures">
          {places.all === 0 ? words.noMatches : words.ofMatches(places.at, places.all)}
        </output>
        <Button small look="plain" aria-label={words.close} onPress={onClose}>
          ✕
        </Button>
      </div>
      {isReplacing && <Replacing view={view} replacement={replacement} onChange={setReplacement} />}
    </Form>
  );
}

interface HowToMatchProps {
  readonly query: Query;
  change(part: Partial<Query>): void;
}

function HowToMatch({ query, change }: HowToMatchProps) {
  return (
    <>
      <Choice isSelected={query.matchCase} onChange={(matchCase) => change({ matchCase })} name={words.matchCase}>
        Aa
      </Choice>
      <Choice isSelected={query.wholeWord} onChange={(wholeWord) => change({ wholeWord })} name={words.wholeWord}>
        “ab”
      </Choice>
    </>
  );
}

interface ReplacingProps {
  readonly view: EditorView;
  readonly replacement: string;
  onChange(replacement: string): void;
}

/** What to put in place of what was found, there or everywhere. */
function Replacing({ view, replacement, onChange }: ReplacingProps) {
  return (
    <>
      <Field label={words.replaceWith} value={replacement} onChange={onChange} />
      <div className="find-buttons">
        <Button small onPress={() => void replaceFound(view, replacement)}>
          {words.replace}
        </Button>
        <Button small onPress={() => toast({ say: counted(replaceAllFound(view, replacement), words.replaced) })}>
          {words.replaceAll}
        </Button>
      </div>
    </>
  );
}

/** Goes to the words to look for whenever the bar is asked for again, with those that are selected by then. */
function useGoneTo(times: number, selected: () => string, look: (text: string) => void) {
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (times === 1) return;
    const text = selected();
    if (text !== '') look(text);
    if (place.current) goInto(place.current);
  }, [times]);
  useEffect(() => {
    const form = place.current;
    const onKey = (event: KeyboardEvent): void => {
      if (!form || event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      goInto(form);
    };
    form?.addEventListener('keydown', onKey);
    return () => form?.removeEventListener('keydown', onKey);
  }, []);
  return place;
}

function goInto(form: HTMLFormElement): void {
  const field = form.querySelector('input');
  field?.focus();
  field?.select();
}

/** Looks while the bar stands; how many places there are is asked again while somebody else types. */
function useFound(view: EditorView, query: Query): { at: number; all: number } {
  const [places, setPlaces] = useState({ at: 0, all: 0 });
  useEffect(() => {
    lookFor(view, query);
    const look = (): void => {
      const { at, places: found } = foundIn(view.state);
      setPlaces((before) => (before.at === at && before.all === found.length ? before : { at, all: found.length }));
    };
    look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [view, query]);
  useEffect(
    () => () => {
      if (!view.isDestroyed) lookFor(view, null);
    },
    [view],
  );
  return places;
}

/** Escape closes the bar from wherever the focus is; dialogs over it take theirs first. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
}

interface ChoiceProps {
  readonly name: string;
  readonly isSelected: boolean;
  onChange(is: boolean): void;
  readonly children: ReactNode;
}

function Choice({ name, isSelected, onChange, children }: ChoiceProps) {
  return (
    <ToggleButton
      className="button button-small find-choice"
      aria-label={name}
      isSelected={isSelected}
      onChange={onChange}
    >
      {children}
    </ToggleButton>
  );
}

function selectedWords({ state: { doc, selection } }: EditorView): string {
  const { from, to, $from, $to } = selection;
  return $from.sameParent($to) ? doc.textBetween(from, to, ' ').slice(0, 100) : '';
}
