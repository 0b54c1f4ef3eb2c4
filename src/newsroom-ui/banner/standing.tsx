import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Readings } from '../publishing/when-field.tsx';
import { useMe } from '../session.ts';
import { NotDone } from '../shell/not-done.tsx';
import { bannerWords as words } from '../words/banner.ts';
import { type Banners, useBannerActs } from './banners-query.ts';

interface BannersProps {
  readonly banners: Banners;
  readonly isMine: boolean;
}

/** What is over the pages of each edition now. */
export function Standing({ banners, isMine }: BannersProps) {
  const { takeOff } = useBannerActs(banners);
  const me = useMe();
  return (
    <section className="banner-part">
      <h2>{words.now}</h2>
      <ul className="banner-now">
        {banners.editions.map(({ id, name, lang, dir, banner, hidden }) => (
          <li key={id}>
            <b>
              <bdi lang={lang}>{name}</bdi>
            </b>
            {banner === null ? (
              <span className="banner-soft">{words.none}</span>
            ) : (
              <div>
                <p className="banner-line" lang={lang} dir={dir}>
                  {banner.words}
                </p>
                <p className="banner-soft">
                  {words.until} <Readings clocks={banner.clocks} />
                </p>
                {hidden && <p className="problem-warn">{words.hidden[hidden]}</p>}
              </div>
            )}
            {banner !== null && isMine && mayOnFront(me, 'banner.put', id) && (
              <Button
                small
                isPending={takeOff.isPending}
                onPress={() => takeOff.mutate(id)}
                aria-label={words.takeOffOf(name)}
              >
                {words.takeOff}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {takeOff.isError && <NotDone error={takeOff.error} />}
    </section>
  );
}

/** What was done last, newest first; what nobody has done anything on top of can be taken back. */
export function Acts({ banners, isMine }: BannersProps) {
  const { undo } = useBannerActs(banners);
  const me = useMe();
  const nameOf = (id: string): string => banners.editions.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="banner-part">
      <h2>{words.recent}</h2>
      {banners.acts.length === 0 && <p className="banner-soft">{words.noActs}</p>}
      {undo.isError && <NotDone error={undo.error} />}
      <ol className="banner-acts">
        {banners.acts.map(({ id, act, at, by, editions, words: said, canUndo }) => (
          <li key={id}>
            <Moment at={at} />
            <span>
              {by === 'system' ? words.system : by} {words.acts[act]}
              {said !== null && (
                <bdi>
                  {' '}
                  <q>{said}</q>
                </bdi>
              )}{' '}
              · <bdi>{editions.map(nameOf).join(', ')}</bdi>
            </span>
            {canUndo && isMine && editions.every((edition) => mayOnFront(me, 'banner.put', edition)) && (
              <Button
                small
                isPending={undo.isPending}
                onPress={() => undo.mutate(id)}
                aria-label={words.undoOf(said ?? words.acts[act])}
              >
                {words.undo}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
