// What the test in browsers runs in a page.

import { instrument, lint, munge } from 'sdpkit';

const errorsOf = (findings) => findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

let connection;
let watch;

globalThis.call = {
  /** The first call compiles the module, on this thread. */
  lint(sdp) {
    const start = performance.now();
    const errors = errorsOf(lint(sdp)).length;
    return { errors, milliseconds: performance.now() - start };
  },

  inWorker(source, sdp) {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(sdp);
    });
  },

  async offer() {
    connection = new RTCPeerConnection();
    watch = instrument(connection);
    connection.addTransceiver('audio');
    const { sdp } = await connection.createOffer();
    const changed = String(munge(sdp, { role: 'local-offer' }).fmtp('opus', { usedtx: 1 }));
    await connection.setLocalDescription({ type: 'offer', sdp: changed });
    return changed;
  },

  async answer(sdp) {
    connection = new RTCPeerConnection();
    await connection.setRemoteDescription({ type: 'offer', sdp });
    await connection.setLocalDescription(await connection.createAnswer());
    return connection.localDescription.sdp;
  },

  async accept(sdp) {
    // Refused, and so told with the rules that may explain it.
    const broken = sdp.replace(/a=fingerprint:.*\r\n/, '').replace(/a=setup:.*\r\n/, 'a=setup:nobody\r\n');
    await connection.setRemoteDescription({ type: 'answer', sdp: broken }).catch(() => undefined);
    await connection.setRemoteDescription({ type: 'answer', sdp });
  },

  calls() {
    return watch.calls.map(({ method, munging, pair, error }) => ({
      method,
      hits: munging?.hits.map(({ name }) => name) ?? [],
      errors: errorsOf(pair),
      error,
    }));
  },
};
