import { useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { filmWords as words } from '../words/film.ts';
import './tray.css';
import { makingQuery, type MediaItem, nameOf } from './library-query.ts';

/** Films of which sizes are made, wait for it, or could not be made. Nothing while there are none. */
export function MakingList({ onShow }: { onShow(id: string): void }) {
  const { data } = useQuery(makingQuery());
  if (!data || data.waiting.length + data.failed.length === 0) return null;
  const { hasFfmpeg, now, waiting, failed } = data;
  const stateOf = ({ id }: MediaItem) => (now?.id === id ? Math.round(now.share * 100) : null);
  return (
    <section className="tray making-list" aria-label={words.making}>
      <strong>{words.making}</strong>
      {!hasFfmpeg && <p className="field-hint">{words.noFfmpeg}</p>}
      <ul>
        {waiting.map((item) => (
          <Line key={item.id} item={item} onShow={onShow}>
            {hasFfmpeg && <Share hundredths={stateOf(item)} />}
          </Line>
        ))}
        {failed.map((item) => (
          <Line key={item.id} item={item} onShow={onShow}>
            <span className="field-error">{words.failedShort}</span>
          </Line>
        ))}
      </ul>
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
