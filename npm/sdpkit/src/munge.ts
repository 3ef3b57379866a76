// Changes: operations are recorded, and applied by one call, all or none.

import { encoded, engine, lines } from './engine.js';
import { read } from './errors.js';
import { OPERATIONS, type Op, type OpName } from './generated/operations.js';

export type { Op, OpName };

/** The part a description plays in offer/answer, and whose it is; it decides what may be changed. */
export type Role = 'local-offer' | 'local-answer' | 'remote-offer' | 'remote-answer' | 'free';

/** Sections: `audio`, `video`, `mid=1`, `index=0`, a direction; all by default. */
export type Sections = string;

/** Candidates that may leave: a name, and perhaps `,drop=tcp,ipv6`; or `drop=mdns` alone. */
export type Policy =
  | 'relay-only'
  | 'public-only'
  | 'no-host'
  | 'scrub'
  | `drop=${string}`
  | `${'relay-only' | 'public-only' | 'no-host' | 'scrub'},drop=${string}`;

export interface MungeOptions {
  role?: Role;
  /** `skip` takes a change even when it brings in an error. */
  validate?: 'strict' | 'skip';
}

/** A line that changed, came or went. */
export interface Change {
  op: OpName;
  /** `requested`, or why it follows from what was asked for. */
  cause: string;
  /** The section, from 0; absent at session level. */
  section?: number;
  mid?: string;
  before?: string;
  after?: string;
}

/** Something a person should know about what was done. */
export interface Note {
  note: 'not-found' | 'no-candidate-left' | 'chromium-munging' | 'other';
  message: string;
  /** The number of the change in libwebrtc. */
  number?: number;
  name?: string;
  /** Whether it is the one that Chromium counts. */
  counted?: boolean;
  /** Whether `setLocalDescription` fails for it. */
  refused?: boolean;
  /** What does the same without a change of the text. */
  instead?: string;
}

export interface Report {
  /** Whether it was made sure that no new error was brought in; never with `sdpkit/slim-munge`. */
  checked: boolean;
  changes: Change[];
  notes: Note[];
  /** The change as a unified diff. */
  diff: string;
}

export interface Munged {
  sdp: string;
  report: Report;
}

/** Applies operations, as objects or in words, all or none. */
export function recipe(sdp: string, operations: (Op | string)[], options: MungeOptions = {}): Munged {
  const words = operations.map((op) => (typeof op === 'string' ? op : toWords(op)));
  const broken = words.find((line) => /[\r\n]/.test(line));
  if (broken !== undefined) throw new TypeError(`expected one line, found several: ${JSON.stringify(broken)}`);
  return read(engine().munge(encoded(sdp), words.join('\n'), lines({ ...options })));
}

/** Begins a list of operations; nothing happens until {@link Munger.run}. */
export function munge(sdp: string, options: MungeOptions = {}): Munger {
  return new Munger(sdp, options);
}

/** The same as {@link recipe}. */
munge.recipe = recipe;

/** Operations on codecs; each gives the list it was added to. */
export interface CodecOperations<T> {
  /** Puts codecs first. */
  prefer(media: Sections, ...codecs: string[]): T;
  /** Keeps these codecs alone. */
  retain(media: Sections, ...codecs: string[]): T;
  /** Removes codecs, and what means nothing without them. */
  remove(media: Sections, ...codecs: string[]): T;
  /** Gives codecs other payload types: `VP9=96`. */
  renumber(...codecs: string[]): T;
}

/** Operations on candidates and addresses. */
export interface CandidateOperations<T> {
  filter(policy: Policy): T;
  relayOnly(): T;
  publicOnly(): T;
  noHost(): T;
  /** Keeps candidates, and takes addresses out of everything else. */
  scrub(): T;
  add(media: Sections, ...candidates: string[]): T;
}

/** Records operations; {@link run} applies them with one call. */
export class Munger {
  readonly #sdp: string;
  readonly #options: MungeOptions;
  readonly #operations: (Op | string)[] = [];

  constructor(sdp: string, options: MungeOptions = {}) {
    this.#sdp = sdp;
    this.#options = options;
  }

  /** The operations so far, as a recipe. */
  get operations(): readonly (Op | string)[] {
    return this.#operations;
  }

  /** Adds an operation as an object, or in words as on a command line: `remove video VP8`. */
  op(operation: Op | string): this {
    this.#operations.push(operation);
    return this;
  }

  /** Codecs by name, payload type or `H264/profile=42e0`; what depends on one goes with it. */
  get codecs(): CodecOperations<this> {
    const add = (op: Op) => this.op(op);
    return {
      prefer: (media, ...codecs) => add({ op: 'prefer-codecs', media, codecs }),
      retain: (media, ...codecs) => add({ op: 'retain-codecs', media, codecs }),
      remove: (media, ...codecs) => add({ op: 'remove-codecs', media, codecs }),
      renumber: (...codecs) => add({ op: 'renumber-codecs', codecs }),
    };
  }

