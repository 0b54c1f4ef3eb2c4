import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DeskView, viewOf } from '../story-dialogs/desk-query.ts';

export interface ViewInAddress {
  readonly view: DeskView;
  /** Changes a part of it; an empty value takes the part away. */
  change(part: Readonly<Record<string, string>>): void;
  open(query: Readonly<Record<string, string>>): void;
}

/** The view of the desk that the address says, so that it can be kept, sent and gone back to. */
export function useView(): ViewInAddress {
  const view = viewOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const open = (query: Readonly<Record<string, string>>, replace = false): void =>
    void navigate({ to: '.', search: viewOf(query), replace, resetScroll: false });
  return {
    view,
    open,
    // One who types or chooses does not want each step to go back through.
    change: (part) => open({ ...(view as Record<string, string>), ...part }, 'text' in part),
  };
}
