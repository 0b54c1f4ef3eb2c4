import { Fitted } from '../publishing/fitted.tsx';
import { firstRunWords as words } from '../words/first-run.ts';

interface FrontPreviewProps {
  /** Another one whenever it is to be drawn again. */
  readonly kept: number;
  readonly width: number;
  /** In other colours than those that were answered. */
  readonly palette?: string;
}

/** The front that the answers make, as small as there is room. One that only shows colours is no place to go to by keyboard. */
export function FrontPreview({ kept, width, palette }: FrontPreviewProps) {
  const query = new URLSearchParams({ seen: String(kept), ...(palette !== undefined && { palette }) });
  const isSample = palette !== undefined;
  return (
    <Fitted width={width}>
      {kept > 0 && (
        <iframe
          // Made again: another address in the same frame would be another step of the browser's history.
          key={kept}
          className="first-run-frame"
          title={words.preview}
          sandbox="allow-same-origin"
          src={`/api/first-run/front?${query.toString()}`}
          {...(isSample && { tabIndex: -1, 'aria-hidden': true })}
        />
      )}
    </Fitted>
  );
}
