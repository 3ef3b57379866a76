// Compares what sdpkit tells of each file with what the npm package sdp-transform tells.
//
// Every difference must be explained by a line that the package does not write back as it was:
// these are the deliberate ones (documentation of sdpkit_json::transform). Anything else is a bug.

import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as transform from 'sdp-transform';

const ADDED = new Set(['rest', 'lost', 'line', 'numPorts', 'blank']);
const MEDIA_KEYS = new Set(['type', 'port', 'protocol', 'payloads', 'line', 'numPorts']);
// What a media section may stand in, so that a line is read as one of its lines.
const SECTION = 'm=audio 9 RTP/AVP 0';

const counts = {
  files: 0,
  parse: { equal: 0, bug: 0 },
  complete: { equal: 0, deliberate: 0, bug: 0 },
  write: { equal: 0, deliberate: 0, bug: 0 },
  kept: { here: 0, there: 0 },
};
const bugs = [];

/** JSON has neither NaN nor Infinity; text stands for them. */
function plain(value) {
  const show = (_, one) => (typeof one === 'number' && !Number.isFinite(one) ? String(one) : one);
  return JSON.parse(JSON.stringify(value, show));
}

/** A copy without the keys that sdpkit adds. */
function withoutAdded(value) {
  if (Array.isArray(value)) return value.map(withoutAdded);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key]) => !ADDED.has(key) && !(key.endsWith('Rest') && key.slice(0, -4) in value),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutAdded(one)]));
}

const same = (one, other) => stable(one) === stable(other);

/** JSON with the keys of each object in order. */
function stable(value) {
  if (Array.isArray(value)) return `[${value.map(stable)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return `{${Object.keys(value).sort().map((key) => `${key}:${stable(value[key])}`)}}`;
}

const linesOf = (text) => text.split(/[\r\n]/).filter((line) => line !== '');

/** The keys that a line gives, and whether the package writes the line as it was. */
const readLine = memoize((line) => {
  const text = line.startsWith('m=') ? line : `${SECTION}\r\n${line}`;
  const session = transform.parse(text);
  const media = session.media[0];
  const keys = Object.keys(media).filter(
    (key) => line.startsWith('m=') || (!MEDIA_KEYS.has(key) && !(Array.isArray(media[key]) && media[key].length === 0)),
  );
  return { keys, isKept: linesOf(transform.write(session)).includes(line) };
});

function memoize(read) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key);
  };
}

/** The lines of the session and of each media section. */
function locations(text) {
  const sections = [[]];
  for (const line of linesOf(text)) {
    if (line.startsWith('m=')) sections.push([]);
    sections.at(-1).push(line);
  }
  return sections;
}

/** Whether a key may differ: a line of it is cut, or there are several where one is kept. */
function isExplained(key, lines) {
  const cut = lines.filter((line) => !readLine(line).isKept);
  if (key === 'invalid') return cut.length > 0;
  if (lines.filter((line) => readLine(line).keys.includes(key)).length > 1) return true;
  return cut.some((line) => readLine(line).keys.includes(key) || (line.startsWith('m=') && MEDIA_KEYS.has(key)));
}

/** What differs without an explanation. */
function unexplained(text, theirs, ours) {
  const sections = locations(text);
  const places = (session) => [{ ...session, media: undefined }, ...session.media];
  const [there, here] = [places(theirs), places(ours)];
  if (there.length !== here.length) return ['the number of media sections'];
  const found = [];
  there.forEach((section, index) => {
    for (const key of new Set([...Object.keys(section), ...Object.keys(here[index])])) {
      const differs = !same(section[key] ?? null, here[index][key] ?? null);
      if (differs && !isExplained(key, sections[index])) found.push(`${index}/${key}`);
    }
  });
  return found;
}

/** Whether every line of the text is written, wherever it stands. */
function isAllWritten(text, written) {
  const defaults = new Set(['v=0', 's= ']);
  const sorted = (one) => linesOf(one).filter((line) => !defaults.has(line)).sort().join('\n');
  return sorted(text) === sorted(written);
}

function compareWritten(text, theirs, ours) {
  if (ours.sdp === theirs) return 'equal';
  // Nothing is written where the package writes what nobody can read.
  if (ours.error !== undefined) return /undefined|NaN/.test(theirs) ? 'deliberate' : 'bug';
  const [there, here] = [linesOf(theirs), linesOf(ours.sdp)];
  const original = new Set(linesOf(text));
  const made = there.filter((line) => !here.includes(line));
  const kept = here.filter((line) => !there.includes(line));
  // Lines that are there and not here are none of the description, those that are here are.
  // `undefined` for what is missing and 0 for an empty number are made up; a slash before an empty
  // number is dropped.
  const honest = made.map((line) => line.replace(/ ?undefined$|(?<=:)0(?=$| )| $/, ''));
  const isOurs = kept.every((line) => original.has(line) || honest.includes(line.replace(/\/$/, '')));
  return isOurs && made.every((line) => !original.has(line)) ? 'deliberate' : 'bug';
}

for await (const record of createInterface({ input: createReadStream(process.argv[2]) })) {
  const { path, strict, strictWritten, complete, completeWritten } = JSON.parse(record);
  const text = readFileSync(path, 'utf8');
  counts.files += 1;
  const session = transform.parse(text);
  const theirs = plain(session);
  const note = (what, detail) => bugs.push(`${path}: ${what}: ${detail}`);

  if (same(theirs, JSON.parse(strict))) {
    counts.parse.equal += 1;
  } else {
    counts.parse.bug += 1;
    note('strict', unexplained(text, theirs, JSON.parse(strict)));
  }

  const ours = withoutAdded(JSON.parse(complete));
  const why = same(theirs, ours) ? [] : unexplained(text, theirs, ours);
  const verdict = same(theirs, ours) ? 'equal' : why.length === 0 ? 'deliberate' : 'bug';
  counts.complete[verdict] += 1;
  if (verdict === 'bug') note('complete', why);

  const written = transform.write(transform.parse(text));
  const writing = compareWritten(text, written, strictWritten);
  counts.write[writing] += 1;
  if (writing === 'bug') note('write', strictWritten.error ?? 'other lines');

  if (isAllWritten(text, written)) counts.kept.there += 1;
  if (completeWritten.sdp !== undefined && isAllWritten(text, completeWritten.sdp)) counts.kept.here += 1;
}

for (const bug of bugs.slice(0, 40)) console.error(bug);
const row = (name, { equal, deliberate = 0, bug }) =>
  console.log(`${name.padEnd(22)}${String(equal).padStart(8)}${String(deliberate).padStart(12)}${String(bug).padStart(8)}`);
console.log(`${counts.files} files${' '.repeat(22 - String(counts.files).length - 6)}${'equal'.padStart(8)}${'deliberate'.padStart(12)}${'bug'.padStart(8)}`);
row('parse, strict', counts.parse);
row('parse, complete', counts.complete);
row('write', counts.write);
console.log(`every line written: ${counts.kept.here} files here, ${counts.kept.there} by sdp-transform`);
process.exitCode = bugs.length > 0 ? 1 : 0;
