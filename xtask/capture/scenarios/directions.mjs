// Directions, rejected sections, hold.

import { BOTH_PAIRS, CHROMIUM_ONLY, sendAudio, sendBoth } from './common.mjs';

const addBoth = {
  sendonly: (pc, { track, stream }) => {
    for (const kind of ['audio', 'video']) {
      const each = track(kind);
      pc.addTransceiver(each, { direction: 'sendonly', streams: [stream(each)] });
    }
  },
  recvonly: (pc) => {
    for (const kind of ['audio', 'video']) pc.addTransceiver(kind, { direction: 'recvonly' });
  },
  inactive: (pc) => {
    for (const kind of ['audio', 'video']) pc.addTransceiver(kind, { direction: 'inactive' });
  },
};

export const DIRECTIONS = [
  { name: 'sendonly', caller: addBoth.sendonly, pairs: BOTH_PAIRS },
  { name: 'recvonly', caller: addBoth.recvonly, callee: sendBoth, pairs: BOTH_PAIRS },
  { name: 'inactive', caller: addBoth.inactive },
  {
    name: 'mixed-directions',
    caller: (pc) => {
      for (const direction of ['sendrecv', 'sendonly', 'recvonly', 'inactive']) {
        pc.addTransceiver('audio', { direction });
      }
    },
  },
  { name: 'answer-recvonly', caller: sendBoth },
  {
    name: 'answer-inactive',
    caller: sendBoth,
    callee: (pc) => {
      for (const transceiver of pc.getTransceivers()) transceiver.direction = 'inactive';
    },
  },
  {
    name: 'answer-rejects-video',
    caller: sendBoth,
    callee: (pc, { track, stream }) => {
      const audio = track('audio');
      pc.addTrack(audio, stream(audio));
      pc.getTransceivers()[1].stop();
    },
    pairs: BOTH_PAIRS,
  },
  {
    // The section that carries the transport of the bundle is the one that is rejected.
    name: 'answer-rejects-first',
    caller: sendBoth,
    callee: (pc) => { pc.getTransceivers()[0].stop(); },
  },
  {
    name: 'answer-rejects-all',
    caller: sendBoth,
    callee: (pc) => { for (const transceiver of pc.getTransceivers()) transceiver.stop(); },
  },
  {
    name: 'legacy-offer-options',
    offerOptions: { offerToReceiveAudio: true, offerToReceiveVideo: true },
    callee: sendBoth,
  },
  {
    name: 'no-voice-detection',
    browsers: CHROMIUM_ONLY,
    offerOptions: { voiceActivityDetection: false },
    caller: sendAudio,
    callee: sendAudio,
  },
  {
    name: 'hold',
    caller: sendAudio,
    callee: sendAudio,
    pairs: BOTH_PAIRS,
    rounds: [
      { step: 'sendonly', caller: (pc) => { pc.getTransceivers()[0].direction = 'sendonly'; } },
      { step: 'inactive', caller: (pc) => { pc.getTransceivers()[0].direction = 'inactive'; } },
      { step: 'resumed', caller: (pc) => { pc.getTransceivers()[0].direction = 'sendrecv'; } },
    ],
  },
  {
    name: 'hold-by-both',
    caller: sendAudio,
    callee: sendAudio,
    rounds: [
      { step: 'caller', caller: (pc) => { pc.getTransceivers()[0].direction = 'sendonly'; } },
      { step: 'callee', by: 'callee', callee: (pc) => { pc.getTransceivers()[0].direction = 'inactive'; } },
    ],
  },
];
