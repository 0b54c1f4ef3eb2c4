import { bannerRoutes } from './banner/routes.ts';
import { checkLinks } from './checks/check-links.ts';
import type { Route } from './door.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { firstRunRoutes } from './first-run/routes.ts';
import { clipRoutes } from './fronts/clips.ts';
import { freeFrontsRoutes } from './fronts/free-routes.ts';
import { frontsRoutes } from './fronts/routes.ts';
import { addPicture } from './media/add-picture.ts';
import { libraryRoutes } from './media/library-routes.ts';
import { recordingRoutes } from './media/recording-routes.ts';
import { recentPictures } from './media/recent-pictures.ts';
import { addFromAddress } from './media/from-address.ts';
import { uploadRoutes } from './media/uploads.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { previewRoutes } from './preview/routes.ts';
import { publishingRoutes } from './publishing/routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { authorRoutes } from './authors/routes.ts';
import { storyCheckRoutes } from './checks/story-check-routes.ts';
import { topicRoutes } from './topics/routes.ts';
import { redirectRoutes } from './redirects/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { describeApi } from './system/describe-api.ts';
import { readNodes } from './system/read-nodes.ts';
import { askWhy, readPress, readStatus } from './system/read-press.ts';
import { readNewsroom, readSession } from './system/read-session.ts';

/** Everything the newsroom can be asked, in the order in which the API's description lists it. */
export const routes: readonly Route[] = [
  ...peopleRoutes,
  describeApi,
  readSession,
  readNewsroom,
  readNodes,
  readPress,
  readStatus,
  askWhy,
  ...firstRunRoutes,
  ...deskRoutes,
  ...frontsRoutes,
  ...freeFrontsRoutes,
  ...clipRoutes,
  ...bannerRoutes,
  ...settingsRoutes,
  ...redirectRoutes,
  ...pageRoutes,
  ...topicRoutes,
  ...storyCheckRoutes,
  ...authorRoutes,
  checkLinks,
  addPicture,
  addFromAddress,
  ...uploadRoutes,
  recentPictures,
  ...recordingRoutes,
  ...libraryRoutes,
  ...previewRoutes,
  ...publishingRoutes,
];
