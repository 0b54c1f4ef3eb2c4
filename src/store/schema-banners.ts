/** Tables of migration 0019: breaking banners. */
export interface BannerTables {
  banner_acts: BannerActRow;
  banner_states: BannerStateRow;
}

/** One act on banners; nothing is ever taken from this table. */
interface BannerActRow {
  seq: number;
  /** Made on the device, so that an act that is sent twice is done once. */
  id: string;
  /** `end`: it came to its end by itself. */
  act: 'put' | 'take-off' | 'undo' | 'end';
  at: string;
  /** A name. */
  by: string;
  /** The act that it takes back; null for any other. */
  undoes: number | null;
}

/** What an act left standing in an edition. */
interface BannerStateRow {
  edition: string;
  seq: number;
  /** `Banner`; null for none. */
  json: string | null;
}
