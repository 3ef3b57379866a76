// Descriptions as objects and back.

import { encoded, engine, lines } from './engine.js';
import { read, SdpParseError } from './errors.js';
import type { AttributeName } from './generated/registry.js';

/** A description: every line of it, typed, and as it was spelt. */
export interface Session {
  version: 1;
  session: { lines: Line[] };
  media: { lines: Line[] }[];
}

/** Text of a field; bytes that are no UTF-8 are base64. */
export type Text = string | { base64: string };

/** The fields of what a line says. */
export type Fields = Record<string, unknown>;

/**
 * A line. What it says stands under its letter: `line.m`, and for an attribute under its name in
 * there: `line.a.rtpmap`. To change a value, change the field; `raw` need not be touched. A new line
 * is `raw` alone.
 */
export interface Line {
  /** The line without its end. */
  raw?: Text;
  /** Its end, where that is not CRLF. */
  end?: '\n' | '';
  /** Why it cannot be read, instead of what it says. */
  error?: string;
  /** An attribute, by its name. */
  a?: { [name in AttributeName]?: Fields } & Record<string, unknown>;
  /** A media description. */
  m?: { media: string; port: number; transport: string; formats: string[]; ports?: number } & Fields;
  [letter: string]: unknown;
}

/** How {@link parse} reads. */
export interface ParseOptions {
  /** Whether the first error throws (the default); otherwise a line that is wrong has an `error`. */
  strict?: boolean;
}

/**
 * Reads a description. Bytes may be any, text that is no UTF-8 included.
 *
 * @throws {SdpParseError} at the first error, unless `strict` is false
 */
export function parse(sdp: string | Uint8Array, { strict = true }: ParseOptions = {}): Session {
  return read(engine().parse(encoded(sdp), lines({ strict })));
}

/** Writes a description: byte for byte what was read, but for the fields that were changed. */
export function stringify(session: Session): string {
  return read<{ sdp: string }>(engine().stringify(JSON.stringify(session))).sdp;
}

/** The fields of an `a=candidate`. */
export interface Candidate {
  foundation: string;
  component: number;
  transport: string;
  priority: number;
  address: string;
  port: number;
  type: string;
  [field: string]: unknown;
}

/**
 * Reads a candidate: `a=candidate:..`, `candidate:..`, or an `RTCIceCandidate`.
 *
 * @throws {SdpParseError} when it is none
 */
export function parseCandidate(candidate: string | { candidate?: string }): Candidate {
  const text = typeof candidate === 'string' ? candidate : (candidate.candidate ?? '');
  const line = `a=${text.trim().replace(/^a=/, '')}`;
  const session = parse(`m=audio 9 RTP/AVP 0\r\n${line}\r\n`, { strict: false });
  const { a, error } = session.media[0]?.lines[1] ?? {};
  const fields = a?.candidate as Candidate | undefined;
  if (fields !== undefined) return fields;
  throw new SdpParseError({
    code: 'parse',
    message: error ?? 'expected a candidate',
    expected: 'a candidate',
    found: text,
    line: 1,
    column: 1,
  });
}
