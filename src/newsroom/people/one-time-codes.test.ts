import { expect, it } from 'vitest';
import { codeOf, codeUri, newCodeSecret, newRecoveryCodes, stepOf, tidyRecoveryCode } from './one-time-codes.ts';

/** `12345678901234567890` in base32: the secret of RFC 6238, appendix B. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('makes at second %s the code %s of RFC 6238', (second, code) => {
  expect(codeOf(RFC, Math.floor(second / 30))).toBe(code);
});

it('takes the code of now, of the step before and of the one after, and none that was taken or is older', () => {
  const now = 3_000;
  const takes = (step: number, lastStep = 0) => stepOf(codeOf(RFC, step), { secret: RFC, lastStep }, now);
  expect([98, 99, 100, 101, 102].map((step) => takes(step))).toEqual([null, 99, 100, 101, null]);
  expect([99, 100, 101].map((step) => takes(step, 100))).toEqual([null, null, 101]);
  expect(stepOf('', { secret: RFC, lastStep: 0 }, now)).toBeNull();
});

it('makes secrets of 160 bits, which its address hands to an app', () => {
  const secret = newCodeSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newCodeSecret()).not.toBe(secret);
  const uri = new URL(codeUri(secret, { newsroom: 'The Harbour & Times', email: 'nell+news@paper.example' }));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/The Harbour & Times:nell+news@paper.example',
  ]);
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret, issuer: 'The Harbour & Times' });
});

it('makes ten recovery codes, which may be typed in any way', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  const [code = ''] = codes;
  expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
  expect(tidyRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
});
