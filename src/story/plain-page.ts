/** A plain page as it stands: as its draft says, and what readers have of it. */
export interface PlainPage {
  readonly id: string;
  readonly headline: string;
  readonly edition: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Where readers find it; null for one that they never had. */
  readonly path: string | null;
  readonly is: 'draft' | 'live' | 'withdrawn' | 'killed';
}
