import { useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import { type Cue, cueProblems, readCues, writeCues } from '../../story/captions.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { filmWords as words } from '../words/film.ts';
import { CueLine } from './cue-line.tsx';
import { changeFields } from './library-acts.ts';
import type { MediaItem } from './library-query.ts';

interface CaptionsFormProps {
  readonly item: MediaItem;
  readonly player: React.RefObject<HTMLVideoElement | null>;
}

/** How long a new line stands, in seconds. */
const USUAL_LENGTH = 3;

/** What is said, line by line at its moment, beside the film; or why it needs none. */
export function CaptionsForm({ item, player }: CaptionsFormProps) {
  const { typed, type, problems, set, isPending, save } = useTyped(item);
  const { cues, lang, noCaptions, transcript } = typed;
  return (
    <Form
      className="captions"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{words.captions}</h3>
      <Cues cues={cues} problems={problems} player={player} onChange={(to) => type({ cues: to })} />
      <Field label={words.lang} hint={words.langHint} value={lang} onChange={(to) => type({ lang: to })} />
      {cues.length === 0 && (
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
  readonly lang: string;
  readonly cues: readonly Cue[];
  readonly noCaptions: string;
  readonly transcript: string;
}

/** What somebody typed, what is wrong with it, and what of it differs from what the library has. */
function useTyped(item: MediaItem) {
  const { details, recording } = item;
  const [first, ...others] = details.captions;
  const [typed, setTyped] = useState<Typed>(() => ({
    lang: first?.lang ?? document.documentElement.lang,
    cues: readCues(first?.vtt ?? ''),
    noCaptions: details.noCaptions ?? '',
    transcript: details.transcript ?? '',
  }));
  const [isPending, setPending] = useState(false);
  const problems = new Map(cueProblems(typed.cues, recording?.seconds ?? null).map(({ where, say }) => [where, say]));
  const vtt = writeCues(typed.cues);
  const captions = vtt === '' ? others : [{ lang: typed.lang, vtt }, ...others];
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

interface CuesProps {
  readonly cues: readonly Cue[];
  readonly problems: ReadonlyMap<string, string>;
  readonly player: CaptionsFormProps['player'];
  onChange(cues: readonly Cue[]): void;
}

function Cues({ cues, problems, player, onChange }: CuesProps) {
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
            problem={problems.get(`cues/${at}`)}
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