  /** Sets parameters of a codec; `null` takes one away. */
  fmtp(codec: string, parameters: Record<string, string | number | boolean | null>, media?: Sections): this {
    const set: string[] = [];
    const keys: string[] = [];
    for (const [key, value] of Object.entries(parameters)) {
      if (value === null) keys.push(key);
      else set.push(`${key}=${typeof value === 'boolean' ? Number(value) : value}`);
    }
    const where = media === undefined ? {} : { media };
    if (set.length > 0) this.op({ op: 'fmtp-set', ...where, codec, parameters: set });
    if (keys.length > 0) this.op({ op: 'fmtp-unset', ...where, codec, keys });
    return this;
  }

  /** What of candidates and addresses leaves. */
  get candidates(): CandidateOperations<this> {
    const filter = (policy: Policy) => this.op({ op: 'filter-candidates', policy });
    return {
      filter,
      relayOnly: () => filter('relay-only'),
      publicOnly: () => filter('public-only'),
      noHost: () => filter('no-host'),
      scrub: () => this.op({ op: 'scrub' }),
      add: (media, ...candidates) => this.op({ op: 'add-candidates', media, candidates }),
    };
  }

  direction(direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive', media?: Sections): this {
    return this.op({ op: 'set-direction', ...(media !== undefined && { media }), direction });
  }

  /** A limit such as `TIAS=2000000` or `AS=off`. */
  bandwidth(limit: string, media?: Sections): this {
    return this.op({ op: 'set-bandwidth', ...(media !== undefined && { media }), limit });
  }

  /** Rejects sections: port 0, and out of their groups. */
  reject(media: Sections): this {
    return this.op({ op: 'reject-media', media });
  }

  /** Puts pseudonyms in the place of secrets. */
  redact(): this {
    return this.op({ op: 'redact' });
  }

  /**
   * Applies the operations, all or none.
   *
   * @throws {SdpEditError} when one is refused; nothing was changed then
   */
  run(): Munged {
    return recipe(this.#sdp, this.#operations, this.#options);
  }

  /** The text after {@link run}. */
  toString(): string {
    return this.run().sdp;
  }
}

/**
 * A function for hooks that take a description and give one, such as `sdpTransform` of simple-peer
 * and PeerJS and `customizeSdp` of Janus: a policy for candidates, or operations.
 */
export function transform(
  what: Policy | (Op | string)[],
  options: MungeOptions = {},
): (sdp: string) => string {
  const operations: (Op | string)[] =
    typeof what === 'string' ? [{ op: 'filter-candidates', policy: what }] : what;
  return (sdp) => recipe(sdp, operations, options).sdp;
}

/**
 * A candidate as a policy lets it leave, for `onicecandidate`; `null` when it may not. What says that
 * there are no more leaves as it is.
 */
export function filterCandidate(policy: Policy, candidate: string): string | null;
export function filterCandidate<T extends { candidate: string }>(policy: Policy, candidate: T): T | null;
export function filterCandidate(
  policy: Policy,
  candidate: string | { candidate: string },
): string | { candidate: string } | null {
  const text = typeof candidate === 'string' ? candidate : candidate.candidate;
  const told = read<{ candidate?: string }>(engine().filter_candidate(policy, text));
  if (told.candidate === undefined) return null;
  return typeof candidate === 'string' ? told.candidate : { ...candidate, candidate: told.candidate };
}

/** A description with pseudonyms in the place of secrets: addresses, credentials, keys, names. */
export function redact(sdp: string): string {
  return recipe(sdp, [{ op: 'redact' }], { validate: 'skip' }).sdp;
}

/** An operation as the words of a command line. */
export function toWords(op: Op): string {
  const info = OPERATIONS[op.op];
  if (info === undefined) throw new TypeError(`expected the name of an operation, found ${op.op}`);
  const fields = op as unknown as Record<string, unknown>;
  const known = new Set(['op', ...info.arguments.map(([name]) => name), ...info.options]);
  const unknown = Object.keys(fields).find((name) => !known.has(name));
  if (unknown !== undefined) throw new TypeError(`${op.op}: expected one of its arguments, found ${unknown}`);
  const words = [info.keyword];
  for (const [name, isSeveral] of info.arguments) {
    const value = fields[name];
    if (value === undefined) continue;
    if (Array.isArray(value)) words.push(...value.map((one) => quoted(String(one))));
    else if (typeof value === 'object' && value !== null) {
      words.push(...Object.entries(value).map(([key, one]) => quoted(`${key}=${String(one)}`)));
    } else words.push(isSeveral ? String(value) : quoted(String(value)));
  }
  for (const name of info.options) {
    if (fields[name] !== undefined) words.push(`${name}=${quoted(String(fields[name]))}`);
  }
  return words.join(' ');
}

const ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

function quoted(word: string): string {
  if (word !== '' && !/[\s"\\]/.test(word)) return word;
  return `"${word.replace(/[\n\r"\\]/g, (letter) => ESCAPES[letter] ?? letter)}"`;
}
