// Runs inside the page of a browser: a call between two peer connections, step by step, so that
// whoever drives the page can change a description between any two steps. Called by munge.mjs.

globalThis.call = (() => {
  const CONNECT_MILLISECONDS = 6_000;
  let caller;
  let callee;
  let context;

  /** Begins a call of audio, video and data; gives the offer. */
  async function begin() {
    caller?.close();
    callee?.close();
    [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
    passCandidates(caller, callee);
    passCandidates(callee, caller);
    const stream = new MediaStream([audioTrack(), videoTrack()]);
    stream.getTracks().forEach((track) => caller.addTrack(track, stream));
    caller.createDataChannel('x');
    return (await caller.createOffer()).sdp;
  }

  const setOffer = (sdp) => attempt(() => caller.setLocalDescription({ type: 'offer', sdp }));

  const takeOffer = (sdp) => attempt(async () => {
    await callee.setRemoteDescription({ type: 'offer', sdp });
    const stream = new MediaStream([audioTrack(), videoTrack()]);
    for (const transceiver of callee.getTransceivers()) {
      if (transceiver.stopped || transceiver.direction === 'stopped') continue;
      const track = stream.getTracks().find(({ kind }) => kind === transceiver.receiver.track.kind);
      await transceiver.sender.replaceTrack(track);
      transceiver.direction = 'sendrecv';
    }
    return (await callee.createAnswer()).sdp;
  });

  const setAnswer = (sdp) => attempt(() => callee.setLocalDescription({ type: 'answer', sdp }));
  const takeAnswer = (sdp) => attempt(() => caller.setRemoteDescription({ type: 'answer', sdp }));

  /** Whether the call connects, and the browser's own reading of each description. */
  async function outcome() {
    const deadline = Date.now() + CONNECT_MILLISECONDS;
    const isConnected = () => [caller, callee].every((peer) => peer.connectionState === 'connected');
    while (!isConnected() && Date.now() < deadline) {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    return {
      connected: isConnected(),
      'local-offer': caller.localDescription?.sdp,
      'remote-offer': callee.remoteDescription?.sdp,
      'local-answer': callee.localDescription?.sdp,
      'remote-answer': caller.remoteDescription?.sdp,
    };
  }

  async function attempt(step) {
    try {
      return { value: await step() };
    } catch (error) {
      return { error: `${error.name}: ${error.message}` };
    }
  }

  function passCandidates(from, to) {
    const waiting = [];
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate) return;
      waiting.push(candidate);
      deliver();
    });
    // A candidate of a section that was rejected is refused; the call does without it.
    const deliver = () => {
      if (!to.remoteDescription) return;
      waiting.splice(0).forEach((candidate) => to.addIceCandidate(candidate).catch(() => {}));
    };
    to.addEventListener('signalingstatechange', deliver);
  }

  function audioTrack() {
    context ??= new AudioContext();
    return context.createMediaStreamDestination().stream.getAudioTracks()[0];
  }

  function videoTrack() {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d').fillRect(0, 0, 16, 16);
    return canvas.captureStream(5).getVideoTracks()[0];
  }

  return { begin, setOffer, takeOffer, setAnswer, takeAnswer, outcome };
})();
