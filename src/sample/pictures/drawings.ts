import { ashVolcano } from './scenes/ash-volcano.ts';
import { assemblyDusk } from './scenes/assembly-dusk.ts';
import { bakery } from './scenes/bakery.ts';
import { bankSteps } from './scenes/bank-steps.ts';
import { barrierNight } from './scenes/barrier-night.ts';
import { barrierSection } from './scenes/barrier-section.ts';
import { bogDig } from './scenes/bog-dig.ts';
import { brevinLake } from './scenes/brevin-lake.ts';
import { bronzeHead } from './scenes/bronze-head.ts';
import { callowayLowmere } from './scenes/calloway-lowmere.ts';
import { cellist } from './scenes/cellist.ts';
import { cleanRoom } from './scenes/clean-room.ts';
import { copperPit } from './scenes/copper-pit.ts';
import { cornHall } from './scenes/corn-hall.ts';
import { faces } from './scenes/faces.ts';
import { ferryStorm } from './scenes/ferry-storm.ts';
import { ferryYard } from './scenes/ferry-yard.ts';
import { floodMarks } from './scenes/flood-marks.ts';
import { freezingBooks } from './scenes/freezing-books.ts';
import { headerGoal } from './scenes/header-goal.ts';
import { highStreet } from './scenes/high-street.ts';
import { hospitalNight } from './scenes/hospital-night.ts';
import { kelpDiver } from './scenes/kelp-diver.ts';
import { ketleyHill } from './scenes/ketley-hill.ts';
import { kivandaLake } from './scenes/kivanda-lake.ts';
import { layanSolar } from './scenes/layan-solar.ts';
import { layanSouk } from './scenes/layan-souk.ts';
import { lecterns } from './scenes/lecterns.ts';
import { letterDesk } from './scenes/letter-desk.ts';
import { lighthouse } from './scenes/lighthouse.ts';
import { lowmereBridge } from './scenes/lowmere-bridge.ts';
import { lowmereDawn } from './scenes/lowmere-dawn.ts';
import { lowmereFields } from './scenes/lowmere-fields.ts';
import { mattressStairs } from './scenes/mattress-stairs.ts';
import { memoryTree } from './scenes/memory-tree.ts';
import { observatory } from './scenes/observatory.ts';
import { orchestra } from './scenes/orchestra.ts';
import { orranCroft } from './scenes/orran-croft.ts';
import { otterMoon } from './scenes/otter-moon.ts';
import { pollingDusk } from './scenes/polling-dusk.ts';
import { readingRoom } from './scenes/reading-room.ts';
import { scullerMist } from './scenes/sculler-mist.ts';
import { seabirdCliffs } from './scenes/seabird-cliffs.ts';
import { senkaiNight } from './scenes/senkai-night.ts';
import { stadiumNight } from './scenes/stadium-night.ts';
import { stageLight } from './scenes/stage-light.ts';
import { statesman } from './scenes/statesman.ts';
import { stationVoice } from './scenes/station-voice.ts';
import { talleDam } from './scenes/talle-dam.ts';
import { vaccineBox } from './scenes/vaccine-box.ts';
import { viaductAutumn } from './scenes/viaduct-autumn.ts';
import { windFarm } from './scenes/wind-farm.ts';

/** Every illustration of the sample newsroom, by the name stories call it. */
export const drawings = {
  'ash-volcano': ashVolcano,
  'assembly-dusk': assemblyDusk,
  bakery,
  'bank-steps': bankSteps,
  'barrier-night': barrierNight,
  'barrier-section': barrierSection,
  'bog-dig': bogDig,
  'brevin-lake': brevinLake,
  'bronze-head': bronzeHead,
  'calloway-lowmere': callowayLowmere,
  cellist,
  'clean-room': cleanRoom,
  'copper-pit': copperPit,
  'corn-hall': cornHall,
  'ferry-storm': ferryStorm,
  'ferry-yard': ferryYard,
  'flood-marks': floodMarks,
  'freezing-books': freezingBooks,
  'header-goal': headerGoal,
  'high-street': highStreet,
  'hospital-night': hospitalNight,
  'kelp-diver': kelpDiver,
  'ketley-hill': ketleyHill,
  'kivanda-lake': kivandaLake,
  'layan-solar': layanSolar,
  'layan-souk': layanSouk,
  lecterns,
  'letter-desk': letterDesk,
  lighthouse,
  'lowmere-bridge': lowmereBridge,
  'lowmere-dawn': lowmereDawn,
  'lowmere-fields': lowmereFields,
  'mattress-stairs': mattressStairs,
  'memory-tree': memoryTree,
  observatory,
  orchestra,
  'orran-croft': orranCroft,
  'otter-moon': otterMoon,
  'polling-dusk': pollingDusk,
  'reading-room': readingRoom,
  'sculler-mist': scullerMist,
  'seabird-cliffs': seabirdCliffs,
  'senkai-night': senkaiNight,
  'stadium-night': stadiumNight,
  'stage-light': stageLight,
  statesman,
  'station-voice': stationVoice,
  'talle-dam': talleDam,
  'vaccine-box': vaccineBox,
  ...faces,
  'viaduct-autumn': viaductAutumn,
  'wind-farm': windFarm,
};

export type DrawingName = keyof typeof drawings;
