// Compares `sdpkit/compat/sdp` and the small readers of sdp-transform with the npm packages, on
// every line and section of each file.

import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import sdp from 'sdp';
import * as transform from 'sdp-transform';
import * as params from '../../npm/sdpkit/src/compat/params.js';
import * as ours from '../../npm/sdpkit/src/compat/sdp/index.js';

/** Functions and what makes them differ on purpose; see the head of compat/sdp/index.js. */
const CUT_PARAMETER = /^a=fmtp:[^ ]* (.*;)?[^;=]*=[^;]*=/m;
const NO_PARAMETER = /^a=fmtp:[^ ]* ?(.*;)?[ \t]*(;|\r?$)|^a=fmtp:[^ ]*\r?$/m;
const BLANKS = /^a=rtpmap:[^ ]* {2,}/m;
const CODECS = [CUT_PARAMETER, NO_PARAMETER, BLANKS];
const DELIBERATE = {
  parseFmtp: CODECS,
  parseMsid: [/^a=msid:[^]*^a=msid:/m],
  parseRtpMap: [BLANKS],
  parseRtpParameters: CODECS,
  parseRtpEncodingParameters: [...CODECS, /^m=(?![^]*\na=ssrc:[0-9]+ cname:)/],
  parseSsrcMedia: [/^a=ssrc:[^ ]*$/],
  writeCryptoLine: [/"sessionParams":\[\]/],
  parseRtcpParameters: [/^a=rtcp-(mux|rsize)[^\r\n]/m],
};

const LINES = {
  'a=candidate:': ['parseCandidate'],
  'a=ice-options:': ['parseIceOptions'],
  'a=rtpmap:': ['parseRtpMap'],
  'a=extmap:': ['parseExtmap'],
  'a=fmtp:': ['parseFmtp'],
  'a=rtcp-fb:': ['parseRtcpFb'],
  'a=ssrc:': ['parseSsrcMedia'],
  'a=ssrc-group:': ['parseSsrcGroup'],
  'a=fingerprint:': ['parseFingerprint'],
  'a=crypto:': ['parseCryptoLine'],
};
const SECTIONS = [
  'getMid', 'parseRtpParameters', 'parseRtpEncodingParameters', 'parseRtcpParameters', 'parseMsid',
  'parseSctpDescription', 'getKind', 'isRejected', 'parseMLine',
];
const WITH_SESSION = ['getDtlsParameters', 'getCryptoParameters', 'getIceParameters', 'getDirection'];
const BLOBS = ['splitLines', 'splitSections', 'getDescription', 'getMediaSections', 'isValidSDP', 'parseOLine'];
/** What writes what a reader gave. */
const WRITERS = {
  parseCandidate: 'writeCandidate',
  parseRtpMap: 'writeRtpMap',
  parseExtmap: 'writeExtmap',
  parseCryptoLine: 'writeCryptoLine',
  getIceParameters: 'writeIceParameters',
  parseRtcpParameters: 'writeRtcpParameters',
};

const counts = { equal: 0, deliberate: 0, bug: 0 };
const files = { equal: 0, deliberate: 0, bug: 0 };
const bugs = [];
const met = new Set();
let worst = 'equal';

