import type { VNode } from 'preact';
import type { VersionHead } from '../../../story/version.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { dayLine } from '../../times.ts';

interface TombstoneProps {
  readonly suppressed: NonNullable<VersionHead['suppressed']>;
  readonly context: Pick<RenderContext, 'words' | 'edition'>;
}

/** What stands where a version may no longer be read: that it was here, since when it is not, and why. */
export function Tombstone({ suppressed, context: { words, edition } }: TombstoneProps): VNode {
  return (
    <div class="tombstone">
      <p>
        <b>{words.suppressed}</b> {words.suppressedOn(dayLine(suppressed.at, edition))}
      </p>
      <p>{suppressed.reason}</p>
    </div>
  );
}
