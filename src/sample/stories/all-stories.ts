import type { Written } from '../desk/written.ts';
import { akhbar } from './akhbar.ts';
import { booksAndStage } from './books-and-stage.ts';
import { bulletins } from './bulletins.ts';
import { business } from './business.ts';
import { culture } from './culture.ts';
import { election } from './election.ts';
import { health } from './health.ts';
import { hospitals } from './hospitals.ts';
import { iqtisad } from './iqtisad.ts';
import { kestrey } from './kestrey.ts';
import { marrenFloods } from './marren-floods.ts';
import { plainPages } from './pages.ts';
import { politics } from './politics.ts';
import { science } from './science.ts';
import { sport } from './sport.ts';
import { thaqafa } from './thaqafa.ts';
import { trade } from './trade.ts';
import { world } from './world.ts';

/** Every sample story, in no order that matters. */
export const allStories: readonly Written[] = [
  ...marrenFloods,
  ...kestrey,
  ...politics,
  ...election,
  ...world,
  ...business,
  ...trade,
  ...science,
  ...health,
  ...hospitals,
  ...culture,
  ...booksAndStage,
  ...sport,
  ...akhbar,
  ...iqtisad,
  ...thaqafa,
  ...bulletins,
  ...plainPages,
];
