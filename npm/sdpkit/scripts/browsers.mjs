// Runs the package in the installed browsers: on the main thread, where the module is compiled
// synchronously, in a worker, and watching a real call between two pages.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { Browsers, IMPLEMENTATIONS } from '../../../xtask/capture/browsers.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const bundle = (name) => {
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: [path(name)], bundle: true, format: 'iife', minify: true, write: false, target: 'es2022',
  });
  return text;
};

const offer = readFileSync(path('../../../testdata/chromium/audio-video-data.offer.gathered.sdp'), 'utf8');
const bytes = statSync(path('../dist/sdpkit.wasm')).size;
const page = bundle('../test/browser-page.js');
const worker = bundle('../test/browser-worker.js');
const browsers = new Browsers();
try {
  await browsers.start();
  for (const implementation of IMPLEMENTATIONS) {
    const [one, other] = [
      await browsers.openBlank(implementation, 'plain', page),
      await browsers.openBlank(implementation, 'plain', page),
    ];
    const { errors, milliseconds } = await one('lint', offer);
    assert.equal(errors, 0);
    console.log(`${implementation} ${browsers.versions.get(implementation)}: main thread, ${bytes} bytes compiled and a first lint in ${milliseconds.toFixed(0)} ms`);
    assert.equal(await one('inWorker', worker, offer), 0);
    console.log(`${implementation}: worker: ok`);

    const offered = await one('offer');
    const answered = await other('answer', offered);
    await one('accept', answered);
    const calls = await one('calls');
    assert.deepEqual(calls.map(({ method }) => method), ['createOffer', 'setLocalDescription', 'setRemoteDescription', 'setRemoteDescription']);
    const [, local, refused, remote] = calls;
    // The page adds a parameter to Opus, which Chromium counts, wherever it runs.
    assert(local.hits.length > 0, 'expected munging, found none');
    assert(refused.error?.rules.length >= 0 && refused.error.message.length > 0);
    assert.deepEqual(remote.errors, []);
    console.log(`${implementation}: a call between two pages, watched: munging ${local.hits}, “${refused.error.message.slice(0, 60)}” leads to ${refused.error.rules.slice(0, 2).join(', ') || 'no rule'}`);
  }
} finally {
  await browsers.stop();
}
