import { expect, test } from 'vitest';
import { readerAddress } from './reader-address.ts';
import { makeReaderFilter } from './reader-filter.ts';

const HOUR = 3_600_000;

test('an address counts once for a story within an hour, and again after two', () => {
  let now = 0;
  const filter = makeReaderFilter(() => now);
  expect([filter.isNew('/news/a', '192.0.2.7'), filter.isNew('/news/a', '192.0.2.7')]).toEqual([true, false]);
  expect([filter.isNew('/news/b', '192.0.2.7'), filter.isNew('/news/a', '192.0.2.8')]).toEqual([true, true]);
  now = HOUR - 1;
  expect(filter.isNew('/news/a', '192.0.2.7')).toBe(false);
  now = HOUR + 1;
  expect(filter.isNew('/news/a', '192.0.2.7')).toBe(false);
  now = 4 * HOUR;
  expect(filter.isNew('/news/a', '192.0.2.7')).toBe(true);
});

test('a household with a network of its own counts as one, however it is written', () => {
  const filter = makeReaderFilter(() => 0);
  expect(filter.isNew('/news/a', '2001:db8:1:2::1')).toBe(true);
  for (const same of ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:0DB8:0001:0002::99', '2001:db8:1:2::1%eth0'])
    expect(filter.isNew('/news/a', same)).toBe(false);
  expect(filter.isNew('/news/a', '2001:db8:1:3::1')).toBe(true);
  expect(filter.isNew('/news/a', '192.0.2.1')).toBe(true);
  expect(filter.isNew('/news/a', '::ffff:192.0.2.1')).toBe(false);
});

test('a million reads in an hour from as many addresses are told apart but for a few', () => {
  const filter = makeReaderFilter(() => 0);
  let taken = 0;
  for (let at = 0; at < 200_000; at += 1)
    if (filter.isNew('/news/a', `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`)) taken += 1;
  expect(taken).toBeGreaterThan(199_000);
});

test('a proxy of one’s own is believed in what it appended; nobody else is, and nothing that stood before', () => {
  expect(readerAddress('127.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
  expect(readerAddress('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.3')).toBe('203.0.113.9');
  expect(readerAddress('::1', '[2001:db8::5]:443')).toBe('2001:db8::5');
  expect(readerAddress('203.0.113.50', '6.6.6.6')).toBe('203.0.113.50');
  expect(readerAddress('127.0.0.1', undefined)).toBe('127.0.0.1');
  expect(readerAddress('127.0.0.1', '192.168.1.20')).toBe('192.168.1.20');
});
