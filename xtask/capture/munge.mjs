// Applies operations of sdpkit-munge to live offers and answers of real browsers, and writes what
// becomes of it: node munge.mjs --munge PROGRAM --out FILE. `cargo xtask browsers` calls it.

import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { Browsers, IMPLEMENTATIONS } from './browsers.mjs';

const ROLES = ['local-offer', 'local-answer', 'remote-offer', 'remote-answer'];

/** Section `mid` of a description, with its m= line first. */
const section = (sdp, mid) => sdp.split(/^(?=m=)/m).find((part) => part.includes(`a=mid:${mid}\r\n`));
/** The direction of section `mid`, which may stand at session level. */
const direction = (sdp, mid) => {
  const stated = (part) => part.match(/^a=(sendrecv|sendonly|recvonly|inactive)\r$/m)?.[1];
  return stated(section(sdp, mid)) ?? stated(sdp.split(/^m=/m)[0]) ?? 'sendrecv';
};
/** The name of the first codec of section `mid`. */
const firstCodec = (sdp, mid) => {
  const part = section(sdp, mid);
  const payload = part.match(/^m=\S+ \S+ \S+ (\d+)/)[1];
  return part.match(new RegExp(`^a=rtpmap:${payload} ([^/]+)/`, 'm'))?.[1];
};
const has = (line) => (sdp) => sdp.includes(line);
const lacks = (line) => (sdp) => !sdp.includes(line);

const OFFERS = ['local-offer', 'remote-offer'];

/** What the answerer began with is gone, or the offerer never hears of it: the call need not connect. */
const APART = ['local-answer', 'remote-answer'];

/**
 * Each operation, the roles it makes sense in, what the browser's own text shows of it, and the
 * roles in which the call need not connect.
 */
const CASES = [
  ['remove video VP8', ROLES, lacks('VP8/90000')],
  ['prefer video VP9', ROLES, (sdp) => firstCodec(sdp, 1) === 'VP9'],
  ['only video VP8', ROLES, lacks('VP9/90000')],
  ['disable rtx', ROLES, lacks('rtx/90000')],
  ['fmtp opus stereo=1', ROLES, has('stereo=1')],
  ['renumber VP8=121', ROLES, has('a=rtpmap:121 VP8/90000')],
  ['rtcp-fb add opus nack', ROLES, (sdp) => /^a=rtcp-fb:\d+ nack\r$/m.test(section(sdp, 0))],
  ['rtcp-fb remove * goog-remb', ROLES, lacks('goog-remb')],
  ['ptime audio 40', ROLES, has('a=ptime:40')],
  ['ice-option remove trickle', ROLES, lacks('a=ice-options:trickle')],
  ['direction video sendonly', OFFERS, (sdp) => direction(sdp, 1) === 'sendonly'],
  ['direction video inactive', ROLES, (sdp) => direction(sdp, 1) === 'inactive'],
  ['hold', OFFERS, (sdp) => direction(sdp, 0) === 'sendonly' && direction(sdp, 1) === 'sendonly'],
  ['reject section=1', ROLES, (sdp) => /^m=video 0 /m.test(sdp) && /a=group:BUNDLE 0 2\r/.test(sdp)],
  ['reject section=0', ROLES, (sdp) => /^m=audio 0 /m.test(sdp) && /a=group:BUNDLE 1 2\r/.test(sdp), APART],
  ['bundle off', OFFERS, lacks('a=group:BUNDLE')],
  ['bundle off section=2', OFFERS, has('a=group:BUNDLE 0 1\r')],
  ['bundle only', ['remote-offer'], has('a=bundle-only')],
  ['bundle promote section=1', OFFERS, has('a=group:BUNDLE 1 0 2')],
  ['rtcp-mux off', ROLES, lacks('a=rtcp-mux')],
  ['compact', ['remote-offer', 'remote-answer'], () => true],
  ['expand', ['remote-answer'], () => true],
  ['setup active', ['remote-offer'], has('a=setup:active')],
  ['setup passive', ['local-answer'], has('a=setup:passive')],
  ['bandwidth video TIAS=500000', ROLES, (sdp) => section(sdp, 1).includes('b=TIAS:500000')],
  ['bandwidth video AS=500', ROLES, (sdp) => section(sdp, 1).includes('b=AS:500')],
  ['extmap add video urn:x:unknown', ['remote-offer', 'remote-answer'], () => true],
  ['extmap remove urn:ietf:params:rtp-hdrext:sdes:mid', ROLES, lacks('rtp-hdrext:sdes:mid')],
  ['extmap remove urn:ietf:params:rtp-hdrext:ssrc-audio-level', ROLES, lacks('ssrc-audio-level')],
  ['extmap allow-mixed off', ROLES, lacks('a=extmap-allow-mixed')],
  ['sctp legacy', ['remote-offer', 'remote-answer'], () => true],
  ['max-message-size 100000', ['remote-offer', 'remote-answer'], has('a=max-message-size:100000')],
  ['rid add video l recv', ['remote-offer', 'remote-answer'], () => true],
  ['rid add video l send', ['local-offer'], () => true],
  ['simulcast legacy video 1001/1002', ['local-offer'], () => true],
  ['simulcast legacy video 1001', ['local-offer'], () => true],
  ['simulcast off', ROLES, lacks('a=simulcast')],
  ['proto !application RTP/SAVPF', ROLES, () => true],
  ['modernize', ROLES, () => true],
  ['fmt', ROLES, () => true],
  ['unhold', OFFERS, (sdp) => direction(sdp, 0) === 'sendrecv'],
  ['scrub', ROLES, () => true],
  ['ssrc strip', ['remote-offer', 'remote-answer'], () => true],
  ['cname audio x', ['remote-offer', 'remote-answer'], () => true],
  ['msid mid=0 s t', ['remote-offer', 'remote-answer'], (sdp) => /a=msid:s t\r/.test(section(sdp, 0))],
  ['msid strip', ['remote-offer', 'remote-answer'], lacks('a=msid:')],
  ['reorder video', ROLES, (sdp) => sdp.indexOf('m=video') < sdp.indexOf('m=audio')],
  ['plan b', ['local-offer', 'remote-offer'], () => true],
];

