import { useEffect, useRef } from 'react';
import { listed } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { DiffView } from './diff-view.tsx';
import type { Plan } from './publish-dialog.tsx';

/** What somebody typed while an editor looked. It comes into view by itself: the button that met it may be far below. */
export function Meanwhile({ plan: { meanwhile, dir, seen } }: { readonly plan: Plan }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView();
  }, [seen]);
  if (!meanwhile) return null;
  const names = listed(meanwhile.by);
  return (
    <section className="publish-meanwhile" role="alert" ref={place}>
      <h3>{words.meanwhileTitle(names)}</h3>
      <p>{meanwhile.diff ? words.meanwhileSays : words.meanwhileUnknown}</p>
      {meanwhile.diff && <DiffView diff={meanwhile.diff} dir={dir} />}
    </section>
  );
}
