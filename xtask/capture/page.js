// Runs inside the page of a browser: holds the peer connections of one scenario and hands out
// their SDP as text, exactly as the browser gave it. Called by session.mjs.

globalThis.capture = (() => {
  const GATHER_MILLISECONDS = 20_000;
  const RESTART_MILLISECONDS = 300;
  const peers = new Map();
  let audioContext;

  /** Opens the peer of `role`; `configuration` is the source of a function giving an RTCConfiguration. */
  async function open(role, configuration, environment) {
    const tools = { ...environment, role, track, stream, codecs };
    const connection = new RTCPeerConnection(await compile(configuration)(tools));
    const peer = { connection, tools, candidates: [] };
    connection.addEventListener('icecandidate', ({ candidate }) => {
      peer.candidates.push(JSON.stringify(candidate));
    });
    peers.set(role, peer);
  }

  /** Runs a step of the scenario, given as the source of a function of connection and tools. */
  async function prepare(role, step) {
    const { connection, tools } = peers.get(role);
    await compile(step)(connection, tools);
  }

  async function offer(role, { options, implicit }) {
    const { connection } = peers.get(role);
    return setLocal(connection, implicit ? undefined : await connection.createOffer(options));
  }

  async function answer(role, { implicit }) {
    const { connection } = peers.get(role);
    return setLocal(connection, implicit ? undefined : await connection.createAnswer());
  }

  /** Takes the other side's description and returns this side's own reading of it. */
  async function accept(role, description, candidates) {
    const { connection } = peers.get(role);
    await connection.setRemoteDescription(description);
    for (const candidate of candidates.map((text) => JSON.parse(text))) {
      if (candidate) await connection.addIceCandidate(candidate);
    }
    return connection.remoteDescription.sdp;
  }

  /** What the browser makes of the last exchange, section by section. */
  function transceivers(role) {
    return peers.get(role).connection.getTransceivers().map((transceiver) => ({
      mid: transceiver.mid,
      stopped: transceiver.currentDirection === 'stopped' || transceiver.stopped === true,
      direction: transceiver.currentDirection,
      payloads: transceiver.sender.getParameters().codecs.map(({ payloadType }) => payloadType),
    }));
  }

  async function rollback(role) {
    await peers.get(role).connection.setLocalDescription({ type: 'rollback' });
  }

  /** Waits for the end of gathering; the candidates are those since the last call. */
  async function gathered(role) {
    const { connection, candidates } = peers.get(role);
    await gatheringEnd(connection);
    return { sdp: connection.localDescription.sdp, candidates: candidates.splice(0) };
  }

  async function setLocal(connection, description) {
    await connection.setLocalDescription(description);
    return { created: description?.sdp, local: connection.localDescription.sdp };
  }

  async function gatheringEnd(connection) {
    // Gathering starts some time after setLocalDescription has resolved, and not at all when
    // there is nothing to gather for: no section, or all of them rejected or bundled already.
    await sleep(RESTART_MILLISECONDS);
    const deadline = Date.now() + GATHER_MILLISECONDS;
    while (connection.iceGatheringState === 'gathering') {
      if (Date.now() > deadline) throw new Error('gathering of candidates does not end');
      await sleep(20);
    }
    // The last candidate events may still be queued behind the change of state.
    await sleep(20);
  }

  /** A track that needs no device and no permission. */
  function track(kind) {
    if (kind === 'audio') {
      audioContext ??= new AudioContext();
      return audioContext.createMediaStreamDestination().stream.getAudioTracks()[0];
    }
    const canvas = document.createElement('canvas');
    canvas.getContext('2d').fillRect(0, 0, 16, 16);
    return canvas.captureStream(5).getVideoTracks()[0];
  }

  function stream(...tracks) {
    return new MediaStream(tracks);
  }

  /** The codecs this browser can receive whose names are given, in the order of the names. */
  function codecs(kind, ...names) {
    const all = RTCRtpReceiver.getCapabilities(kind).codecs;
    return names.flatMap((name) => all.filter((codec) => codec.mimeType.toLowerCase() === `${kind}/${name}`.toLowerCase()));
  }

  function compile(source) {
    return (0, eval)(`(${source})`);
  }

  function sleep(milliseconds) {
    return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  }

  return { open, prepare, offer, answer, accept, transceivers, rollback, gathered };
})();
