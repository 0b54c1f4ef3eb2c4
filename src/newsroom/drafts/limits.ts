/**
 * Every limit on what one connection, one person, one network and everybody together may ask of the drafts, with its reason. Whatever is
 * beyond is refused; whatever is within is linear work that gives way to others, so that nobody waits for somebody else's frame.
 */
export const limits = {
  /** Bytes of one frame: an hour of typing offline is a hundredth of it. */
  frameBytes: 4 * 1024 * 1024,
  /**
   * Pieces (structs of Yjs) of one frame. A day of typing offline with suggestions comes to some ten thousand, and is never to be refused. Each may
   * be a suggestion of its own: that is a second of work, nearly all of it in a thread apart. What comes of it is put into the draft and its
   * copy in two stretches of some 30 ms, before each of which everybody's keystrokes have their turn (`others-first.ts`).
   */
  framePieces: 12_000,
  /** Pieces of an update that are tried where everybody's keystrokes are, in some 20 ms; more are tried in a thread apart (`dry-runs-apart.ts`). */
  piecesHere: 500,
  /** Bytes of such an update: a page of pasted copy with all its marks. More is tried in the thread too, however few pieces it is. */
  bytesHere: 64 * 1024,
  /** Bytes of one value that is not text, as of an attribute or a comment: the longest comment in letters of three bytes, twice. */
  valueBytes: 64 * 1024,
  /** Bytes of all such values of one frame: marks of suggestions take eighty each. Each is read four times. */
  valuesBytes: 1024 * 1024,
  /** Windows whose letters one frame brings. A merge may compare every window with every other. */
  frameWindows: 1_000,
  /** Bytes of a frame without an update: where a cursor stands is said in a few hundred, and everybody in the story is told about it. */
  cursorBytes: 16 * 1024,
  /** Bytes of a question: what a draft holds is asked for with a number for each window that ever wrote in it. */
  questionBytes: 256 * 1024,
  /** Windows that one connection speaks for: itself, and as it was before it was loaded again. */
  windows: 8,

  /** Bytes of a draft: a novel several times over. */
  draftBytes: 4 * 1024 * 1024,
  /** Pieces of a draft with all that was ever deleted: what it takes a fifth of a second to open. */
  draftPieces: 100_000,
  /** Letters that are in a draft: a novel of a hundred thousand words, which is read, compared and searched in some 100 ms. */
  draftLetters: 600_000,
  /** Blocks, fields, texts and comments of a draft. A live story of a long day has some five thousand; these are read in about 100 ms. */
  draftNodes: 10_000,
  /** Topics of a draft, and agencies: more than any newsroom files a story under. */
  listed: 200,
  /** Editions that have a story beside its own. */
  editions: 20,

  /** Frames a second of one person on all connections, in the long run, and at once. Fast typing makes twenty, a cursor as many. */
  framesASecond: 200,
  framesAtOnce: 1_000,
  /** Bytes a second of one person, in the long run, and at once: the largest frame four times. */
  bytesASecond: 4 * 1024 * 1024,
  bytesAtOnce: 16 * 1024 * 1024,
  /** What a question and an entry count for among frames: the whole draft is written out for them. */
  questionCounts: 10,
  /** So many pieces of an update, and so many connections of the person to whom it goes out, count for a frame more: as much work as one. */
  piecesOfAFrame: 20,
  socketsOfAFrame: 20,
  /** Windows a second that one person brings for the first time, and at once. Each is one more to compare in every merge of the draft for ever. */
  windowsASecond: 2,
  windowsAtOnce: 2_000,
  /** Windows that are remembered of one person as known. */
  windowsKnown: 10_000,
  /** Who sends more than that for so many seconds without a rest is cut off. */
  secondsTooFast: 60,
  /** Frames of one person that are worked on at a time; their others wait for these, and nobody else does. */
  underWay: 4,
  /** Bytes of updates of one person that wait to be kept before nothing more is read from them. */
  waitingBytes: 4 * 1024 * 1024,
  /** Bytes of one person's frames that have begun and not ended. */
  unfinishedBytes: 8 * 1024 * 1024,
  /** Bytes that wait until one person's browsers take them: the largest draft eight times. Who takes none is cut off. */
  untakenBytes: 32 * 1024 * 1024,

  /** Connections of one person: more windows than anybody has open. */
  sockets: 100,
  /** Stories on one connection, and of one person: more than anybody shows. */
  stories: 20,
  storiesOfOnePerson: 100,
  /** Connections of everybody together. */
  socketsInAll: 2_000,
  /** Requests for a connection from one network that are being looked into at a time. */
  asksOfOneNetwork: 50,
  /** Bytes and frames that one connection may send ahead before it is known whether it may have their story. */
  aheadBytes: 1024 * 1024,
  aheadFrames: 100,
} as const;
