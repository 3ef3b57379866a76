// Keys, data channels and whole descriptions.

import { matchPrefix, splitLines } from './media.js';

const CRLF = '\r\n';
const after = (line, prefix) => line.slice(prefix.length);
const written = (lines) => lines.map((line) => line + CRLF).join('');

// DTLS and SDES

export function parseFingerprint(line) {
  const [algorithm, value] = after(line, 'a=fingerprint:').split(' ');
  return { algorithm: algorithm.toLowerCase(), value: value.toUpperCase() };
}

export function getDtlsParameters(mediaSection, session) {
  const lines = matchPrefix(mediaSection + session, 'a=fingerprint:');
  return { role: 'auto', fingerprints: lines.map(parseFingerprint) };
}

export function writeDtlsParameters({ fingerprints }, setup) {
  const lines = fingerprints.map(({ algorithm, value }) => `a=fingerprint:${algorithm} ${value}`);
  return written([`a=setup:${setup}`, ...lines]);
}

export function parseCryptoLine(line) {
  const [tag, cryptoSuite, keyParams, ...sessionParams] = after(line, 'a=crypto:').split(' ');
  return { tag: Number.parseInt(tag, 10), cryptoSuite, keyParams, sessionParams };
}

export function writeCryptoLine({ tag, cryptoSuite, keyParams, sessionParams }) {
  const key = typeof keyParams === 'object' ? writeCryptoKeyParams(keyParams) : keyParams;
  return written([`a=crypto:${[tag, cryptoSuite, key, ...(sessionParams ?? [])].join(' ')}`]);
}

export function parseCryptoKeyParams(keyParams) {
  if (!keyParams.startsWith('inline:')) return null;
  const [keySalt, lifeTime, mki] = after(keyParams, 'inline:').split('|');
  const [mkiValue, mkiLength] = mki?.split(':') ?? [];
  return { keyMethod: 'inline', keySalt, lifeTime, mkiValue, mkiLength };
}

export function writeCryptoKeyParams({ keyMethod, keySalt, lifeTime, mkiValue, mkiLength }) {
  const life = lifeTime ? `|${lifeTime}` : '';
  const mki = mkiValue && mkiLength ? `|${mkiValue}:${mkiLength}` : '';
  return `${keyMethod}:${keySalt}${life}${mki}`;
}

export function getCryptoParameters(mediaSection, session) {
  return matchPrefix(mediaSection + session, 'a=crypto:').map(parseCryptoLine);
}

// Data channels

export function parseSctpDescription(mediaSection) {
  const { fmt } = parseMLine(mediaSection);
  const [size] = matchPrefix(mediaSection, 'a=max-message-size:').map((line) =>
    Number.parseInt(after(line, 'a=max-message-size:'), 10),
  );
  const maxMessageSize = Number.isNaN(size ?? Number.NaN) ? 65536 : size;
  const [port] = matchPrefix(mediaSection, 'a=sctp-port:');
  if (port !== undefined) {
    return { port: Number.parseInt(after(port, 'a=sctp-port:'), 10), protocol: fmt, maxMessageSize };
  }
  const [map] = matchPrefix(mediaSection, 'a=sctpmap:');
  if (map === undefined) return undefined;
  const [number, protocol] = after(map, 'a=sctpmap:').split(' ');
  return { port: Number.parseInt(number, 10), protocol, maxMessageSize };
}

export function writeSctpDescription({ kind, protocol }, sctp) {
  const isOld = protocol === 'DTLS/SCTP';
  const lines = [
    `m=${kind} 9 ${protocol} ${isOld ? sctp.port : sctp.protocol}`,
    'c=IN IP4 0.0.0.0',
    isOld ? `a=sctpmap:${sctp.port} ${sctp.protocol} 65535` : `a=sctp-port:${sctp.port}`,
  ];
  if (sctp.maxMessageSize !== undefined) lines.push(`a=max-message-size:${sctp.maxMessageSize}`);
  return written(lines);
}

// Descriptions

export function generateSessionId() {
  return Math.random().toString().slice(2, 22);
}

export function writeSessionBoilerplate(sessionId, sessionVersion, user) {
  const version = sessionVersion ?? 2;
  const id = sessionId || generateSessionId();
  const origin = `o=${user || 'thisisadapterortc'} ${id} ${version} IN IP4 127.0.0.1`;
  return written(['v=0', origin, 's=-', 't=0 0']);
}

const DIRECTIONS = new Set(['a=sendrecv', 'a=sendonly', 'a=recvonly', 'a=inactive']);

export function getDirection(mediaSection, session) {
  const line = splitLines(mediaSection).find((one) => DIRECTIONS.has(one));
  if (line !== undefined) return after(line, 'a=');
  return session ? getDirection(session) : 'sendrecv';
}

export function getMid(mediaSection) {
  const [line] = matchPrefix(mediaSection, 'a=mid:');
  return line === undefined ? undefined : after(line, 'a=mid:');
}

export function getKind(mediaSection) {
  return after(splitLines(mediaSection)[0].split(' ')[0], 'm=');
}

export function isRejected(mediaSection) {
  return mediaSection.split(' ', 2)[1] === '0';
}

export function parseMLine(mediaSection) {
  const [kind, port, protocol, ...formats] = after(splitLines(mediaSection)[0], 'm=').split(' ');
  return { kind, port: Number.parseInt(port, 10), protocol, fmt: formats.join(' ') };
}

export function parseOLine(session) {
  const [line] = matchPrefix(session, 'o=');
  const [username, sessionId, version, netType, addressType, address] = after(line, 'o=').split(' ');
  const sessionVersion = Number.parseInt(version, 10);
  return { username, sessionId, sessionVersion, netType, addressType, address };
}

export function isValidSDP(blob) {
  if (typeof blob !== 'string' || blob.length === 0) return false;
  return splitLines(blob).every((line) => line.length >= 2 && line[1] === '=');
}
