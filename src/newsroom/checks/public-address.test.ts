import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';

test('addresses out on the internet are public', () => {
  for (const address of ['1.1.1.1', '8.8.8.8', '100.63.255.255', '172.32.0.1', '223.255.255.255', '2606:4700::1111'])
    expect(isPublicAddress(address), address).toBe(true);
});

test('private, loopback, link-local and other special addresses are not, in either version and inside one another', () => {
  const inside = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.255.1'],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12::1'],
    ...[
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
    ],
  ];
  for (const address of inside) expect(isPublicAddress(address), address).toBe(false);
});

test('what is no address is not public', () => {
  for (const text of ['', 'localhost', '127.1', '1.2.3', 'example.org'])
    expect(isPublicAddress(text), text).toBe(false);
});
