/**
 * What the newsroom's listener takes of anybody, with the reasons. Times are in milliseconds, sizes in bytes. What one person
 * may type and send by their websockets stands in `drafts/`, how often anybody may guess in `people/rate-limits.ts`.
 */
export const listenerLimits = {
  /** A megabyte holds the longest story several times over. */
  largestBody: 1024 * 1024,
  /** Of somebody who has not signed in: a passkey with its attestation is the largest thing they send. */
  largestBodyOfNobody: 128 * 1024,
  /** Values in a body, however deep: each is looked at several times. A settings file with all its words has some thousand, a filled first form twenty. */
  valuesOfBody: 50_000,
  /** Browsers send their headers in one go; the slowest line brings them in seconds. */
  headersTime: 15_000,
  /** A megabyte within it is 35 kB a second, a slow telephone's line. */
  bodyTime: 30_000,
  /** Pictures and films of people who have signed in: 1 GB within it is 300 kB a second. What stops is ended before. */
  uploadTime: 60 * 60_000,
  /** An upload must go on: so many bytes in each so many milliseconds, or it is ended before its time. */
  uploadRate: { bytes: 30 * 1024, every: 30_000 },
  /** The heaviest picture that is taken: 61 megapixels as a camera writes them. */
  largestPicture: 40 * 1024 * 1024,
  /** Two hours as a camera writes them; a film for the web is a tenth of it. */
  largestRecording: 4 * 1024 * 1024 * 1024,
  /** Between two requests of one connection; proxies and browsers open another without being asked. */
  idleTime: 30_000,
  /** Some hundred people with several windows each; each connection costs some ten kilobytes. */
  connections: 4_096,
  /** Of one network, where no proxy stands before: a browser opens six, and a websocket for each story. */
  connectionsOfOneNetwork: 512,
  /** Under way at once from one network by people who have not signed in: a whole office at its doors. */
  requestsOfNobody: 64,
  /** What one person may ask: so many at once, then so many a second. The screens ask a few a second at their busiest. */
  requestsOfOnePerson: { most: 1_200, aSecond: 20 },
  /** Seconds of acts that read whole stories, as previews and searches do: so many at once, then so much of each second. Usual ones take hundredths. */
  largeActsOfOnePerson: { most: 10, aSecond: 0.5 },
  /** What one person may upload: a folder of so many pictures at once, then one every so many seconds. */
  uploadsOfOnePerson: { most: 600, everySeconds: 5 },
  /** And how many megabytes, as they say about themselves: so many at once, an evening at a match, then so many an hour. */
  megabytesOfOnePerson: { most: 8_192, anHour: 2_048 },
} as const;
