// What the test in browsers runs in a worker.

import { lint } from 'sdpkit';

globalThis.onmessage = ({ data }) => {
  globalThis.postMessage(lint(data).filter(({ severity }) => severity === 'error').length);
};
