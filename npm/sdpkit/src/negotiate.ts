// Offers, answers, and whether one fits the other.

import { encoded, engine, lines } from './engine.js';
import { read, type Place } from './errors.js';
import type { Severity } from './lint.js';

/** What this end can do, by name. */
export type Capabilities = 'browser-like' | 'sip-phone' | 'recv-only-sfu';

/**
 * Who speaks, and where its packets arrive. What is left out is drawn at random: such descriptions
 * are for reading, comparing and testing, as nobody listens there.
 */
export interface Identifiers {
  sessionId?: string;
  ufrag?: string;
  pwd?: string;
  /** As `sha-256 DA:51:..`. */
  fingerprint?: string;
  /** The values of `a=candidate` lines. */
  candidates?: string[];
  /** Keys of SDES, as `AES_CM_128_HMAC_SHA1_80 inline:..`. */
  sdesKeys?: string[];
  /** The address and port of media, where it is not ICE that finds them. */
  address?: string;
  port?: number;
}

export interface NegotiationOptions {
  /** `browser-like` by default. */
  capabilities?: Capabilities;
  identifiers?: Identifiers;
}

export interface Answered {
  sdp: string;
  /** The sections that are rejected, from 0, and why. */
  rejected: { section: number; reason: string }[];
}

/** A rule of offer/answer that is broken; the place is in the answer. */
export interface Violation extends Place {
  /** A stable code, as `OA030`. */
  code: string;
  severity: Severity;
  message: string;
  /** The document and section of the rule. */
  reference: string;
  section?: number;
  /** The place in the offer. */
  offer?: Place;
}

/** Answers an offer (RFC 3264 §6, RFC 9429 §5.3). */
export function answer(offer: string, options: NegotiationOptions & { reject?: number[] } = {}): Answered {
  return read(engine().answer(encoded(offer), lines({ ...common(options), reject: options.reject })));
}

/** An offer of the named sections, or one of everything there is. */
export function offer(options: NegotiationOptions & { media?: ('audio' | 'video' | 'text' | 'data')[] } = {}): string {
  return read<{ sdp: string }>(engine().offer(lines({ ...common(options), media: options.media }))).sdp;
}

/** What in an answer breaks a rule of offer/answer; {@link lintPair} says it in rules with fixes. */
export function verify(offer: string, answer: string): Violation[] {
  return read(engine().verify(encoded(offer), encoded(answer)));
}

function common({ capabilities, identifiers = {} }: NegotiationOptions): Record<string, unknown> {
  const key = `inline:${random(40)}`;
  return {
    capabilities,
    'session-id': identifiers.sessionId ?? String(Number.parseInt(hex(6), 16)),
    ufrag: identifiers.ufrag ?? random(4),
    pwd: identifiers.pwd ?? random(24),
    fingerprint: identifiers.fingerprint ?? `sha-256 ${hex(32).toUpperCase().match(/../g)?.join(':')}`,
    candidate: identifiers.candidates,
    'sdes-key': identifiers.sdesKeys ?? [`AES_CM_128_HMAC_SHA1_80 ${key}`, `AES_CM_128_HMAC_SHA1_32 ${key}`],
    address: identifiers.address,
    port: identifiers.address === undefined ? undefined : (identifiers.port ?? 9),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Characters that ICE and base64 have in common. */
function random(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => LETTERS[byte % 64]).join('');
}

function hex(bytes: number): string {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
