import type { EditorView } from 'prosemirror-view';
import { ToggleButton } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { toast } from '../../../ui/toasts.tsx';
import { useMe } from '../../session.ts';
import { textWords } from '../../../text-editor/words.ts';
import { editorWords } from '../../words/story.ts';
import { counted } from '../../../ui/language.ts';
import { panelWords } from '../../words/panels.ts';
import { useNames } from '../desk-story.ts';
import { goTo } from '../go-to.ts';
import { mayHere } from '../may.ts';
import { type Suggestion, suggestionsIn } from '../../../text-editor/suggestions.ts';
import { acceptAll, acceptSuggestion, rejectAll, rejectSuggestion } from '../../../text-editor/settle-suggestions.ts';
import type { WritingPanelProps } from './furniture-panel.tsx';
import './suggestions-panel.css';

const words = panelWords.suggestions;

interface SuggestionsPanelProps extends WritingPanelProps {
  onSuggesting(isOn: boolean): void;
}

/** What somebody would change, in the order of the text, with who and when; and the switch for suggesting oneself. */
export function SuggestionsPanel({ view, draft, isReadOnly, isSuggesting, onSuggesting }: SuggestionsPanelProps) {
  const me = useMe();
  const suggestions = suggestionsIn(draft.doc);
  const mayDecide = mayHere(me.role, 'suggestion.decide') && !isReadOnly;
  return (
    <>
      {!isReadOnly && (
        <ToggleButton
          className="button button-quiet button-small suggesting"
          isSelected={isSuggesting}
          onChange={onSuggesting}
        >
          {editorWords.suggesting}
        </ToggleButton>
      )}
      {suggestions.length === 0 && (
        <div className="panel-empty">
          <strong>{words.none}</strong>
          <p>{words.noneNext}</p>
        </div>
      )}
      {suggestions.length > 0 && !mayDecide && !isReadOnly && <p className="panel-note">{words.mayNot}</p>}
      {mayDecide && suggestions.length > 1 && view && <All view={view} count={suggestions.length} />}
      <ol className="suggestions">
        {suggestions.map((one) => (
          <One
            key={one.id}
            suggestion={one}
            view={view}
            mayAccept={mayDecide}
            mayReject={mayDecide || (one.by === me.id && !isReadOnly)}
          />
        ))}
      </ol>
    </>
  );
}

function All({ view, count }: { readonly view: EditorView; readonly count: number }) {
  return (
    <div className="suggestion-acts">
      <Button
        small
        onPress={() => {
          if (acceptAll(view)) toast({ say: counted(count, words.accepted) });
        }}
      >
        {words.acceptAll}
      </Button>
      <Button
        small
        onPress={() => {
          if (rejectAll(view)) toast({ say: counted(count, words.rejected) });
        }}
      >
        {words.rejectAll}
      </Button>
    </div>
  );
}

interface OneProps {
  readonly suggestion: Suggestion;
  readonly view: EditorView | null;
  readonly mayAccept: boolean;
  readonly mayReject: boolean;
}

function One({ suggestion, view, mayAccept, mayReject }: OneProps) {
  const nameOf = useNames();
  const { id, by, at } = suggestion;
  return (
    <li className="suggestion">
      <button
        type="button"
        className="suggestion-go"
        onClick={() => {
          if (view) goToSuggestion(view, id);
        }}
      >
        <Change suggestion={suggestion} />
      </button>
      <p className="panel-note">
        {nameOf(by) ?? panelWords.comments.somebody} {at && <Moment at={at} />}
      </p>
      {view && (
        <div className="suggestion-acts">
          {mayAccept && (
            <Button small onPress={() => acceptSuggestion(view, id)}>
              {words.accept}
            </Button>
          )}
          {mayReject && (
            <Button small look="plain" onPress={() => rejectSuggestion(view, id)}>
              {words.reject}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Positions may have moved since the list was made, so the place is looked up at the moment of going. */
function goToSuggestion(view: EditorView, id: string): void {
  const found = suggestionsIn(view.state.doc).find((one) => one.id === id);
  if (found) goTo(view, found.from);
}

function Change({ suggestion }: Pick<OneProps, 'suggestion'>) {
  const { inserted, deleted, blocksIn, blocksOut, act } = suggestion;
  const title = titleOf(act);
  if (title !== null)
    return <Described title={title} words={deleted || inserted} more={act.is === 'split' ? act.more : ''} />;
  const [put, taken] = [said(blocksIn, inserted), said(blocksOut, deleted)];
  const asked = put && taken ? words.changes : put ? words.puts : words.takes;
  return (
    <>
      <span className="only-read-aloud">{asked}: </span>
      {taken && <del dir="auto">{taken}</del>}
      {taken && put && ' '}
      {put && <ins dir="auto">{put}</ins>}
    </>
  );
}

/** What is done, and to which words; what is written in besides is marked as such. */
function Described({ title, words: text, more }: { title: string; words: string; more: string }) {
  return (
    <>
      <strong className="suggestion-act">{text || more ? `${title}: ` : title}</strong>
      {more && <ins dir="auto">{more}</ins>}
      {more && text && ' '}
      {text && <span dir="auto">{text}</span>}
    </>
  );
}

/** What a suggestion does, where that is more than words in and out. */
function titleOf(act: Suggestion['act']): string | null {
  switch (act.is) {
    case 'words':
      return null;
    case 'looks':
      return words.looks;
    case 'move':
      return `${words.move}: ${nameOfKind(act.of)}`;
    case 'settings':
      return `${words.changes}: ${nameOfKind(act.of)}`;
    case 'turn':
      return `${words.turn}: ${nameOfKind(act.into)}`;
    case 'split':
    case 'join':
    case 'empty-in':
    case 'empty-out':
      return act.of === 'listItem' ? words[ofPoints[act.is]] : words[ofTexts[act.is]];
  }
}

const ofTexts = { split: 'split', join: 'join', 'empty-in': 'emptyIn', 'empty-out': 'emptyOut' } as const;
const ofPoints = { split: 'splitPoint', join: 'joinPoints', 'empty-in': 'pointIn', 'empty-out': 'pointOut' } as const;

function nameOfKind(kind: string): string {
  return textWords.blocks[kind as keyof typeof textWords.blocks];
}

/** The names of whole blocks, and the words. */
function said(blocks: readonly string[], text: string): string {
  return [blocks.map(nameOfKind).join(', '), text].filter((part) => part !== '').join('\n');
}
