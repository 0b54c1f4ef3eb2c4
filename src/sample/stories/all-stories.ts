import type { Written } from '../desk/written.ts';
import { akhbar } from './akhbar.ts';
import { arts } from './arts.ts';
import { business } from './business.ts';
import { culture } from './culture.ts';
import { election } from './election.ts';
import { health } from './health.ts';
import { marrenFloods } from './marren-floods.ts';
import { medicine } from './medicine.ts';
import { politics } from './politics.ts';
import { science } from './science.ts';
import { sport } from './sport.ts';

/** Every sample story, in no order that matters. */
export const allStories: readonly Written[] = [...marrenFloods, ...politics, ...election, ...business, ...health, ...medicine, ...culture, ...arts, ...science, ...sport, ...akhbar];
