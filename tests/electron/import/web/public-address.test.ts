import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../electron/import/web/public-address.ts';

describe('An address is of the public internet', () => {
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '64:ff9b::808:808', '64:ff9b::8.8.8.8'])(
    'as %s is',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['loopback', '127.8.8.8'],
    ['link-local', '169.254.169.254'],
    ['benchmark', '198.19.0.1'],
    ['documentation', '203.0.113.5'],
    ['multicast', '239.1.1.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['mapped', '::ffff:8.8.8.8'],
    ['mapped', '::ffff:7f00:1'],
    ['compatible', '::7f00:1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['multicast', 'ff02::1'],
    ['Teredo', '2001:0:1::1'],
    ['6to4', '2002:7f00:1::1'],
    ['documentation', '2001:db8::1'],
    ['NAT64 of a private one', '64:ff9b::10.0.0.1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::808:808'],
    ['no address', 'example.org'],
  ])('but %s (%s) is not', (_kind, address) => expect(isPublicAddress(address)).toBe(false));
});
