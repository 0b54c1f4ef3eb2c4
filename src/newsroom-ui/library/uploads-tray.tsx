import './tray.css';
import './uploads-tray.css';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import type { Upload } from './uploads-on-way.ts';
import type { Uploads } from './use-uploads.ts';

/** What is on its way into the library, how far each is, and what became of it. */
export function UploadsTray({ uploads, onShow }: { readonly uploads: Uploads; onShow?(id: string): void }) {
  const { all, again, cancel, clear } = uploads;
  const done = all.filter(({ state }) => state.is === 'done').length;
  const isBusy = all.some(({ state }) => state.is === 'waiting' || state.is === 'sending');
  return (
    <section className="tray uploads" aria-label={words.sending}>
      <header>
        <strong role="status">{isBusy ? `${done} / ${all.length}` : counted(done, words.sent)}</strong>
        {!isBusy && (
          <Button look="plain" small onPress={clear}>
            {words.clearSent}
          </Button>
        )}
      </header>
      <ul>
        {all.map((upload) => (
          <li key={upload.key} className={`upload upload-${upload.state.is}`}>
            <span className="upload-name" dir="auto">
              {upload.file.name}
            </span>
            <State upload={upload} onAgain={() => again(upload.key)} {...(onShow && { onShow })} />
            {mayEnd(upload) && (
              <Button look="plain" small onPress={() => cancel(upload.key)}>
                {words.cancel}
                <span className="only-read-aloud"> {upload.file.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has been sent whole is taken in a moment, and then the library is the place to put it away. */
function mayEnd({ state }: Upload): boolean {
  return state.is === 'waiting' || (state.is === 'sending' && (state.share ?? 0) < 100);
}

interface StateProps {
  readonly upload: Upload;
  onAgain(): void;
  onShow?(id: string): void;
}

function State({ upload: { file, state }, onAgain, onShow }: StateProps) {
  switch (state.is) {
    case 'waiting':
      return <span className="tray-say">{words.waiting}</span>;
    case 'sending':
      return <Progress name={file.name} share={state.share} />;
    case 'refused':
      return (
        <>
          <span className="tray-say">{state.say}</span>
          <Button small onPress={onAgain}>
            {words.again}
          </Button>
        </>
      );
    case 'done':
      return (
        <>
          <span className="tray-say">{state.isNew ? words.done : words.double}</span>
          {onShow && (
            <Button look="plain" small onPress={() => onShow(state.id)}>
              {words.show}
            </Button>
          )}
        </>
      );
  }
}

function Progress({ name, share }: { readonly name: string; readonly share: number | null }) {
  const say = sayOf(share);
  return (
    <>
      <progress max={100} {...(share !== null && share < 100 && { value: share })} aria-label={`${name}: ${say}`} />
      <span className="tray-say">{say}</span>
    </>
  );
}

/** How far one file is that somebody waits for. */
export function SentShare({ share }: { readonly share: number | null }) {
  const say = sayOf(share);
  return (
    <>
      <progress max={100} {...(share !== null && share < 100 && { value: share })} aria-label={say} />
      <p>{say}</p>
    </>
  );
}

/** How far a file is, in words. */
export function sayOf(share: number | null): string {
  if (share === null) return words.noConnection;
  return share < 100 ? filled(words.onWay, { share }) : words.making;
}
