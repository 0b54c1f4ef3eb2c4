import { assemblyDusk } from './scenes/assembly-dusk.ts';
import { barrierNight } from './scenes/barrier-night.ts';
import { ferryStorm } from './scenes/ferry-storm.ts';
import { lowmereDawn } from './scenes/lowmere-dawn.ts';
import { observatory } from './scenes/observatory.ts';
import { stadiumNight } from './scenes/stadium-night.ts';

/** Every illustration of the sample newsroom, by the name stories call it. */
export const drawings = {
  'assembly-dusk': assemblyDusk,
  'barrier-night': barrierNight,
  'ferry-storm': ferryStorm,
  'lowmere-dawn': lowmereDawn,
  observatory,
  'stadium-night': stadiumNight,
};

export type DrawingName = keyof typeof drawings;
