// The network that the browsers see: a namespace of its own with documentation addresses only
// (RFC 5737, RFC 3849), so that no address of the machine can get into a capture and no packet
// leaves it.

import { spawnSync } from 'node:child_process';

import { Failure } from './failure.mjs';

const MARKER = 'SDPKIT_CAPTURE_NAMESPACE';

const INTERFACES = [
  { name: 'net0', ipv4: '192.0.2.10/24', gateway4: '192.0.2.1', ipv6: '2001:db8:1::10/64', gateway6: '2001:db8:1::1' },
  { name: 'net1', ipv4: '198.51.100.20/24', gateway4: '198.51.100.1', ipv6: '2001:db8:2::20/64', gateway6: '2001:db8:2::1' },
];

/** Where the STUN and TURN servers of a capture listen. */
export const NAMESPACE_SERVERS = { ipv4: '203.0.113.1', ipv6: '2001:db8:feed::1' };
export const LOOPBACK_SERVERS = { ipv4: '127.0.0.1', ipv6: '::1' };

export const insideNamespace = () => process.env[MARKER] === '1';

/**
 * Starts this program again in a network namespace that ends with it, and returns its exit code.
 */
export function runInNamespace(script, args) {
  if (process.platform !== 'linux') throw noNamespace('it needs Linux');
  if (process.getuid() !== 0) throw noNamespace('it needs root');
  if (spawnSync('ip', ['-V']).error) throw noNamespace('`ip` was not found: install iproute2');
  const probe = spawnSync('unshare', ['--net', 'true'], { encoding: 'utf8' });
  if (probe.error) throw noNamespace('`unshare` was not found: install util-linux');
  if (probe.status !== 0) throw noNamespace(probe.stderr.trim());

  const child = spawnSync('unshare', ['--net', process.execPath, script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, [MARKER]: '1' },
  });
  return child.status ?? 1;
}

function noNamespace(why) {
  return new Failure(
    `no network namespace: ${why}`,
    'or give --no-namespace; captures then hold the addresses of this machine',
  );
}

/** Brings up the interfaces; called inside the namespace. */
export function setUpInterfaces() {
  ip('link set lo up');
  ip(`address add ${NAMESPACE_SERVERS.ipv4}/32 dev lo`);
  ip(`-6 address add ${NAMESPACE_SERVERS.ipv6}/128 dev lo nodad`);
  INTERFACES.forEach((entry, index) => {
    const { name, ipv4, gateway4, ipv6, gateway6 } = entry;
    const metric = 100 * (index + 1);
    ip(`link add ${name} type veth peer name ${name}-peer`);
    for (const end of [name, `${name}-peer`]) {
      // Without this the kernel adds link-local addresses, made of a random hardware address.
      ip(`link set ${end} addrgenmode none`);
      ip(`link set ${end} up`);
    }
    ip(`address add ${ipv4} dev ${name}`);
    ip(`-6 address add ${ipv6} dev ${name} nodad`);
    // Browsers look for the interface of the default route; nothing answers at its gateway.
    ip(`route add default via ${gateway4} dev ${name} metric ${metric}`);
    ip(`-6 route add default via ${gateway6} dev ${name} metric ${metric}`);
  });
}

function ip(command) {
  const child = spawnSync('ip', command.split(' '), { encoding: 'utf8' });
  if (child.error) throw new Failure(`\`ip\` could not be started: ${child.error.message}`, 'install iproute2');
  if (child.status !== 0) throw new Failure(`\`ip ${command}\`: ${child.stderr.trim()}`);
}
