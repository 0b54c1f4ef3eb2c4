import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { Moment } from '../../ui/moment.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { actInWords } from './act-words.ts';
import { useFront } from './arranging-context.ts';

/** What was arranged offline and waits on this device, each of it to be taken back; nothing while nothing waits. */
export function WaitingHere({ blocked }: { readonly blocked: ReadonlySet<string> }) {
  const { arranging, names } = useFront();
  const { kept } = arranging;
  if (kept.length === 0) return null;
  return (
    <section className="front-waiting" aria-label={counted(kept.length, words.waits)}>
      <h2>{counted(kept.length, words.waits)}</h2>
      <p>{words.waitsSays}</p>
      <ol>
        {kept.map((one) => {
          const did = actInWords(one.do, names);
          return (
            <li key={one.id}>
              <p>
                <Moment at={one.at} /> <bdi>{did}</bdi>
              </p>
              {blocked.has(one.id) && <Badge tone="warn">{words.cannotBe}</Badge>}
              {!one.tried && (
                <Button small aria-label={`${words.takeBackHere}: ${did}`} onPress={() => arranging.drop(one)}>
                  {words.takeBackHere}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
