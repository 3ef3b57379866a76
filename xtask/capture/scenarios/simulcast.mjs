// Several encodings of one track, spatial layers, encoder limits.

import { BOTH_PAIRS, sendAudio, sendVideo } from './common.mjs';

/** A caller that sends one video track in the given encodings. */
const sendEncodings = (...encodings) => `(pc, { track, stream }) => {
  const video = track('video');
  pc.addTransceiver(video, {
    direction: 'sendonly',
    streams: [stream(video)],
    sendEncodings: ${JSON.stringify(encodings)},
  });
}`;

export const SIMULCAST = [
  { name: 'simulcast-2', caller: sendEncodings({ rid: 'lo', scaleResolutionDownBy: 2 }, { rid: 'hi' }) },
  {
    name: 'simulcast-3',
    caller: sendEncodings(
      { rid: 'q', scaleResolutionDownBy: 4 },
      { rid: 'h', scaleResolutionDownBy: 2 },
      { rid: 'f', maxBitrate: 1_500_000 },
    ),
    pairs: BOTH_PAIRS,
  },
  { name: 'simulcast-numeric', caller: sendEncodings({ rid: '0' }, { rid: '1' }, { rid: '2' }) },
  { name: 'simulcast-paused', caller: sendEncodings({ rid: 'q' }, { rid: 'h', active: false }, { rid: 'f' }) },
  { name: 'simulcast-layers', caller: sendEncodings({ rid: 'q', scalabilityMode: 'L1T3' }, { rid: 'f', scalabilityMode: 'L1T2' }) },
  { name: 'spatial-layers', caller: sendEncodings({ scalabilityMode: 'L3T3_KEY' }) },
  { name: 'encoding-limits', caller: sendEncodings({ maxBitrate: 300_000, maxFramerate: 15, scaleResolutionDownBy: 2 }) },
  {
    name: 'simulcast-audio-data',
    caller: (pc, { track, stream }) => {
      const [audio, video] = [track('audio'), track('video')];
      const source = stream(audio, video);
      pc.addTrack(audio, source);
      pc.addTransceiver(video, {
        direction: 'sendrecv',
        streams: [source],
        sendEncodings: [{ rid: 'lo', scaleResolutionDownBy: 2 }, { rid: 'hi' }],
      });
      pc.createDataChannel('chat');
    },
    callee: sendVideo,
  },
  {
    name: 'simulcast-added',
    caller: sendAudio,
    callee: sendAudio,
    rounds: [{ step: 'video', caller: sendEncodings({ rid: 'lo', scaleResolutionDownBy: 2 }, { rid: 'hi' }) }],
  },
];
