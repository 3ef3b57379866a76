// Steps that many scenarios share.

export const CHROMIUM_ONLY = ['chromium'];
export const FIREFOX_ONLY = ['firefox'];
export const BOTH_PAIRS = ['chromium-firefox', 'firefox-chromium'];

export const sendAudio = (pc, { track, stream }) => {
  const audio = track('audio');
  pc.addTrack(audio, stream(audio));
};

export const sendVideo = (pc, { track, stream }) => {
  const video = track('video');
  pc.addTrack(video, stream(video));
};

/** Audio and video of one stream: what a call of a camera and a microphone offers. */
export const sendBoth = (pc, { track, stream }) => {
  const tracks = [track('audio'), track('video')];
  const source = stream(...tracks);
  for (const each of tracks) pc.addTrack(each, source);
};

export const openChannel = (pc) => {
  pc.createDataChannel('chat');
};
