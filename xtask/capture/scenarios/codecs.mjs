// Codec choice and order, header extensions, codec features that a browser setting turns on.

import { BOTH_PAIRS, CHROMIUM_ONLY, FIREFOX_ONLY, sendAudio, sendBoth, sendVideo } from './common.mjs';

/** A caller that offers just the named codecs, in this order. */
const onlyCodecs = (kind, ...names) => `(pc, { track, stream, codecs }) => {
  const each = track('${kind}');
  const transceiver = pc.addTransceiver(each, { streams: [stream(each)] });
  transceiver.setCodecPreferences(codecs('${kind}', ...${JSON.stringify(names)}));
}`;

// Firefox leaves a=rtcp-fb lines of the payload types that it no longer offers.
const REFUSED_FOR_FEEDBACK = { 'firefox-chromium': /Failed to parse codecs correctly/ };

export const CODECS = [
  { name: 'audio-opus', caller: onlyCodecs('audio', 'opus'), callee: sendAudio },
  { name: 'audio-pcmu', caller: onlyCodecs('audio', 'PCMU'), callee: sendAudio, pairs: BOTH_PAIRS },
  { name: 'audio-pcma', caller: onlyCodecs('audio', 'PCMA'), callee: sendAudio },
  { name: 'audio-g722', caller: onlyCodecs('audio', 'G722'), callee: sendAudio },
  { name: 'audio-telephone-event', caller: onlyCodecs('audio', 'PCMU', 'telephone-event', 'CN'), callee: sendAudio },
  { name: 'audio-red-first', browsers: CHROMIUM_ONLY, caller: onlyCodecs('audio', 'red', 'opus'), callee: sendAudio },
  {
    name: 'video-vp8',
    caller: onlyCodecs('video', 'VP8', 'rtx'),
    callee: sendVideo,
    pairs: BOTH_PAIRS,
    refused: REFUSED_FOR_FEEDBACK,
  },
  { name: 'video-vp9', caller: onlyCodecs('video', 'VP9', 'rtx'), callee: sendVideo },
  { name: 'video-av1', caller: onlyCodecs('video', 'AV1', 'rtx'), callee: sendVideo },
  { name: 'video-h264', browsers: CHROMIUM_ONLY, caller: onlyCodecs('video', 'H264', 'rtx'), callee: sendVideo },
  { name: 'video-no-rtx', caller: onlyCodecs('video', 'VP8', 'VP9'), callee: sendVideo },
  { name: 'video-fec-first', caller: onlyCodecs('video', 'red', 'ulpfec', 'VP8', 'rtx'), callee: sendVideo },
  {
    name: 'video-reversed',
    caller: (pc, { track, stream }) => {
      const video = track('video');
      const transceiver = pc.addTransceiver(video, { streams: [stream(video)] });
      transceiver.setCodecPreferences(RTCRtpReceiver.getCapabilities('video').codecs.reverse());
    },
    callee: sendVideo,
  },
  {
    name: 'answer-prefers-vp9',
    caller: sendVideo,
    callee: (pc, { codecs }) => {
      pc.getTransceivers()[0].setCodecPreferences(codecs('video', 'VP9', 'VP8', 'rtx'));
    },
  },
  {
    name: 'header-extensions-all',
    browsers: CHROMIUM_ONLY,
    caller: (pc) => {
      for (const kind of ['audio', 'video']) {
        const transceiver = pc.addTransceiver(kind);
        const extensions = transceiver.getHeaderExtensionsToNegotiate();
        for (const extension of extensions) extension.direction = 'sendrecv';
        transceiver.setHeaderExtensionsToNegotiate(extensions);
      }
    },
    callee: sendBoth,
    pairs: ['chromium-firefox'],
    refused: { 'chromium-firefox': /invalid extension id 16/i },
  },
  {
    name: 'header-extensions-directions',
    browsers: CHROMIUM_ONLY,
    caller: (pc) => {
      const transceiver = pc.addTransceiver('video');
      const extensions = transceiver.getHeaderExtensionsToNegotiate();
      const mandatory = 'urn:ietf:params:rtp-hdrext:sdes:mid';
      const directions = ['sendonly', 'recvonly', 'inactive', 'stopped'];
      extensions.filter(({ uri }) => uri !== mandatory).forEach((extension, index) => {
        extension.direction = directions[index % directions.length];
      });
      transceiver.setHeaderExtensionsToNegotiate(extensions);
    },
    callee: sendVideo,
  },
  { name: 'flexfec', profile: 'flexfec', browsers: CHROMIUM_ONLY, caller: sendVideo, callee: sendVideo },
  { name: 'congestion-feedback', profile: 'congestion-feedback', browsers: CHROMIUM_ONLY, caller: sendBoth, callee: sendBoth },
  { name: 'tmmbr', profile: 'tmmbr', browsers: FIREFOX_ONLY, caller: sendVideo, callee: sendVideo },
  { name: 'no-retransmission', profile: 'no-retransmission', browsers: FIREFOX_ONLY, caller: sendVideo, callee: sendVideo },
  { name: 'no-error-correction', profile: 'no-error-correction', browsers: FIREFOX_ONLY, caller: sendBoth, callee: sendBoth },
  { name: 'low-limits', profile: 'low-limits', browsers: FIREFOX_ONLY, caller: sendVideo, callee: sendVideo },
];
