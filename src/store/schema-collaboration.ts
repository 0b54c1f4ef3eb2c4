/** Tables of migration 0004: what people type together. */
export interface CollaborationTables {}
