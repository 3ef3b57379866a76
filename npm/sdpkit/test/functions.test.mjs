// Each function of the package, as it was built.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as sdpkit from 'sdpkit';
import { BROKEN, MENDED, OFFER } from './offers.mjs';

const { SdpEditError, SdpError, SdpParseError } = sdpkit;

test('what was parsed is written byte for byte, and a changed field changes its line alone', () => {
  const session = sdpkit.parse(OFFER);
  assert.equal(sdpkit.stringify(session), OFFER);
  const line = session.media[0].lines.find(({ a }) => a?.rtpmap);
  const { payload } = line.a.rtpmap;
  line.a.rtpmap.payload = 7;
  assert.equal(sdpkit.stringify(session), OFFER.replace(`a=rtpmap:${payload} `, 'a=rtpmap:7 '));
  const bytes = Uint8Array.from(Buffer.from('v=0\r\ns=caf\xe9\r\n', 'latin1'));
  assert.deepEqual(sdpkit.parse(bytes, { strict: false }).session.lines[1].raw, { base64: 'cz1jYWbp' });
});

test('parse throws the place and what was expected', () => {
  const thrown = (() => { try { return sdpkit.parse(BROKEN); } catch (error) { return error; } })();
  assert(thrown instanceof SdpParseError && thrown instanceof SdpError);
  const { name, line, column, offset, expected, found } = thrown;
  assert.deepEqual({ name, line, column, offset, expected, found }, {
    name: 'SdpParseError', line: 2, column: 7, offset: 11, expected: 'a number', found: 'IN',
  });
  assert.match(sdpkit.parse(BROKEN, { strict: false }).session.lines[1].error, /^expected a number/);
  assert.throws(() => sdpkit.stringify({ version: 1 }), { name: 'SdpError', code: 'json' });
});

test('findings have places in UTF-16, and lint never throws on a bad description', () => {
  const found = sdpkit.lint('v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=é😀\r\nt=0 0 \r\n', { select: ['trailing-whitespace'] });
  assert.equal(found.length, 1);
  const [{ rule, start, end, line, column, fix }] = found;
  assert.deepEqual({ rule, start, end, line, column }, { rule: 'trailing-whitespace', start: 43, end: 44, line: 4, column: 6 });
  assert.deepEqual(fix.edits, [{ start: 43, end: 44, text: '' }]);
  for (const text of ['', '\0', 'x'.repeat(1e5), '\ud800', new Uint8Array([0xff, 0xfe, 10])]) {
    assert(Array.isArray(sdpkit.lint(text)));
  }
  assert.deepEqual(sdpkit.lint(OFFER).filter(({ severity }) => severity === 'error'), []);
});

test('options are followed, and refused by name', () => {
  const [{ severity }] = sdpkit.lint(MENDED, { select: ['empty-session-name'], levels: { 'empty-session-name': 'info' } });
  assert.equal(severity, 'info');
  assert.equal(sdpkit.lint(MENDED, { ignore: ['all'] }).length, 0);
  assert.throws(() => sdpkit.lint('', { select: ['no-such-rule'] }), { code: 'option', message: /^select: expected a rule/ });
  assert.throws(() => sdpkit.lint('', { profile: 'sip\nmax-size=1' }), TypeError);
});

