// Which media a session has, and how tracks are named.

import { BOTH_PAIRS, CHROMIUM_ONLY, openChannel, sendAudio, sendBoth, sendVideo } from './common.mjs';

export const MEDIA = [
  { name: 'audio', caller: sendAudio, callee: sendAudio, pairs: BOTH_PAIRS },
  { name: 'video', caller: sendVideo, callee: sendVideo, pairs: BOTH_PAIRS },
  { name: 'audio-video', caller: sendBoth, callee: sendBoth, pairs: BOTH_PAIRS },
  { name: 'data', caller: openChannel, pairs: BOTH_PAIRS },
  {
    name: 'audio-video-data',
    caller: (pc, { track, stream }) => {
      const tracks = [track('audio'), track('video')];
      const source = stream(...tracks);
      for (const each of tracks) pc.addTrack(each, source);
      pc.createDataChannel('chat');
    },
    callee: sendBoth,
    pairs: BOTH_PAIRS,
  },
  {
    name: 'data-before-audio',
    caller: (pc) => { pc.createDataChannel('chat', { ordered: false, maxRetransmits: 0, protocol: 'x' }); },
    rounds: [{ step: 'audio', caller: sendAudio }],
  },
  { name: 'no-media' },
  {
    name: 'always-data',
    browsers: CHROMIUM_ONLY,
    configuration: () => ({ alwaysNegotiateDataChannels: true }),
    caller: sendAudio,
    callee: sendAudio,
  },
  {
    name: 'two-cameras',
    caller: (pc, { track, stream }) => {
      for (const kind of ['audio', 'video', 'video']) {
        const each = track(kind);
        pc.addTrack(each, stream(each));
      }
    },
    callee: sendBoth,
  },
  {
    name: 'track-without-stream',
    caller: (pc, { track }) => { pc.addTransceiver(track('audio')); pc.addTransceiver(track('video')); },
    callee: (pc, { track }) => { pc.addTrack(track('audio')); },
  },
  {
    name: 'track-in-two-streams',
    caller: (pc, { track, stream }) => {
      const audio = track('audio');
      pc.addTrack(audio, stream(audio), stream(audio));
    },
    callee: sendAudio,
  },
  {
    name: 'transceiver-without-track',
    caller: (pc) => { pc.addTransceiver('audio'); pc.addTransceiver('video'); },
  },
  {
    name: 'ten-sections',
    caller: (pc) => {
      for (let index = 0; index < 5; index += 1) {
        pc.addTransceiver('audio', { direction: 'recvonly' });
        pc.addTransceiver('video', { direction: 'recvonly' });
      }
    },
    callee: sendBoth,
  },
  {
    // One codec each, so that the number of sections counts and not the length of the codec list.
    name: 'thirty-audio-sections',
    caller: (pc, { codecs }) => {
      const opus = codecs('audio', 'opus');
      for (let index = 0; index < 30; index += 1) {
        pc.addTransceiver('audio', { direction: 'recvonly' }).setCodecPreferences(opus);
      }
    },
  },
];
