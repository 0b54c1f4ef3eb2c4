import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { mediaWords as words } from '../words/media.ts';
import type { TypedRights } from './item-words.ts';

interface MayBeShownProps {
  readonly rights: TypedRights;
  onType(some: Partial<TypedRights>): void;
}

/** Until when, where and how often a picture may be shown: what stops a story that shows it otherwise. */
export function MayBeShown({ rights, onType }: MayBeShownProps) {
  const { licence, source, expires, editions, mostUses, release, isOnlineOnly, isNotSyndicated } = rights;
  return (
    <fieldset>
      <legend>{words.mayBeShown}</legend>
      <Field label={words.licence} value={licence} onChange={(to) => onType({ licence: to })} />
      <Field label={words.from} value={source} onChange={(to) => onType({ source: to })} />
      <div className="item-pair">
        <Field
          label={words.expires}
          hint={words.expiresHint}
          type="date"
          value={expires}
          onChange={(to) => onType({ expires: to })}
        />
        <Field
          label={words.mostUses}
          hint={words.mostUsesHint}
          inputMode="numeric"
          value={mostUses}
          onChange={(to) => onType({ mostUses: to })}
        />
      </div>
      <Field
        label={words.editions}
        hint={words.editionsHint}
        value={editions}
        onChange={(to) => onType({ editions: to })}
      />
      <Field
        label={words.release}
        hint={words.releaseHint}
        lines={2}
        value={release}
        onChange={(to) => onType({ release: to })}
      />
      <Tick isTicked={isOnlineOnly} onTick={(to) => onType({ isOnlineOnly: to })}>
        {words.onlineOnly}
      </Tick>
      <Tick isTicked={isNotSyndicated} onTick={(to) => onType({ isNotSyndicated: to })}>
        {words.notSyndicated}
      </Tick>
    </fieldset>
  );
}
