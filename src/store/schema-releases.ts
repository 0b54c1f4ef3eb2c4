/** Tables of migration 0005: what goes live by itself. */
export interface ReleaseTables {}
