// The other entries of the package, and `init`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import * as theirs from 'sdp-transform';
import * as slim from 'sdpkit/slim-munge';
import * as rules from 'sdpkit/rules';
import * as ours from 'sdpkit/compat/sdp-transform';
import * as sdp from 'sdpkit/compat/sdp';
import { OFFER } from './offers.mjs';

const require = createRequire(import.meta.url);

test('the compatible entry gives what sdp-transform gives', () => {
  assert.deepEqual(ours.parse(OFFER, { strict: 'sdp-transform' }), JSON.parse(JSON.stringify(theirs.parse(OFFER))));
  assert.equal(ours.write(ours.parse(OFFER, { strict: 'sdp-transform' })), theirs.write(theirs.parse(OFFER)));
  const missing = Object.keys(theirs).filter((name) => typeof theirs[name] === 'function' && !(name in ours));
  assert.deepEqual(missing.filter((name) => name !== 'default' && name !== 'module.exports'), []);
  assert.equal(sdp.splitSections(OFFER).length, 4);
});

test('what munges alone has a module of its own, and says that it checked nothing', () => {
  const { sdp: text, report } = slim.munge(OFFER).codecs.remove('video', 'VP8').run();
  assert.doesNotMatch(text, /VP8/);
  assert.equal(report.checked, false);
  assert.equal(slim.stringify(slim.parse(OFFER)), OFFER);
});

test('every entry is there for require, with the same names', async () => {
  for (const name of ['sdpkit', 'sdpkit/slim', 'sdpkit/slim-munge', 'sdpkit/rules', 'sdpkit/compat/sdp-transform', 'sdpkit/compat/sdp']) {
    const required = Object.keys(require(name)).filter((key) => key !== '__esModule').sort();
    const imported = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports').sort();
    assert.deepEqual(required, imported, name);
  }
  assert.equal(require('sdpkit').lint(OFFER).filter(({ severity }) => severity === 'error').length, 0);
  assert.equal(rules.explain('blank-line').id, 'blank-line');
  assert.equal(require('sdpkit/rules.json').length, rules.rules.length);
});

test('the slim entry waits for its bytes', async () => {
  const inFresh = (code) => new Promise((resolve, reject) => {
    const worker = new Worker(`import(${JSON.stringify(new URL('./slim-worker.mjs', import.meta.url).href)}).then(({ run }) => run(${JSON.stringify(code)}))`, { eval: true });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  assert.deepEqual(await inFresh('nothing'), { error: 'sdpkit/slim: call init() or initSync() first' });
  assert.deepEqual(await inFresh('init'), { errors: 0 });
  assert.deepEqual(await inFresh('initSync'), { errors: 0 });
  assert.equal(readFileSync(require.resolve('sdpkit/sdpkit.wasm')).subarray(0, 4).toString('latin1'), '\0asm');
});
