import { useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { filmWords as words } from '../words/film.ts';
import './tray.css';
import { makingQuery, type MediaItem, nameOf } from './library-query.ts';

/** The library stands below this, and is what one came for. */
const AT_A_GLANCE = 3;

/** Films of which sizes are made, wait for it, or could not be made: the one under way, what failed, then the others. Nothing while there are none. */
export function MakingList({ onShow }: { onShow(id: string): void }) {
  const { data } = useQuery(makingQuery());
  if (!data || data.waiting.length + data.failed.length === 0) return null;
  const { hasFfmpeg, now, waiting, failed } = data;
  const stateOf = ({ id }: MediaItem) => (now?.id === id ? Math.round(now.share * 100) : null);
  const [first, ...others] = waiting.map((item) => (
    <Line key={item.id} item={item} onShow={onShow}>
      {hasFfmpeg && <Share hundredths={stateOf(item)} />}
    </Line>
  ));
  const broken = failed.map((item) => (
    <Line key={item.id} item={item} onShow={onShow}>
      <span className="field-error">{words.failedShort}</span>
    </Line>
  ));
  const lines = [first, ...broken, ...others].filter((line) => line !== undefined);
  return (
    <section className="tray making-list" aria-label={words.making}>
      <strong>{words.making}</strong>
      {!hasFfmpeg && <p className="field-hint">{words.noFfmpeg}</p>}
      <ul>{lines.slice(0, AT_A_GLANCE)}</ul>
      {lines.length > AT_A_GLANCE && (
        <details>
          <summary>{words.more(lines.length - AT_A_GLANCE)}</summary>
          <ul>{lines.slice(AT_A_GLANCE)}</ul>
        </details>
      )}
    </section>
  );
}

interface LineProps {
  readonly item: MediaItem;
  readonly children: React.ReactNode;
  onShow(id: string): void;
}

function Line({ item, children, onShow }: LineProps) {
  const name = nameOf(item) ?? words.film;
  return (
    <li>
      <span dir="auto">{name}</span>
      {children}
      <Button look="plain" small aria-label={`${words.show}: ${name}`} onPress={() => onShow(item.id)}>
        {words.show}
      </Button>
    </li>
  );
}

function Share({ hundredths }: { readonly hundredths: number | null }) {
  if (hundredths === null) return <span className="tray-say">{words.waits}</span>;
  const say = words.share(hundredths);
  return (
    <>
      <progress max={100} value={hundredths} aria-label={say} />
      <span className="tray-say">{say}</span>
    </>
  );
}
