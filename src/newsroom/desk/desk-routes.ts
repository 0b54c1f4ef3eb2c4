import type { Route } from '../door.ts';
import { createStory, duplicate, followUp } from './begin-stories.ts';
import { followEvents } from './follow-events.ts';
import { chooseWays, markInbox, readInbox, readWays } from './inbox.ts';
import { giveDates } from './give-dates.ts';
import { readActivity } from './read-activity.ts';
import { readBylines } from './read-bylines.ts';
import { readFollowUps } from './read-follow-ups.ts';
import { readDesk, readSomeStories } from './read-desk.ts';
import {
  assign,
  handOver,
  hold,
  makeReady,
  moveStage,
  putNoteAway,
  setDeadline,
  setEmbargo,
  spike,
} from './workflow-status.ts';
import { changeView, createView, deleteView, readViews } from './views.ts';

/** Everything the desk can be asked. */
export const deskRoutes: readonly Route[] = [
  readDesk,
  readSomeStories,
  createStory,
  assign,
  handOver,
  putNoteAway,
  moveStage,
  makeReady,
  hold,
  spike,
  setDeadline,
  setEmbargo,
  giveDates,
  duplicate,
  followUp,
  readBylines,
  readActivity,
  readViews,
  createView,
  changeView,
  deleteView,
  followEvents,
  readInbox,
  readFollowUps,
  markInbox,
  readWays,
  chooseWays,
];
