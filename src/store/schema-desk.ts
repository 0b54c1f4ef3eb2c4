/** Tables of migration 0003: where each story stands. */
export interface DeskTables {}
