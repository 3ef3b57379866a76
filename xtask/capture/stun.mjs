// A STUN responder (RFC 8489) that gives every client the same public address, as a NAT would.
// Browsers make server-reflexive candidates of the answer; no address translation takes place.

import dgram from 'node:dgram';

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
const MAGIC_COOKIE = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const HEADER_LENGTH = 20;

/** Public addresses reported to clients: documentation ranges of RFC 5737 and RFC 3849. */
const MAPPED = {
  udp4: { family: 1, address: Buffer.from([203, 0, 113, 7]) },
  udp6: { family: 2, address: Buffer.from('20010db8feed00000000000000000007', 'hex') },
};

/** Answers on `address:port` until the returned function is called. */
export async function startStun(address, port) {
  const type = address.includes(':') ? 'udp6' : 'udp4';
  const socket = dgram.createSocket(type);
  socket.on('message', (request, sender) => {
    const response = respond(request, MAPPED[type], sender.port);
    if (response) socket.send(response, sender.port, sender.address);
  });
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, resolve);
  });
  return () => new Promise((resolve) => socket.close(resolve));
}

function respond(request, mapped, port) {
  const isBinding = request.length >= HEADER_LENGTH
    && request.readUInt16BE(0) === BINDING_REQUEST
    && request.subarray(4, 8).equals(MAGIC_COOKIE);
  if (!isBinding) return undefined;

  // RFC 8489 section 14.2: the port is xored with the cookie, the address with cookie and
  // transaction id, which stand next to each other in the header.
  const mask = request.subarray(4, HEADER_LENGTH);
  const value = Buffer.alloc(4 + mapped.address.length);
  value[1] = mapped.family;
  value.writeUInt16BE(port ^ mask.readUInt16BE(0), 2);
  mapped.address.forEach((byte, index) => { value[4 + index] = byte ^ mask[index]; });

  const header = Buffer.alloc(HEADER_LENGTH + 4);
  header.writeUInt16BE(BINDING_SUCCESS, 0);
  header.writeUInt16BE(4 + value.length, 2);
  mask.copy(header, 4);
  header.writeUInt16BE(XOR_MAPPED_ADDRESS, HEADER_LENGTH);
  header.writeUInt16BE(value.length, HEADER_LENGTH + 2);
  return Buffer.concat([header, value]);
}
