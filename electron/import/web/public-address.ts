import { BlockList, isIPv4, isIPv6 } from 'node:net';

type Ranges = readonly (readonly [network: string, prefix: number])[];

/** IPv4 ranges that are not of the public internet: IANA's special-purpose registry (RFC 6890) and multicast. */
const closedIPv4: Ranges = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared behind carriers' NAT
  ['127.0.0.0', 8], // this machine
  ['169.254.0.0', 16], // link-local; cloud metadata
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/** Of IPv6 only global unicast is public; so this machine, link-local, ULA, multicast and mapped IPv4 are not. */
const globalIPv6: Ranges = [['2000::', 3]];

const closedIPv6: Ranges = [
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
];

/** IPv4 addresses as a network without IPv4 writes them (NAT64, RFC 6052): the last 32 bits tell. */
const nat64: Ranges = [['64:ff9b::', 96]];

const closed4 = listOf(closedIPv4, 'ipv4');
const global6 = listOf(globalIPv6, 'ipv6');
const closed6 = listOf(closedIPv6, 'ipv6');
const translated = listOf(nat64, 'ipv6');

/** Whether the IP address is one of the public internet; false for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  if (translated.check(address, 'ipv6')) return isPublicAddress(lastAsIPv4(address));
  return global6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}

function listOf(ranges: Ranges, type: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, type);
  return list;
}

// The URL parser writes every IPv6 address in one way: `[64:ff9b::808:808]`, without dots.
function lastAsIPv4(address: string): string {
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
