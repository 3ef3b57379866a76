// Records what chrome://webrtc-internals saves of a short call, in each of its formats.

import { gunzipSync } from 'node:zlib';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { Browsers } from './browsers.mjs';
import { Failure } from './failure.mjs';

const FOLDER = 'dumps';

/** The buttons, and whether the box that asks for compression is ticked. */
const SAVED = [
  { button: '#dump-click-target', compressed: false },
  { button: '#dump-click-target', compressed: true },
  { button: '#dump-click-target-rtcstats', compressed: true },
];

/** Writes the dumps below `out`, as the browser names them. */
export async function captureDumps(out) {
  const browsers = new Browsers();
  await mkdir(path.join(out, FOLDER), { recursive: true });
  try {
    await browsers.start();
    const { internals, page } = await browsers.openObserved('hidden');
    await page.evaluate(call);
    // What was called arrives a while later.
    await internals.waitForFunction(() => (
      document.body.textContent.split('setRemoteDescriptionOnSuccess').length > 4
    ));
    for (const { button, compressed } of SAVED) {
      const file = path.join(out, FOLDER, await save(internals, button, compressed, path.join(out, FOLDER)));
      console.log(`${file}: ${await descriptions(file)} descriptions`);
    }
  } finally {
    await browsers.stop();
  }
  return 0;
}

/** Runs in the page: audio and data, then video too. */
async function call() {
  const [caller, callee] = [new RTCPeerConnection(), new RTCPeerConnection()];
  caller.addEventListener('icecandidate', ({ candidate }) => callee.addIceCandidate(candidate));
  callee.addEventListener('icecandidate', ({ candidate }) => caller.addIceCandidate(candidate));
  const negotiate = async () => {
    await caller.setLocalDescription(await caller.createOffer());
    await callee.setRemoteDescription(caller.localDescription);
    await callee.setLocalDescription();
    await caller.setRemoteDescription(callee.localDescription);
  };
  caller.addTransceiver('audio');
  caller.createDataChannel('chat');
  await negotiate();
  caller.addTransceiver('video', { direction: 'sendonly' });
  await negotiate();
  // Open connections are in the dump, closed ones are not.
  globalThis.connections = [caller, callee];
}

async function save(internals, button, compressed, folder) {
  const [download] = await Promise.all([
    internals.waitForEvent('download'),
    internals.evaluate(([selector, wanted]) => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const box = document.querySelector('#dump-checkbox');
      if (box.checked !== wanted) box.click();
      document.querySelector(selector).click();
    }, [button, compressed]),
  ]);
  await download.saveAs(path.join(folder, download.suggestedFilename()));
  return download.suggestedFilename();
}

/** How many descriptions a dump holds, as a first check. */
async function descriptions(file) {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const count = text.split(/v=0\\+r/).length - 1;
  if (count === 0) throw new Failure(`${file} holds no description`);
  return count;
}
