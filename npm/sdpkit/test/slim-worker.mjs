// Runs the slim entry in a worker, where no other test has made it ready.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { init, initSync, lint } from 'sdpkit/slim';
import { OFFER } from './offers.mjs';

export async function run(how) {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('sdpkit/sdpkit.wasm'));
  if (how === 'init') await init(new Response(bytes, { headers: { 'content-type': 'application/wasm' } }));
  if (how === 'initSync') initSync(bytes);
  try {
    parentPort.postMessage({ errors: lint(OFFER).filter(({ severity }) => severity === 'error').length });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
}
