// The small readers of sdp-transform 3: parts of values that `parse` leaves as text.

/** A number where the text is one as JavaScript spells it, otherwise the text. */
function scalar(text) {
  const number = Number(text);
  return String(number) === text ? number : text;
}

/** Adds `key=value` to an object; a key of more than one character may stand alone. */
function addParameter(parameters, text) {
  const equals = text.indexOf('=');
  if (equals >= 0 && equals + 1 < text.length) {
    parameters[text.slice(0, equals)] = scalar(text.slice(equals + 1));
  } else if (text.length > 1) {
    parameters[text] = undefined;
  }
  return parameters;
}

/** `minptime=10; useinbandfec=1` as an object. */
export function parseParams(text) {
  return text.split(/;\s?/).reduce(addParameter, {});
}

/** The old name of {@link parseParams}. */
export const parseFmtpConfig = parseParams;

/** `96 97` as numbers. */
export function parsePayloads(payloads) {
  return String(payloads).split(' ').map(Number);
}

/** `1 192.0.2.1 54400 2 192.0.2.1 54401` as objects. */
export function parseRemoteCandidates(text) {
  const words = text.split(' ').map(scalar);
  const candidates = [];
  for (let at = 0; at < words.length; at += 3) {
    const [component, ip, port] = words.slice(at, at + 3);
    candidates.push({ component, ip, port });
  }
  return candidates;
}

/** `[x=1280,y=720] [x=320,y=180]` as objects. */
export function parseImageAttributes(text) {
  return text.split(' ').map((set) => set.slice(1, -1).split(',').reduce(addParameter, {}));
}

/** `1,~4;2` as lists of alternatives. A list of one number, which `parse` gives as such, is read too. */
export function parseSimulcastStreamList(list) {
  return String(list).split(';').map((stream) =>
    stream.split(',').map((format) => {
      const paused = format.startsWith('~');
      return { scid: scalar(paused ? format.slice(1) : format), paused };
    }),
  );
}