const { values } = parseArgs({ options: { munge: { type: 'string' }, out: { type: 'string' } } });
const munge = startMunge(values.munge);
const browsers = new Browsers();
await browsers.start();
const script = await readFile(new URL('./munge-page.js', import.meta.url), 'utf8');
const rows = [];
try {
  for (const browser of IMPLEMENTATIONS) {
    const page = await browsers.openBlank(browser, 'plain', script);
    rows.push(...await play(browser, page));
    await browsers.endProfile('plain');
  }
} finally {
  munge.end();
  await browsers.stop();
}
const unexpected = rows.filter((row) => row.op !== '' && !isExpected(row));
await writeFile(values.out, page(rows));
unexpected.forEach((row) => console.error(`unexpected: ${JSON.stringify(row)}`));
console.log(`${rows.length} calls, ${unexpected.length} of them unexpected`);
process.exitCode = unexpected.length === 0 ? 0 : 1;

/** Whether a call went as the report of the operation says. */
function isExpected({ refused, refuses, error, shown, connected, apart }) {
  if (refused) return true;
  if (error) return refuses === true;
  return !refuses && shown !== false && (connected || apart);
}

/** The table of operations, roles and browsers. */
function page(all) {
  const versions = [...browsers.versions].map(([name, version]) => `${name} ${version}`).join(' and ');
  const head = `# Operations in real browsers

Operations of \`sdpkit-munge\` were applied, in each role in which they make sense, to a live offer or
answer of a call with audio, video and data, in ${versions}. A local
description was given to \`setLocalDescription\`, a remote one to \`setRemoteDescription\`.

\`cargo xtask browsers\` does it again and writes this page. It fails when a browser refuses what the
report did not say it would, when its own text does not show the change, or when the call does not
connect although both sides still agree.

- **yes**: the browser took it, its own text shows the change, and the call connected.
- **taken**: the same, but the call does not connect: both sides no longer agree.
- **nothing to change**: the description was so already.
- **refused here**: the operation was refused before the browser saw anything, for the reason that
  is given.

| operation | role | ${IMPLEMENTATIONS.join(' | ')} |
|---|---|${IMPLEMENTATIONS.map(() => '---|').join('')}
`;
  const lines = CASES.flatMap(([op, roles]) => roles.map((role) => {
    const cells = IMPLEMENTATIONS.map((browser) => cell(all.find((row) => row.browser === browser && row.op === op && row.role === role)));
    return `| \`${op}\` | ${role} | ${cells.join(' | ')} |\n`;
  }));
  return head + lines.join('');
}

function cell({ refused, changes, error, shown, connected }) {
  if (refused) return `refused here: ${refused.replace(/^[a-z-]+: /, '').replaceAll('|', '\\|')}`;
  if (changes === 0) return 'nothing to change';
  if (error) return `refused: ${error.replace(/^.*?'RTCPeerConnection': /, '').replaceAll('|', '\\|')}`;
  if (shown === false) return 'taken, without effect';
  return connected ? 'yes' : 'taken';
}

async function play(browser, page) {
  const outcomes = [{ browser, op: '', role: '', ...await playOne(page, () => undefined) }];
  for (const [op, roles, shows, apart = []] of CASES) {
    for (const role of roles) {
      const outcome = await playOne(page, (where, sdp) => (where === role ? munge.apply({ role, op, sdp }) : undefined));
      const text = outcome.texts?.[role];
      outcomes.push({ browser, op, role, ...outcome, texts: undefined, shown: text ? shows(text) : undefined, apart: apart.includes(role) });
    }
  }
  return outcomes;
}

/** One call; `change` may answer with another text for a description in a role. */
async function playOne(page, change) {
  const told = {};
  const text = async (role, sdp) => {
    const munged = await change(role, sdp);
    if (munged) Object.assign(told, munged, { sdp: undefined });
    return munged?.sdp ?? sdp;
  };
  const offer = await page('begin');
  const steps = [
    ['setOffer', 'local-offer'], ['takeOffer', 'remote-offer'], ['setAnswer', 'local-answer'], ['takeAnswer', 'remote-answer'],
  ];
  let current = offer;
  for (const [step, role] of steps) {
    current = await text(role, current);
    if (told.refused) return told;
    const { value, error } = await page(step, current);
    if (error) return { ...told, step: role, error };
    current = value ?? current;
  }
  const { connected, ...texts } = await page('outcome');
  return { ...told, connected, texts };
}

/** The program that applies operations, a line of JSON for each. */
function startMunge(program) {
  const [name, ...args] = program.split(' ');
  const child = spawn(name, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async apply(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended at ${JSON.stringify(request.op)}`);
      return JSON.parse(value);
    },
    end: () => child.stdin.end(),
  };
}
