import { z } from 'zod';
import type { Permission } from './permissions.ts';

/**
 * One thing that can be asked of the newsroom over HTTP: what goes in, what comes out, and who may. The screens know
 * endpoints by their types only; the door checks what comes in by their schemas, and the API's description is made from them.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api`, or begins with `/api/`; parameters as `:id`. */
  readonly path: string;
  /** The one permission it needs; `nobody` when it is for people who have not signed in. */
  readonly permission: Permission | 'nobody';
  /** True when the person must have proved within a quarter of an hour that it is them: signed in, or by `POST /api/session/proof`. */
  readonly needsProof?: true;
  /** What it does, as one sentence for the API's description. */
  readonly says: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** True when it takes bare bytes instead of JSON: the act reads `request.body` as a stream, and minds its size. */
  readonly bytes?: true;
  /** True when its work grows with a whole story or with several: one person has one of these done after the other. */
  readonly isLarge?: true;
  /** The status of an answer that went well; 200 unless given. */
  readonly status?: 201 | 204;
  readonly answer: z.ZodType;
}

/** Keeps method, path and schemas as exact types, so that screens can be checked against them. */
export function endpoint<const E extends Endpoint>(one: E): E {
  return one;
}

/** `POST /api/stories/:id/assignment`: how screens name an endpoint. */
export type RouteOf<E extends Endpoint> = `${E['method']} ${E['path']}`;

type InputOf<S> = S extends z.ZodType ? z.input<S> : undefined;
type OutputOf<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<E, K extends string> = K extends keyof E ? E[K] : undefined;

/** What a screen sends. */
export interface Sent<E extends Endpoint> {
  readonly params: InputOf<Part<E, 'params'>>;
  readonly query: InputOf<Part<E, 'query'>>;
  readonly body: InputOf<Part<E, 'body'>>;
}

/** What the act is handed: the same, parsed. */
export interface Parsed<E extends Endpoint> {
  readonly params: OutputOf<Part<E, 'params'>>;
  readonly query: OutputOf<Part<E, 'query'>>;
  readonly body: OutputOf<Part<E, 'body'>>;
}

/** What a screen gets. */
export type Answer<E extends Endpoint> = z.output<E['answer']>;

/** The answer of an endpoint that has nothing to say. */
export const nothing = z.strictObject({});
