import type { FastifyReply } from 'fastify';
import type { Secret } from './secret.ts';
import { DAY } from './time.ts';

/** `__Host-`: set by this host only, over a secure line only, for all of it (RFC 6265bis, 4.1.3.2). */
export const SESSION_COOKIE = '__Host-standfirst';
export const DEVICE_COOKIE = '__Host-standfirst-device';

const rules = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export function setSessionCookie(reply: FastifyReply, { token }: Secret, maxAge: number): void {
  reply.setCookie(SESSION_COOKIE, token, { ...rules, maxAge });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.setCookie(SESSION_COOKIE, '', { ...rules, maxAge: 0 });
}

/** Browsers keep no cookie longer than 400 days (RFC 6265bis, 5.5). */
export function setDeviceCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(DEVICE_COOKIE, token, { ...rules, maxAge: 400 * DAY });
}
