/** What the parts of a story and its filing are called, wherever a screen names them. */
export const storyParts = {
  kicker: 'Kicker',
  headline: 'Headline',
  shortHeadline: 'Short headline',
  standfirst: 'Standfirst',
  trailText: 'Trail text',
  byline: 'Byline',
  dateline: 'Dateline',
  catchline: 'Catchline',
  mainMedia: 'Main media',
  kind: 'Kind',
  lang: 'Language',
  dir: 'Direction',
  edition: 'Edition',
  section: 'Section',
  topics: 'Topics',
  noAutomaticLinks: 'No automatic links',
} as const;
