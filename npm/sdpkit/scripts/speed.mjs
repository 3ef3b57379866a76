// Compares with sdp-transform in one run; only the ratios mean anything on a shared machine.

import { readFileSync } from 'node:fs';
import * as theirs from 'sdp-transform';
import { lint, munge, parse } from 'sdpkit';
import * as ours from 'sdpkit/compat/sdp-transform';

const OFFER = readFileSync(new URL('../../../testdata/chromium/audio-video-data.offer.gathered.sdp', import.meta.url), 'utf8');
const [session, ...sections] = OFFER.split(/(?=^m=)/m);
const LARGE = session + Array.from({ length: 500 }, (_, index) => (sections[1] ?? '').replace(/^a=mid:.*$/m, `a=mid:${index}`)).join('');

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What no parser behind a boundary can go below: the text in, the JSON out, and its objects. */
function floorOf(text) {
  const json = encoder.encode(JSON.stringify(ours.parse(text)));
  return () => (encoder.encode(text).length, JSON.parse(decoder.decode(json)));
}

function measure(text, rounds) {
  const runs = {
    'sdp-transform parse': () => theirs.parse(text),
    'compat parse': () => ours.parse(text),
    'floor of that (JSON.parse, copies)': floorOf(text),
    'lossless parse': () => parse(text),
    'lint, all rules': () => lint(text, { pedantic: true }),
    'munge: prefer, hold': () => munge(text).codecs.prefer('video', 'VP9').op('hold').run(),
  };
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (const run of Object.values(runs)) for (let round = 0; round < Math.min(rounds, 30); round += 1) run();
  // Turn by turn, so that whatever else the machine does hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      run();
      times[name].push(performance.now() - start);
    }
  }
  const median = (list) => list.sort((one, other) => one - other)[list.length >> 1];
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

const offer = measure(OFFER, 400);
const large = measure(LARGE, 7);
const base = { offer: offer['sdp-transform parse'], large: large['sdp-transform parse'] };
console.log(`${''.padEnd(36)}${'offer'.padStart(12)}${'of theirs'.padStart(11)}${'500 sections'.padStart(15)}${'of theirs'.padStart(11)}`);
for (const name of Object.keys(offer)) {
  const cells = [
    `${(offer[name] * 1000).toFixed(0)} us`.padStart(12),
    `${(offer[name] / base.offer).toFixed(2)}x`.padStart(11),
    `${large[name].toFixed(1)} ms`.padStart(15),
    `${(large[name] / base.large).toFixed(2)}x`.padStart(11),
  ];
  console.log(name.padEnd(36) + cells.join(''));
}
