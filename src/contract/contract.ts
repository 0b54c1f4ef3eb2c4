import type { Answer, Sent, Endpoint, RouteOf } from './endpoint.ts';
import { peopleContract } from './people.ts';
import { bannerContract } from './banner.ts';
import { checksContract } from './checks.ts';
import { deskContract } from './desk.ts';
import { firstRunContract } from './first-run.ts';
import { freeFrontsContract } from './free-fronts.ts';
import { frontClipsContract } from './front-clips.ts';
import { frontsContract } from './fronts.ts';
import { inboxContract } from './inbox.ts';
import { mediaContract, picturesContract, recordingsContract } from './media.ts';
import { uploadsContract } from './uploads.ts';
import { previewContract } from './preview.ts';
import { publishingContract } from './publishing.ts';
import { pagesContract } from './pages.ts';
import { redirectsContract } from './redirects.ts';
import { secondFactorContract } from './second-factor.ts';
import { sessionContract } from './session.ts';
import { settingsContract } from './settings.ts';
import { signInContract } from './sign-in.ts';
import { authorsContract } from './authors.ts';
import { topicsContract } from './topics.ts';
import { storyChecksContract } from './story-checks.ts';
import { nodesContract } from './nodes.ts';
import { systemContract } from './system.ts';

/** Every endpoint, by a name of its own. A new part of the newsroom adds its contract here. */
export const endpoints = {
  ...peopleContract,
  ...signInContract,
  ...secondFactorContract,
  ...sessionContract,
  ...firstRunContract,
  ...settingsContract,
  ...redirectsContract,
  ...pagesContract,
  ...topicsContract,
  ...authorsContract,
  ...systemContract,
  ...nodesContract,
  ...checksContract,
  ...storyChecksContract,
  ...deskContract,
  ...frontsContract,
  ...frontClipsContract,
  ...freeFrontsContract,
  ...bannerContract,
  ...inboxContract,
  ...picturesContract,
  ...recordingsContract,
  ...mediaContract,
  ...uploadsContract,
  ...previewContract,
  ...publishingContract,
};

type Endpoints = (typeof endpoints)[keyof typeof endpoints];

/** The API as the screens see it: for each `METHOD /path` what goes in and what comes out. */
export type Api = {
  readonly [E in Endpoints as E extends Endpoint ? RouteOf<E> : never]: E extends Endpoint
    ? { readonly request: Sent<E>; readonly answer: Answer<E> }
    : never;
};
