import { useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import { type Cue, readCues } from '../../story/captions.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { filmWords as words } from '../words/film.ts';
import { CueLine } from './cue-line.tsx';
import { changeFields } from './library-acts.ts';
import type { MediaItem } from './library-query.ts';
import { captionsOf, type Track, trackProblems, tracksOf, withAnother } from './typed-captions.ts';

interface CaptionsFormProps {
  readonly item: MediaItem;
  readonly player: React.RefObject<HTMLVideoElement | null>;
}

/** How long a new line stands, in seconds. */
const USUAL_LENGTH = 3;

/** What is said, line by line at its moment, beside the film, in one language or several; or why it needs none. */
export function CaptionsForm({ item, player }: CaptionsFormProps) {
  const { typed, type, problems, set, isPending, save } = useTyped(item);
  const { tracks, noCaptions, transcript } = typed;
  return (
    <Form
      className="captions"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{words.captions}</h3>
      <Languages typed={typed} problems={problems} player={player} onType={type} />
      {tracks.every(({ cues }) => cues.length === 0) && (
        <Field
          label={words.noCaptions}
          hint={waived(item) ?? words.noCaptionsHint}
          value={noCaptions}
          onChange={(to) => type({ noCaptions: to })}
        />
      )}
      <Field
        label={words.transcript}
        hint={words.transcriptHint}
        lines={4}
        value={transcript}
        onChange={(to) => type({ transcript: to })}
      />
      <Button
        look="main"
        type="submit"
        isPending={isPending}
        isDisabled={Object.keys(set).length === 0 || problems.size > 0}
      >
        {words.saveCaptions}
      </Button>
    </Form>
  );
}

interface Typed {
  readonly tracks: readonly Track[];
  /** Which of them is on the screen. */
  readonly at: number;
  readonly noCaptions: string;
  readonly transcript: string;
}

/** What somebody typed, what is wrong with it, and what of it differs from what the library has. */
function useTyped(item: MediaItem) {
  const { details, recording } = item;
  const [typed, setTyped] = useState<Typed>(() => ({
    tracks: tracksOf(details.captions),
    at: 0,
    noCaptions: details.noCaptions ?? '',
    transcript: details.transcript ?? '',
  }));
  const [isPending, setPending] = useState(false);
  const problems = trackProblems(typed.tracks, recording?.seconds ?? null);
  const captions = captionsOf(typed.tracks);
  const [noCaptions, transcript] = [typed.noCaptions.trim(), typed.transcript.trim()];
  const set = {
    ...(JSON.stringify(captions) !== JSON.stringify(details.captions) && { captions }),
    ...(noCaptions !== (details.noCaptions ?? '') && { noCaptions: noCaptions || null }),
    ...(transcript !== (details.transcript ?? '') && { transcript: transcript || null }),
  };
  const save = async (): Promise<void> => {
    setPending(true);
    await changeFields([{ id: item.id, revision: item.revision, set }]);
    setPending(false);
  };
  const type = (some: Partial<Typed>): void => setTyped((now) => ({ ...now, ...some }));
  return { typed, type, problems, set, isPending, save };
}

interface LanguagesProps {
  readonly typed: Typed;
  readonly problems: ReadonlyMap<string, string>;
  readonly player: CaptionsFormProps['player'];
  onType(some: Partial<Typed>): void;
}

/** The captions of one language at a time, and the way to the others. */
function Languages({ typed: { tracks, at }, problems, player, onType }: LanguagesProps) {
  const track = tracks[at] ?? { lang: '', cues: [] };
  const change = (some: Partial<Track>): void => onType({ tracks: tracks.with(at, { ...track, ...some }) });
  const options = tracks.map(({ lang }, number) => ({ id: String(number), name: languageName(lang) }));
  return (
    <>
      {tracks.length > 1 && (
        <Select
          label={words.whichCaptions}
          value={String(at)}
          options={options}
          onChange={(to) => onType({ at: Number(to) })}
        />
      )}
      <Cues
        cues={track.cues}
        first={at === 0 ? [] : (tracks[0]?.cues ?? [])}
        problemAt={(line) => problems.get(`tracks/${at}/cues/${line}`)}
        player={player}
        onChange={(cues) => change({ cues })}
      />
      <Field
        label={words.lang}
        hint={words.langHint}
        error={problems.get(`tracks/${at}`)}
        isInvalid={problems.has(`tracks/${at}`)}
        value={track.lang}
        onChange={(lang) => change({ lang })}
      />
      {track.cues.length > 0 && (
        <Button small onPress={() => onType({ tracks: withAnother(tracks), at: tracks.length })}>
          {words.anotherLanguage}
        </Button>
      )}
    </>
  );
}

/** A language as it is called here; what is no code as it is typed. */
function languageName(lang: string): string {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang || words.langNew;
  }
}

interface CuesProps {
  readonly cues: readonly Cue[];
  /** The same in the first language, for whoever writes another. */
  readonly first: readonly Cue[];
  readonly player: CaptionsFormProps['player'];
  problemAt(line: number): string | undefined;
  onChange(cues: readonly Cue[]): void;
}

function Cues({ cues, first, problemAt, player, onChange }: CuesProps) {
  const addHere = (): void => {
    const from = Math.round((player.current?.currentTime ?? 0) * 10) / 10;
    const next = [...cues, { from, to: from + USUAL_LENGTH, text: '' }];
    onChange(next.toSorted((one, other) => one.from - other.from));
  };
  return (
    <>
      {cues.length === 0 && <p className="field-hint">{words.captionsNone}</p>}
      <ol className="cues">
        {cues.map((cue, at) => (
          <CueLine
            // Lines are told apart by where they stand, so that one keeps the caret while somebody types in it.
            key={at}
            number={at + 1}
            cue={cue}
            said={first.find(({ from }) => from === cue.from)?.text}
            problem={problemAt(at)}
            onChange={(to) => onChange(cues.map((one, other) => (other === at ? to : one)))}
            onRemove={() => onChange(cues.filter((_, other) => other !== at))}
            onShow={() => player.current && Object.assign(player.current, { currentTime: cue.from })}
          />
        ))}
      </ol>
      <div className="captions-acts">
        <Button onPress={addHere}>{words.addLine}</Button>
        <FileTrigger
          acceptedFileTypes={['.vtt', '.srt', 'text/vtt']}
          onSelect={(files) => void files?.[0]?.text().then((text) => onChange(readCues(text)))}
        >
          <Button>{words.openFile}</Button>
        </FileTrigger>
      </div>
    </>
  );
}

/** Who said that it needs none, and when. */
function waived({ details, writtenBy }: MediaItem): string | null {
  const said = details.noCaptions ? writtenBy.noCaptions : undefined;
  return said ? words.waivedOn(said.at.slice(0, 10)) : null;
}
