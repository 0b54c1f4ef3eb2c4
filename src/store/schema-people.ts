/** Tables of migration 0002: who works here, how they sign in, what they did. */
export interface PeopleTables {}
