import type { Answer, Asked, Endpoint, RouteOf } from './contract-endpoint.ts';
import { peopleContract } from './contract-people.ts';
import { checksContract } from './contract-checks.ts';
import { deskContract } from './contract-desk.ts';
import { picturesContract } from './contract-pictures.ts';
import { previewContract } from './contract-preview.ts';
import { publishingContract } from './contract-publishing.ts';
import { sessionContract } from './contract-session.ts';
import { signInContract } from './contract-sign-in.ts';
import { systemContract } from './contract-system.ts';

/** Every endpoint, by a name of its own. A new part of the newsroom adds its contract here. */
export const endpoints = {
  ...peopleContract,
  ...signInContract,
  ...sessionContract,
  ...systemContract,
  ...checksContract,
  ...deskContract,
  ...picturesContract,
  ...previewContract,
  ...publishingContract,
};

type Endpoints = (typeof endpoints)[keyof typeof endpoints];

/** The API as the screens see it: for each `METHOD /path` what goes in and what comes out. */
export type Api = {
  readonly [E in Endpoints as E extends Endpoint ? RouteOf<E> : never]: E extends Endpoint
    ? { readonly asked: Asked<E>; readonly answer: Answer<E> }
    : never;
};
