import { useState } from 'react';
import { frontNamed } from '../../story/front-id.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { Fitted } from '../publishing/fitted.tsx';
import { stayHere } from '../publishing/stay-here.ts';
import { frontWords as words } from '../words/fronts.ts';
import type { Arranging } from './use-arranging.ts';

interface UntouchedProps {
  readonly front: string;
  readonly arranging: Arranging;
  readonly mayArrange: boolean;
}

/** A front that nobody has begun to arrange: the way to begin, and what one would begin with. */
export function Untouched({ front, arranging, mayArrange }: UntouchedProps) {
  const { is } = frontNamed(front);
  return (
    <>
      <Empty title={is === 'promos' ? words.promosNotBegun : is === 'free' ? words.freeNotBegun : words.notBegun}>
        <p>{mayArrange ? words.beginSays[is] : words.notBegunWho}</p>
        {mayArrange && (
          <Button look="main" isPending={arranging.waiting > 0} onPress={arranging.begin}>
            {is === 'promos' ? words.beginPromos : words.begin}
          </Button>
        )}
      </Empty>
      {is !== 'promos' && is !== 'free' && <SeenNow front={front} />}
    </>
  );
}

const PHONE = 360;
const DESK = 1280;

/** The page that readers have there, as wide as on a device like this one. */
function SeenNow({ front }: { readonly front: string }) {
  const [width] = useState(() => (innerWidth < 2 * PHONE ? PHONE : DESK));
  return (
    <section className="front-seen">
      <h2>{words.seenNow}</h2>
      <Fitted width={width}>
        <iframe
          className="preview-frame"
          title={words.seenNow}
          sandbox="allow-same-origin"
          src={`/api/fronts/${encodeURIComponent(front)}/page`}
          onLoad={({ currentTarget }) => currentTarget.contentDocument?.addEventListener('click', stayHere)}
        />
      </Fitted>
    </section>
  );
}
