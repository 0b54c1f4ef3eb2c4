import { describe, expect, it } from 'vitest';
import { contentName, sha256 } from './hash.ts';

describe('hashes', () => {
  it('are SHA-256: the test vectors of FIPS 180-2', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('take text as its UTF-8 bytes', () => {
    expect(sha256('Fähre')).toBe(sha256(new TextEncoder().encode('Fähre')));
  });

  it('name content by their first sixteen digits', () => {
    expect(contentName('abc')).toBe('ba7816bf8f01cfea');
  });
});
