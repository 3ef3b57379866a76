// The STUN and TURN servers of a capture.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Failure } from './failure.mjs';
import { startStun } from './stun.mjs';

const STUN_PORT = 3478;
const TURN_PORT = 3479;
const TURN_USER = { username: 'capture', credential: 'capture' };
const TURN_START_MILLISECONDS = 10_000;

/**
 * Starts both servers. Returns the `iceServers` values that scenarios choose from, and `stop`.
 */
export async function startServers(addresses) {
  const stops = [];
  const stop = () => Promise.all(stops.splice(0).map((each) => each()));
  try {
    stops.push(await startTurn(addresses));
    stops.push(await startStun(addresses.ipv4, STUN_PORT));
    stops.push(await startStun(addresses.ipv6, STUN_PORT));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    iceServers: {
      stun: [{ urls: `stun:${addresses.ipv4}:${STUN_PORT}` }, { urls: `stun:[${addresses.ipv6}]:${STUN_PORT}` }],
      turn: [{ urls: `turn:${addresses.ipv4}:${TURN_PORT}?transport=udp`, ...TURN_USER }],
      turnTcp: [{ urls: `turn:${addresses.ipv4}:${TURN_PORT}?transport=tcp`, ...TURN_USER }],
    },
    stop,
  };
}

async function startTurn(addresses) {
  const child = spawn('turnserver', [
    '-n', '--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers', '--pidfile', '',
    '--listening-ip', addresses.ipv4, '--relay-ip', addresses.ipv4, '--listening-port', `${TURN_PORT}`,
    '--lt-cred-mech', '--user', `${TURN_USER.username}:${TURN_USER.credential}`, '--realm', 'example.org',
    '--log-file', '/dev/null', '--simple-log',
  ], { stdio: 'ignore' });
  await listening(child, addresses.ipv4);
  return async () => {
    if (child.exitCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
}

async function listening(child, address) {
  let failed;
  child.once('error', (error) => { failed = error.message; });
  child.once('exit', (code) => { failed = `exit code ${code}`; });
  const deadline = Date.now() + TURN_START_MILLISECONDS;
  while (!failed && Date.now() < deadline) {
    if (await accepts(address, TURN_PORT)) return;
    await sleep(100);
  }
  child.kill();
  throw new Failure(
    `the TURN server did not start: ${failed ?? `no listener after ${TURN_START_MILLISECONDS} ms`}`,
    'install coturn (program `turnserver`)',
  );
}

/** Whether something takes TCP connections there; the UDP listener opens with it. */
function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}
