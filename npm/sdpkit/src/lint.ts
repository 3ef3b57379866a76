// Findings and fixes.

import { encoded, engine, lines } from './engine.js';
import { read, type Place } from './errors.js';
import type { Category, RuleId } from './generated/registry.js';

export type Severity = 'hint' | 'info' | 'warning' | 'error';
export type Profile = 'webrtc' | 'sip' | 'rtsp' | 'st2110' | 'generic';

/** Names rules: one, a category, a prefix such as `ice-*`, `rfc:8839`, or `all`. */
export type Selector = RuleId | Category | 'all' | `rfc:${number}` | `${string}*`;

export interface LintOptions {
  /** The world the description belongs to; guessed by default. */
  profile?: Profile;
  /** The part it plays in offer/answer. */
  type?: 'offer' | 'answer' | 'pranswer';
  /** Browsers it is meant for, as `firefox` or `safari:17`. */
  peers?: string[];
  /** The rules to run; all by default. */
  select?: Selector[];
  /** Rules to run besides, hints too. */
  extendSelect?: Selector[];
  /** The rules not to run. */
  ignore?: Selector[];
  /** Whether hints run too. */
  pedantic?: boolean;
  /** How bad the findings of rules are to be. */
  levels?: { [selector in Selector]?: Severity | 'off' };
  /** How many findings of each rule are told at most. */
  maxFindings?: number;
  /** The candidates that may be told to a peer. */
  icePolicy?: 'all' | 'relay';
  /** The only encoding names that may be used. */
  allowedCodecs?: string[];
  /** The largest size of a description, in bytes. */
  maxSize?: number;
}

/** A place and what to say about it. */
export interface Label extends Place {
  message: string;
}

/** A replacement of a part of the text; offsets in UTF-16 code units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Something that a rule found. */
export interface Finding extends Place {
  rule: RuleId;
  category: Category;
  severity: Severity;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to do about it. */
  help?: string;
  notes: string[];
  labels: Label[];
  /** Places in the offer, or in the description before. */
  elsewhere?: (Label & { whose: 'offer' | 'previous' })[];
  fix?: { safety: 'safe' | 'unsafe'; edits: Edit[] };
  /** How many further findings of the rule are not told. */
  omitted?: number;
}

/** Everything that rules find; it never throws on a bad description. */
export function lint(sdp: string | Uint8Array, options: LintOptions = {}): Finding[] {
  return read(engine().lint(encoded(sdp), settings(options)));
}

/** What in an answer does not fit its offer; places are in the answer. */
export function lintPair(
  offer: string | Uint8Array,
  answer: string | Uint8Array,
  options: LintOptions = {},
): Finding[] {
  return read(engine().lint_pair(encoded(offer), encoded(answer), settings(options)));
}

/** What in a description may not follow the one that the same side made before it. */
export function lintNext(
  previous: string | Uint8Array,
  next: string | Uint8Array,
  options: LintOptions = {},
): Finding[] {
  const asked = lines({ next: true });
  const more = settings(options);
  return read(engine().lint_pair(encoded(previous), encoded(next), more ? `${asked}\n${more}` : asked));
}

export interface FixOptions extends LintOptions {
  /** Whether fixes are applied that may change what is negotiated. */
  unsafe?: boolean;
  /** The rules whose findings are mended; all by default. */
  rules?: RuleId[];
}

export interface Fixed {
  /** The description after its fixes. */
  sdp: string;
  /** What was mended, in the order it was. */
  applied: { rule: RuleId; message: string; help?: string }[];
  /** What is left; places are in the new text. */
  remaining: Finding[];
}

/** Mends what can be mended without asking. */
export function fix(sdp: string, { unsafe, rules, ...options }: FixOptions = {}): Fixed {
  const select = rules ?? options.select;
  const asked = [lines({ unsafe }), settings({ ...options, ...(select && { select }) })];
  const told = read<{ sdp: string; mended: Fixed['applied']; remaining: Finding[] }>(
    engine().fix(encoded(sdp), asked.filter(Boolean).join('\n')),
  );
  return { sdp: told.sdp, applied: told.mended, remaining: told.remaining };
}

function settings(options: LintOptions): string {
  return lines({
    profile: options.profile,
    type: options.type,
    peer: options.peers,
    select: options.select,
    'extend-select': options.extendSelect,
    ignore: options.ignore,
    pedantic: options.pedantic,
    level: Object.entries(options.levels ?? {}).map(([rule, level]) => `${rule}=${level}`),
    'max-findings': options.maxFindings,
    'ice-policy': options.icePolicy,
    'allowed-codec': options.allowedCodecs,
    'max-size': options.maxSize,
  });
}
