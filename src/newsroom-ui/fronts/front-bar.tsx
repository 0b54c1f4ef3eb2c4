import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { Warnings } from './warnings.tsx';

/** What was done last, the way back from it, and the way to readers; in sight wherever one is on the front. */
export function FrontBar() {
  const { view, arranging, mayArrange, dragging, ask } = useFront();
  const me = useMe();
  return (
    <div className="front-bar">
      {mayArrange && (
        <>
          <Button
            small
            isDisabled={view.undo === null && arranging.kept.length === 0}
            onPress={arranging.takeBack}
            aria-keyshortcuts="Control+Z Meta+Z"
          >
            {words.undo}
          </Button>
          <Button
            small
            isDisabled={view.redo === null}
            onPress={arranging.doAgain}
            aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z"
          >
            {words.redo}
          </Button>
        </>
      )}
      {dragging.held ? (
        <div className="front-said front-held">
          <Warnings will={dragging.held.will} />
        </div>
      ) : (
        <p className="front-said" role="status" dir="auto">
          {arranging.said}
        </p>
      )}
      <Button small onPress={() => ask({ is: 'look' })}>
        {words.look}
      </Button>
      {mayOnFront(me, 'front.launch', view.draft.id) && (
        <Button look="main" small onPress={() => ask({ is: 'launch' })}>
          {words.launch}
        </Button>
      )}
    </div>
  );
}
