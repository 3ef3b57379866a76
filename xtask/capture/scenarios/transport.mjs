// Bundling, candidates of every type, certificates, transport features under trial.

import { BOTH_PAIRS, CHROMIUM_ONLY, FIREFOX_ONLY, openChannel, sendAudio, sendBoth, sendVideo } from './common.mjs';

export const TRANSPORT = [
  { name: 'bundle-balanced', configuration: () => ({ bundlePolicy: 'balanced' }), caller: sendBoth, callee: sendBoth },
  { name: 'bundle-max-compat', configuration: () => ({ bundlePolicy: 'max-compat' }), caller: sendBoth, callee: sendBoth },
  {
    name: 'bundle-max-bundle',
    configuration: () => ({ bundlePolicy: 'max-bundle' }),
    caller: sendBoth,
    callee: sendBoth,
    pairs: BOTH_PAIRS,
  },
  { name: 'candidate-pool', configuration: () => ({ iceCandidatePoolSize: 4 }), caller: sendAudio, callee: sendAudio },
  {
    name: 'stun',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.stun }),
    caller: sendAudio,
    callee: sendAudio,
    pairs: BOTH_PAIRS,
  },
  {
    name: 'stun-unbundled',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.stun, bundlePolicy: 'max-compat' }),
    caller: sendBoth,
    callee: sendBoth,
  },
  {
    name: 'turn',
    configuration: ({ iceServers }) => ({ iceServers: [...iceServers.stun, ...iceServers.turn] }),
    caller: sendAudio,
    callee: sendAudio,
    pairs: BOTH_PAIRS,
  },
  { name: 'turn-tcp', configuration: ({ iceServers }) => ({ iceServers: iceServers.turnTcp }), caller: sendAudio, callee: sendAudio },
  {
    name: 'relay-only',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.turn, iceTransportPolicy: 'relay' }),
    caller: sendAudio,
    callee: sendAudio,
  },
  { name: 'relay-without-server', configuration: () => ({ iceTransportPolicy: 'relay' }), caller: sendAudio, callee: sendAudio },
  {
    // Firefox shows all interfaces only to a page that may use the microphone, else the one of the
    // default route. The addresses of the capture's own servers count as an interface here.
    name: 'all-interfaces',
    browsers: FIREFOX_ONLY,
    profile: 'all-interfaces',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.stun }),
    caller: sendBoth,
    callee: sendBoth,
  },
  { name: 'hidden-addresses', profile: 'hidden', caller: sendBoth, callee: sendBoth },
  {
    name: 'hidden-addresses-stun',
    profile: 'hidden',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.stun }),
    caller: sendAudio,
    callee: sendAudio,
  },
  {
    name: 'hidden-addresses-turn',
    profile: 'hidden',
    configuration: ({ iceServers }) => ({ iceServers: iceServers.turn }),
    caller: openChannel,
  },
  {
    name: 'certificate-rsa',
    configuration: async () => ({
      certificates: [await RTCPeerConnection.generateCertificate({
        name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]),
      })],
    }),
    caller: sendAudio,
    callee: sendAudio,
  },
  {
    name: 'certificate-ecdsa',
    configuration: async () => ({
      certificates: [await RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' })],
    }),
    caller: sendVideo,
    callee: sendVideo,
  },
  {
    // The handshake inside ICE and the SCTP handshake inside SDP (a=sctp-init).
    name: 'new-handshake',
    profile: 'new-handshake',
    browsers: CHROMIUM_ONLY,
    caller: openChannel,
  },
];
