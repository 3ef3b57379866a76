// Lines and media sections: candidates, codecs, sources.

const CRLF = '\r\n';

/** The text after a prefix of the line. */
const after = (line, prefix) => line.slice(prefix.length);

/** Text up to a separator and text after it; `undefined` where there is no separator. */
function cut(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

const payloadOf = (codec) => codec.preferredPayloadType ?? codec.payloadType;

export function generateIdentifier() {
  return Math.random().toString(36).slice(2, 12);
}

export const localCName = generateIdentifier();

export function splitLines(blob) {
  return blob.trim().split('\n').map((line) => line.trim());
}

export function splitSections(blob) {
  return blob
    .split('\nm=')
    .map((section, index) => (index > 0 ? `m=${section}` : section).trim() + CRLF);
}

export function getDescription(blob) {
  return splitSections(blob)[0];
}

export function getMediaSections(blob) {
  return splitSections(blob).slice(1);
}

export function matchPrefix(blob, prefix) {
  return splitLines(blob).filter((line) => line.startsWith(prefix));
}

// Candidates

const COMPONENTS = { 1: 'rtp', 2: 'rtcp' };
const EXTENSIONS = { raddr: 'relatedAddress', rport: 'relatedPort', tcptype: 'tcpType' };

export function parseCandidate(line) {
  const words = after(line, line.startsWith('a=candidate:') ? 'a=candidate:' : 'candidate:').split(' ');
  const [foundation, component, protocol, priority, address, port, , type] = words;
  const candidate = {
    foundation,
    component: COMPONENTS[component] ?? component,
    protocol: protocol.toLowerCase(),
    priority: Number.parseInt(priority, 10),
    ip: address,
    address,
    port: Number.parseInt(port, 10),
    type,
  };
  for (let at = 8; at < words.length; at += 2) {
    const [key, value] = words.slice(at, at + 2);
    if (key === 'rport') {
      candidate.relatedPort = Number.parseInt(value, 10);
    } else if (key === 'ufrag') {
      candidate.ufrag = value;
      candidate.usernameFragment = value;
    } else if (Object.hasOwn(EXTENSIONS, key)) {
      candidate[EXTENSIONS[key]] = value;
    } else {
      candidate[key] ??= value;
    }
  }
  return candidate;
}

export function writeCandidate(candidate) {
  const component = Object.keys(COMPONENTS).find((id) => COMPONENTS[id] === candidate.component);
  const words = [
    candidate.foundation,
    component ?? candidate.component,
    candidate.protocol.toUpperCase(),
    candidate.priority,
    candidate.address || candidate.ip,
    candidate.port,
    'typ',
    candidate.type,
  ];
  const { type, relatedAddress, relatedPort, protocol, tcpType } = candidate;
  if (type !== 'host' && relatedAddress && relatedPort !== undefined) {
    words.push('raddr', relatedAddress, 'rport', relatedPort);
  }
  if (tcpType && protocol.toLowerCase() === 'tcp') words.push('tcptype', tcpType);
  const fragment = candidate.usernameFragment || candidate.ufrag;
  if (fragment) words.push('ufrag', fragment);
  return `candidate:${words.join(' ')}`;
}

// ICE

export function parseIceOptions(line) {
  return after(line, 'a=ice-options:').split(' ');
}

export function getIceParameters(mediaSection, session) {
  const lines = splitLines(mediaSection + session);
  const value = (name) => lines.find((line) => line.startsWith(`a=${name}:`));
  const [fragment, password] = [value('ice-ufrag'), value('ice-pwd')];
  if (fragment === undefined || password === undefined) return null;
  return {
    usernameFragment: after(fragment, 'a=ice-ufrag:'),
    password: after(password, 'a=ice-pwd:'),
  };
}

export function writeIceParameters({ usernameFragment, password, iceLite }) {
  const lines = [`a=ice-ufrag:${usernameFragment}`, `a=ice-pwd:${password}`];
  if (iceLite) lines.push('a=ice-lite');
  return lines.map((line) => line + CRLF).join('');
}

// Codecs

export function parseRtpMap(line) {
  const [payload, encoding] = after(line, 'a=rtpmap:').split(/ +/);
  const parts = encoding.split('/');
  const channels = parts.length === 3 ? Number.parseInt(parts[2], 10) : 1;
  return {
    payloadType: Number.parseInt(payload, 10),
    name: parts[0],
    clockRate: Number.parseInt(parts[1], 10),
    channels,
    numChannels: channels,
  };
}

export function writeRtpMap(codec) {
  const channels = codec.channels || codec.numChannels || 1;
  const suffix = channels === 1 ? '' : `/${channels}`;
  return `a=rtpmap:${payloadOf(codec)} ${codec.name}/${codec.clockRate}${suffix}${CRLF}`;
}

export function parseFmtp(line) {
  const parameters = {};
  for (const part of line.slice(line.indexOf(' ') + 1).split(';')) {
    const [key, value] = cut(part.trim(), '=');
    if (key.trim() !== '') parameters[key.trim()] = value;
  }
  return parameters;
}

export function writeFmtp(codec) {
  const { parameters } = codec;
  if (!parameters || Object.keys(parameters).length === 0) return '';
  const written = Object.keys(parameters).map((key) =>
    parameters[key] === undefined ? key : `${key}=${parameters[key]}`,
  );
  return `a=fmtp:${payloadOf(codec)} ${written.join(';')}${CRLF}`;
}

export function parseRtcpFb(line) {
  const [type, ...parameter] = line.slice(line.indexOf(' ') + 1).split(' ');
  return { type, parameter: parameter.join(' ') };
}

export function writeRtcpFb(codec) {
  const lines = (codec.rtcpFeedback ?? []).map(({ type, parameter }) => {
    const suffix = parameter?.length ? ` ${parameter}` : '';
    return `a=rtcp-fb:${payloadOf(codec)} ${type}${suffix}${CRLF}`;
  });
  return lines.join('');
}

export function parseExtmap(line) {
  const [id, uri, ...attributes] = after(line, 'a=extmap:').split(' ');
  return {
    id: Number.parseInt(id, 10),
    direction: id.includes('/') ? id.split('/')[1] : 'sendrecv',
    uri,
    attributes: attributes.join(' '),
  };
}

export function writeExtmap({ id, preferredId, direction, uri, attributes }) {
  const way = direction && direction !== 'sendrecv' ? `/${direction}` : '';
  const rest = attributes ? ` ${attributes}` : '';
  return `a=extmap:${id || preferredId}${way} ${uri}${rest}${CRLF}`;
}

const FEC = ['RED', 'ULPFEC'];

export function parseRtpParameters(mediaSection) {
  const lines = splitLines(mediaSection);
  const words = lines[0].split(' ');
  const about = { rtpmap: new Map(), fmtp: new Map(), 'rtcp-fb': new Map() };
  const headerExtensions = [];
  for (const line of lines) {
    const [, name, payload] = /^a=(rtpmap|fmtp|rtcp-fb):([^ ]*) /.exec(line) ?? [];
    if (name !== undefined) {
      const known = about[name].get(payload) ?? [];
      about[name].set(payload, known);
      known.push(line);
    } else if (line.startsWith('a=extmap:')) {
      headerExtensions.push(parseExtmap(line));
    }
  }
  const [codecs, fecMechanisms] = [[], []];
  for (const payload of words.slice(3)) {
    const map = about.rtpmap.get(payload)?.[0];
    if (map === undefined) continue;
    const codec = parseRtpMap(map);
    const fmtp = about.fmtp.get(payload)?.[0];
    codec.parameters = fmtp === undefined ? {} : parseFmtp(fmtp);
    codec.rtcpFeedback = (about['rtcp-fb'].get(payload) ?? []).map(parseRtcpFb);
    codecs.push(codec);
    const mechanism = codec.name.toUpperCase();
    if (FEC.includes(mechanism)) fecMechanisms.push(mechanism);
  }
  addFeedbackOfAll(codecs, about['rtcp-fb'].get('*') ?? []);
  return { codecs, headerExtensions, fecMechanisms, rtcp: [], profile: words[2] };
}

/** Gives each codec the feedback that is for all of them, unless it has it. */
function addFeedbackOfAll(codecs, lines) {
  const wildcards = lines.map(parseRtcpFb);
  for (const { rtcpFeedback } of codecs) {
    for (const { type, parameter } of wildcards) {
      const isSame = (own) => own.type === type && own.parameter === parameter;
      if (!rtcpFeedback.some(isSame)) rtcpFeedback.push({ type, parameter });
    }
  }
}

export function writeRtpDescription(kind, { codecs, headerExtensions, profile }) {
  const longest = codecs.reduce((most, { maxptime }) => Math.max(most, maxptime || 0), 0);
  return [
    `m=${kind} ${codecs.length > 0 ? 9 : 0} ${profile || 'UDP/TLS/RTP/SAVPF'} ${codecs.map(payloadOf).join(' ')}${CRLF}`,
    `c=IN IP4 0.0.0.0${CRLF}`,
    `a=rtcp:9 IN IP4 0.0.0.0${CRLF}`,
    ...codecs.map((codec) => writeRtpMap(codec) + writeFmtp(codec) + writeRtcpFb(codec)),
    longest > 0 ? `a=maxptime:${longest}${CRLF}` : '',
    ...(headerExtensions ?? []).map(writeExtmap),
  ].join('');
}

// Sources

export function parseSsrcMedia(line) {
  const blank = line.indexOf(' ');
  if (blank < 0) return { ssrc: Number.parseInt(after(line, 'a=ssrc:'), 10), attribute: '' };
  const colon = line.indexOf(':', blank);
  const ssrc = Number.parseInt(line.slice('a=ssrc:'.length, blank), 10);
  if (colon < 0) return { ssrc, attribute: line.slice(blank + 1) };
  return { ssrc, attribute: line.slice(blank + 1, colon), value: line.slice(colon + 1) };
}

export function parseSsrcGroup(line) {
  const [semantics, ...ssrcs] = after(line, 'a=ssrc-group:').split(' ');
  return { semantics, ssrcs: ssrcs.map((ssrc) => Number.parseInt(ssrc, 10)) };
}

export function parseMsid(mediaSection) {
  const [line] = matchPrefix(mediaSection, 'a=msid:');
  if (line !== undefined) {
    const [stream, track] = after(line, 'a=msid:').split(' ');
    return { stream, track };
  }
  const source = matchPrefix(mediaSection, 'a=ssrc:').map(parseSsrcMedia).find(({ attribute }) => attribute === 'msid');
  if (source === undefined) return undefined;
  const [stream, track] = source.value.split(' ');
  return { stream, track };
}

export function parseRtpEncodingParameters(mediaSection) {
  const { codecs, fecMechanisms } = parseRtpParameters(mediaSection);
  const ssrc = matchPrefix(mediaSection, 'a=ssrc:').map(parseSsrcMedia).find(({ attribute }) => attribute === 'cname')?.ssrc;
  const [flow] = matchPrefix(mediaSection, 'a=ssrc-group:FID').map((line) => parseSsrcGroup(line).ssrcs);
  const retransmission = flow?.[1];
  const encodings = [];
  for (const { name, parameters } of codecs) {
    if (name.toUpperCase() !== 'RTX' || !parameters.apt) continue;
    const encoding = { ssrc, codecPayloadType: Number.parseInt(parameters.apt, 10) };
    if (ssrc && retransmission) encoding.rtx = { ssrc: retransmission };
    encodings.push(encoding);
    if (fecMechanisms.includes('RED')) {
      const mechanism = fecMechanisms.includes('ULPFEC') ? 'red+ulpfec' : 'red';
      encodings.push({ ...encoding, fec: { ssrc, mechanism } });
    }
  }
  if (encodings.length === 0 && ssrc) encodings.push({ ssrc });
  const maxBitrate = bitrateOf(mediaSection);
  for (const encoding of encodings) if (maxBitrate !== undefined) encoding.maxBitrate = maxBitrate;
  return encodings;
}

/** The limit for media in bits per second, without what lower layers add (RFC 9429 §5.9). */
function bitrateOf(mediaSection) {
  const [line] = matchPrefix(mediaSection, 'b=');
  if (line?.startsWith('b=TIAS:')) return Number.parseInt(after(line, 'b=TIAS:'), 10);
  if (line?.startsWith('b=AS:')) return Number.parseInt(after(line, 'b=AS:'), 10) * 950 - 16000;
  return undefined;
}

export function parseRtcpParameters(mediaSection) {
  const lines = splitLines(mediaSection);
  const named = lines.filter((line) => line.startsWith('a=ssrc:')).map(parseSsrcMedia);
  const source = named.find(({ attribute }) => attribute === 'cname');
  const reducedSize = lines.includes('a=rtcp-rsize');
  const parameters = source === undefined ? {} : { cname: source.value, ssrc: source.ssrc };
  return { ...parameters, reducedSize, compound: !reducedSize, mux: lines.includes('a=rtcp-mux') };
}

export function writeRtcpParameters({ reducedSize, mux, ssrc, cname }) {
  const lines = [];
  if (reducedSize) lines.push('a=rtcp-rsize');
  if (mux) lines.push('a=rtcp-mux');
  if (ssrc !== undefined && cname) lines.push(`a=ssrc:${ssrc} cname:${cname}`);
  return lines.map((line) => line + CRLF).join('');
}