test('fix mends, and says what', () => {
  const { sdp, applied, remaining } = sdpkit.fix(MENDED);
  assert.equal(sdp, 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n');
  assert(applied.some(({ rule }) => rule === 'empty-session-name'));
  assert.deepEqual(sdpkit.fix(sdp).applied, []);
  assert(Array.isArray(remaining));
  assert.equal(sdpkit.fix(MENDED, { rules: ['empty-session-name'] }).sdp, MENDED.replace('s=\n', 's=-\n'));
});

test('an answer is made, verified and compared', () => {
  const { sdp, rejected } = sdpkit.answer(OFFER);
  assert.deepEqual(rejected, []);
  assert.deepEqual(sdpkit.verify(OFFER, sdp), []);
  assert.deepEqual(sdpkit.lintPair(OFFER, sdp).filter(({ severity }) => severity === 'error'), []);
  const wrong = sdp.replace(/m=video[^]*?(?=m=application)/, '');
  assert.match(sdpkit.verify(OFFER, wrong)[0].code, /^OA\d{3}$/);
  assert(sdpkit.lintPair(OFFER, wrong).length > 0);
  assert.equal(sdpkit.answer(OFFER, { reject: [0] }).rejected[0].section, 0);
  const offered = sdpkit.offer({ capabilities: 'sip-phone', media: ['audio'], identifiers: { address: '192.0.2.1', port: 4000 } });
  assert.match(offered, /^m=audio 4000 /m);
  assert.throws(() => sdpkit.answer('m=audio 9', { capabilities: 'x' }), { code: 'option' });
  assert.equal(sdpkit.lintNext(offered, `${offered}a=x\r\n`)[0].rule, 'reoffer-version-not-incremented');
});

test('operations are recorded and applied at once', () => {
  const munger = sdpkit.munge(OFFER, { role: 'local-offer' })
    .codecs.prefer('video', 'VP9').codecs.remove('video', 'ulpfec')
    .fmtp('opus', { stereo: 1, usedtx: true, useinbandfec: null })
    .candidates.relayOnly();
  const { sdp, report } = munger.run();
  assert.equal(munger.operations.length, 5);
  assert.match(sdp, /a=fmtp:111 .*stereo=1/);
  assert.doesNotMatch(sdp, /ulpfec|useinbandfec| typ host/);
  assert.equal(report.checked, true);
  assert(report.changes.some(({ cause }) => cause !== 'requested'));
  assert(report.notes.some(({ note }) => note === 'chromium-munging'));
  assert.match(report.diff, /^@@ /);
  assert.equal(String(sdpkit.munge(OFFER)), OFFER);
  assert.deepEqual(sdpkit.munge.recipe(OFFER, munger.operations, { role: 'local-offer' }).sdp, sdp);
});

test('a refused operation says why, and where', () => {
  const refused = (run) => { try { run(); } catch (error) { return error; } };
  const last = refused(() => sdpkit.recipe(OFFER, ['hold audio', { op: 'remove-codecs', media: 'video', codecs: ['*'] }]));
  assert(last instanceof SdpEditError);
  assert.equal(last.code, 'last-codec');
  assert.equal(last.index, 1);
  assert.match(last.help, /on-empty=reject/);
  const words = refused(() => sdpkit.recipe(OFFER, ['no such']));
  assert.equal(words.code, 'words');
  assert.throws(() => sdpkit.recipe(OFFER, [{ op: 'hold', codecs: ['x'] }]), TypeError);
  assert.throws(() => sdpkit.recipe(OFFER, ['hold\nunhold']), TypeError);
});

test('every operation of the registry does what its example shows, from its JSON', () => {
  const { operations } = JSON.parse(readFileSync(process.env.SDPKIT_REGISTRY, 'utf8'));
  assert(operations.length > 40);
  for (const { name, example } of operations) {
    const { sdp } = sdpkit.recipe(example.before, [example.json], { validate: 'skip' });
    assert.equal(sdp, example.after, name);
    assert.equal(sdpkit.recipe(example.before, [example.words], { validate: 'skip' }).sdp, example.after, name);
  }
});

test('candidates are filtered, read and hidden', () => {
  const host = 'candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host';
  const relay = 'candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000';
  assert.equal(sdpkit.filterCandidate('relay-only', host), null);
  assert.equal(sdpkit.filterCandidate('relay-only', { candidate: relay, sdpMid: '0' }).candidate, relay.replace('203.0.113.5 rport 61000', '0.0.0.0 rport 9'));
  assert.equal(sdpkit.filterCandidate('relay-only', ''), '');
  assert.throws(() => sdpkit.filterCandidate('nobody', host), { code: 'option' });
  assert.equal(sdpkit.parseCandidate(`a=${host}\r\n`).port, 50000);
  assert.equal(sdpkit.parseCandidate({ candidate: host }).port, 50000);
  assert.throws(() => sdpkit.parseCandidate('candidate:1'), SdpParseError);
  const filter = sdpkit.transform('relay-only');
  assert.doesNotMatch(filter(OFFER), / typ host/);
  assert.match(sdpkit.transform(['hold audio'])(OFFER), /a=sendonly/);
  assert.doesNotMatch(sdpkit.redact(OFFER.replaceAll('192.0.2.10', '10.20.30.40')), /10\.20\.30\.40/);
});

test('Chromium sees munging', () => {
  const { hits } = sdpkit.detectMunging(OFFER, OFFER.replace('a=rtcp-mux\r\n', ''));
  assert(hits.length > 0 && hits[0].created.line > 0);
  assert.deepEqual(sdpkit.detectMunging(OFFER, OFFER), { hits: [] });
});

test('a difference is told by section', () => {
  assert.deepEqual(sdpkit.diff(OFFER, OFFER), { equal: true, sections: [] });
  const held = String(sdpkit.munge(OFFER).op('hold audio'));
  const { sections: [section, ...others] } = sdpkit.diff(OFFER, held);
  assert.deepEqual(others, []);
  assert.deepEqual([section.mid, section.removed, section.added], ['0', ['a=sendrecv'], ['a=sendonly']]);
  assert.equal(sdpkit.diff(OFFER, OFFER.replace(/m=application[^]*/, '')).sections[0].change, 'removed');
  assert.equal(sdpkit.diff('', OFFER).sections[1].change, 'added');
});

test('rules explain themselves and what browsers say', () => {
  assert(sdpkit.rules.length > 400);
  assert.match(sdpkit.explain('fingerprint-missing').docs, /# Bad/);
  assert.throws(() => sdpkit.explain('no-such-rule'), RangeError);
  for (const { id, errors } of sdpkit.rules) {
    for (const says of errors) assert(sdpkit.explainError(`Error: ${says.replaceAll('{}', 'x')}`).includes(id), says);
  }
  assert.deepEqual(sdpkit.explainError('the weather'), []);
});

test('a peer connection is watched', async () => {
  const answered = sdpkit.answer(OFFER).sdp;
  class Connection {
    localDescription = null;
    async createOffer() { return { type: 'offer', sdp: OFFER }; }
    async createAnswer() { throw new DOMException('no offer', 'InvalidStateError'); }
    async setLocalDescription(description) { this.localDescription = description; }
    async setRemoteDescription() {}
    async addIceCandidate() {}
  }
  const connection = new Connection();
  const told = [];
  const watch = sdpkit.instrument(connection, { onCall: ({ method }) => told.push(method) });
  const offer = await connection.createOffer();
  await connection.setLocalDescription({ type: 'offer', sdp: offer.sdp.replace('a=rtcp-mux\r\n', '') });
  await connection.setRemoteDescription({ type: 'answer', sdp: answered.replace(/m=video[^]*/, '') });
  await connection.addIceCandidate({ candidate: 'candidate:1' });
  await assert.rejects(connection.createAnswer(), { name: 'InvalidStateError' });
  watch.stop();
  await connection.createOffer();
  assert.deepEqual(told, ['createOffer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate', 'createAnswer']);
  const [, local, remote, , failed] = watch.calls;
  assert(local.munging.hits.length > 0);
  assert(remote.pair.length > 0);
  assert.equal(failed.error.name, 'InvalidStateError');
});

test('every export of the package is a function, a class or a list', () => {
  const kinds = Object.fromEntries(Object.entries(sdpkit).map(([name, value]) => [name, typeof value]));
  const { rules, ...functions } = kinds;
  assert.equal(rules, 'object');
  assert.deepEqual([...new Set(Object.values(functions))], ['function']);
});
