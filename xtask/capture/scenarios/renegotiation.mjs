// What changes after the first negotiation.

import { BOTH_PAIRS, openChannel, sendAudio, sendBoth, sendVideo } from './common.mjs';

export const RENEGOTIATION = [
  {
    name: 'ice-restart',
    caller: sendAudio,
    callee: sendAudio,
    rounds: [
      { step: 'method', caller: (pc) => { pc.restartIce(); } },
      { step: 'option', offerOptions: { iceRestart: true } },
      { step: 'callee', by: 'callee', callee: (pc) => { pc.restartIce(); } },
    ],
  },
  {
    name: 'ice-restart-by-callee',
    caller: sendAudio,
    callee: sendAudio,
    pairs: BOTH_PAIRS,
    // Firefox turns the DTLS role round when it answers an ICE restart of the earlier answerer.
    refused: { 'firefox-chromium': /Failed to set SSL role/ },
    rounds: [{ step: 'restart', by: 'callee', callee: (pc) => { pc.restartIce(); } }],
  },
  {
    name: 'add-video',
    caller: sendAudio,
    callee: sendAudio,
    pairs: BOTH_PAIRS,
    rounds: [
      { step: 'by-caller', caller: sendVideo },
      { step: 'by-callee', by: 'callee', callee: sendVideo },
    ],
  },
  { name: 'add-data', caller: sendAudio, callee: sendAudio, rounds: [{ step: 'data', caller: openChannel }] },
  {
    name: 'remove-track',
    caller: sendBoth,
    callee: sendBoth,
    rounds: [{ step: 'removed', caller: (pc) => { pc.removeTrack(pc.getSenders()[1]); } }],
  },
  {
    name: 'stop-and-recycle',
    caller: sendBoth,
    callee: sendBoth,
    rounds: [
      { step: 'stopped', caller: (pc) => { pc.getTransceivers()[1].stop(); } },
      { step: 'recycled', caller: sendAudio },
      { step: 'two-more', caller: sendBoth },
    ],
  },
  {
    // The first section carries the transport of the bundle, which has to move.
    name: 'stop-first',
    caller: sendBoth,
    callee: sendBoth,
    rounds: [
      { step: 'stopped', caller: (pc) => { pc.getTransceivers()[0].stop(); } },
      { step: 'recycled-by-callee', by: 'callee', callee: sendVideo },
    ],
  },
  {
    name: 'stop-all',
    caller: sendBoth,
    callee: sendBoth,
    rounds: [{ step: 'stopped', caller: (pc) => { for (const each of pc.getTransceivers()) each.stop(); } }],
  },
  {
    name: 'rollback',
    caller: sendAudio,
    callee: sendAudio,
    rounds: [
      { step: 'taken-back', rolledBack: true, by: 'callee', callee: sendVideo },
      { step: 'by-caller', caller: openChannel },
      { step: 'by-callee', by: 'callee' },
    ],
  },
  {
    name: 'switch-codec',
    caller: sendVideo,
    callee: sendVideo,
    rounds: [
      {
        step: 'vp9',
        caller: (pc, { codecs }) => {
          pc.getTransceivers()[0].setCodecPreferences(codecs('video', 'VP9', 'rtx'));
        },
      },
      { step: 'all', caller: (pc) => { pc.getTransceivers()[0].setCodecPreferences([]); } },
    ],
  },
  {
    name: 'change-streams',
    caller: sendAudio,
    callee: sendAudio,
    rounds: [
      { step: 'two', caller: (pc, { stream }) => { pc.getSenders()[0].setStreams(stream(), stream()); } },
      { step: 'none', caller: (pc) => { pc.getSenders()[0].setStreams(); } },
    ],
  },
  {
    name: 'unchanged',
    caller: sendBoth,
    callee: sendBoth,
    rounds: [{ step: 'again' }, { step: 'by-callee', by: 'callee' }],
  },
  { name: 'implicit', implicit: true, caller: sendBoth, callee: sendBoth },
];
