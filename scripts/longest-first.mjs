import { basename } from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** Files that take longest, by the beginnings of their names, the longest of each project first: a fresh clone has measured none. */
const LONGEST = [
  ...['export', 'package', 'lost-newsroom', 'import', 'start', 'processes', 'doctor', 'press', 'setting-up', 'readers'],
  ...['offline', 'fronts', 'timed-releases', 'library', 'people', 'publishing', 'a-storys-day', 'story-screen'],
  ...['replace-media', 'limits', 'picture-maker', 'held-pictures', 'collaborate-floods', 'desk-search', 'public-acts'],
  ...['loading', 'stand-ins', 'access', 'together', 'hostile', 'together-anything', 'composing'],
];

/**
 * Starts what takes longest first, so that no core waits at the end of a group for one long file: a group's projects in the order of the
 * settings, the files of each by what they take.
 */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const projects = this.ctx.projects.map(({ name }) => name);
    const placeOf = ({ project, moduleId }) => [
      project.config.sequence.groupOrder,
      projects.indexOf(project.name),
      rankOf(moduleId),
    ];
    return sorted.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  }
}

function rankOf(file) {
  const rank = LONGEST.indexOf(basename(file).split('.')[0]);
  return rank === -1 ? LONGEST.length : rank;
}

function compare(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at === -1 ? 0 : one[at] - other[at];
}