/** What a function gives, as text that tells what is undefined and what is thrown. */
function told(call) {
  const show = (_, one) =>
    one === undefined ? 'undefined' : typeof one === 'number' && !Number.isFinite(one) ? String(one) : one;
  try {
    return JSON.stringify(sorted(call()), show);
  } catch (error) {
    return `throws ${error.constructor.name}`;
  }
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function compare(name, ...input) {
  const subject = typeof input[0] === 'string' ? input[0] : JSON.stringify(input[0]);
  const [there, here] = [told(() => sdp[name](...input)), told(() => ours[name](...input))];
  judge(name, input, there, here, (DELIBERATE[name] ?? []).some((why) => why.test(subject)));
  const writer = WRITERS[name];
  if (writer === undefined || there !== here || there.startsWith('throws') || there === 'null') return;
  compare(writer, sdp[name](...input));
}

function judge(name, input, there, here, isDeliberate) {
  met.add(name);
  const verdict = there === here ? 'equal' : isDeliberate ? 'deliberate' : 'bug';
  counts[verdict] += 1;
  if (verdict === 'bug') bugs.push(`${name}(${JSON.stringify(input).slice(0, 120)}): ${there} there, ${here} here`);
  if (verdict !== 'equal' && worst !== 'bug') worst = verdict;
}

function readers(value) {
  const pairs = [];
  const add = (name, text) => text !== undefined && pairs.push([name, String(text)]);
  for (const { config } of value.fmtp) add('parseParams', config);
  add('parsePayloads', value.payloads);
  add('parseRemoteCandidates', value.remoteCandidates);
  for (const { attrs1, attrs2 } of value.imageattrs ?? []) [attrs1, attrs2].forEach((one) => add('parseImageAttributes', one));
  for (const list of ['list1', 'list2']) add('parseSimulcastStreamList', value.simulcast?.[list]);
  for (const [name, text] of pairs) {
    judge(name, [text], told(() => transform[name](text)), told(() => params[name](text)), false);
  }
}

for await (const record of createInterface({ input: createReadStream(process.argv[2]) })) {
  const text = readFileSync(JSON.parse(record).path, 'utf8');
  worst = 'equal';
  for (const name of BLOBS) compare(name, text);
  const [description, ...sections] = sdp.splitSections(text);
  for (const section of sections) {
    for (const name of SECTIONS) compare(name, section);
    for (const name of WITH_SESSION) compare(name, section, description);
    if (sdp.parseSctpDescription(section)) compare('writeSctpDescription', sdp.parseMLine(section), sdp.parseSctpDescription(section));
    if (!told(() => sdp.parseRtpParameters(section)).startsWith('throws')) {
      const parameters = sdp.parseRtpParameters(section);
      compare('writeRtpDescription', sdp.getKind(section), parameters);
      for (const codec of parameters.codecs) ['writeFmtp', 'writeRtcpFb'].forEach((name) => compare(name, codec));
    }
  }
  for (const line of sdp.splitLines(text)) {
    const prefix = /^a=[^:]*:/.exec(line)?.[0];
    for (const name of LINES[prefix] ?? []) compare(name, line);
    if (prefix === 'a=crypto:') {
      const key = sdp.parseCryptoLine(line).keyParams ?? '';
      compare('parseCryptoKeyParams', key);
      if (sdp.parseCryptoKeyParams(key)) compare('writeCryptoKeyParams', sdp.parseCryptoKeyParams(key));
    }
    if (prefix === 'a=fingerprint:' && line.split(' ').length > 1) {
      compare('writeDtlsParameters', { fingerprints: [sdp.parseFingerprint(line)] }, 'active');
    }
  }
  transform.parse(text).media.forEach(readers);
  files[worst] += 1;
}
compare('writeSessionBoilerplate', '1', 0, 'me');
compare('writeSessionBoilerplate', '1');
compare('matchPrefix', 'a=x\r\na=y \r\nb=', 'a=');

// Two are made by chance: their shape is what can be compared.
const unlike = Object.keys(sdp).filter((name) => typeof sdp[name] !== typeof ours[name]);
const untried = Object.keys(sdp).filter((name) => !met.has(name) && !/^(generate|localCName)/.test(name));
for (const bug of bugs.slice(0, 20)) console.error(bug);
const row = (name, { equal, deliberate, bug }) =>
  console.log(`${name.padEnd(22)}${String(equal).padStart(8)}${String(deliberate).padStart(12)}${String(bug).padStart(8)}`);
console.log(`${'sdp, parse helpers'.padEnd(22)}${'equal'.padStart(8)}${'deliberate'.padStart(12)}${'bug'.padStart(8)}`);
row('files', files);
row('calls', counts);
console.log(`${Object.keys(sdp).length} exports, of another kind here: ${unlike.join(' ') || 'none'}, not tried: ${untried.join(' ') || 'none'}`);
process.exitCode = bugs.length + unlike.length + untried.length > 0 ? 1 : 0;
