// What a peer connection says and is told, in order, with what is wrong with it.

import { lint, lintPair, type Finding, type LintOptions } from './lint.js';
import { detectMunging, type Munging } from './munging.js';
import { explainError } from './rules.js';
import type { RuleId } from './generated/registry.js';

/** The methods that are watched. */
export type Method =
  | 'createOffer'
  | 'createAnswer'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate';

/** A call of a peer connection. */
export interface Call {
  /** When it ended, in milliseconds since 1970. */
  time: number;
  method: Method;
  /** The type of the description. */
  type?: RTCSdpType;
  sdp?: string;
  candidate?: string;
  /** What is wrong with the description. */
  findings: Finding[];
  /** What in this answer does not fit its offer. */
  pair: Finding[];
  /** What Chromium sees of a change since the description was created. */
  munging?: Munging;
  /** Why the call failed, and the rules that may explain it. */
  error?: { name: string; message: string; rules: RuleId[] };
}

export interface InstrumentOptions {
  lint?: LintOptions;
  /** Called after each call. */
  onCall?: (call: Call) => void;
}

export interface Instrumentation {
  /** The calls so far. */
  readonly calls: readonly Call[];
  /** Takes the watch off. */
  stop(): void;
}

/** The part of an `RTCPeerConnection` that is used. */
type Connection = Pick<RTCPeerConnection, Method | 'localDescription'>;

/**
 * Watches a peer connection: descriptions that are created and set are linted, answers compared with
 * their offers, and changes between creating and setting shown. What the calls do and return stays
 * as it is.
 */
export function instrument(connection: Connection, options: InstrumentOptions = {}): Instrumentation {
  const calls: Call[] = [];
  const created = new Map<string, string>();
  let offered: string | undefined;
  const target = connection as unknown as Record<Method, (...words: unknown[]) => unknown>;

  const describe = (call: Call, description: RTCSessionDescriptionInit) => {
    call.type = description.type;
    const { sdp } = description;
    if (!sdp) return;
    call.sdp = sdp;
    const { type } = description;
    const known = type === 'rollback' ? {} : { type };
    call.findings = lint(sdp, { ...known, ...options.lint });
    if (call.method.startsWith('create')) {
      created.set(type, sdp);
      return;
    }
    const original = created.get(type);
    if (call.method === 'setLocalDescription' && original !== undefined) {
      call.munging = detectMunging(original, sdp);
    }
    if (call.error !== undefined) return;
    if (type === 'offer') offered = sdp;
    else if (offered !== undefined) call.pair = lintPair(offered, sdp, options.lint);
  };

  const record = (method: Method, words: unknown[], result: unknown, error: unknown) => {
    const call: Call = { time: Date.now(), method, findings: [], pair: [] };
    if (error !== undefined) {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      call.error = { name, message, rules: explainError(message) };
    }
    if (method === 'addIceCandidate') {
      call.candidate = (words[0] as RTCIceCandidateInit | null | undefined)?.candidate ?? '';
    } else {
      // A call without an argument creates what it sets.
      const implied = method === 'setLocalDescription' && error === undefined ? connection.localDescription : undefined;
      const description = method.startsWith('create') ? result : (words[0] ?? implied);
      if (description) describe(call, description as RTCSessionDescriptionInit);
    }
    calls.push(call);
    options.onCall?.(call);
  };

  const methods: Method[] = ['createOffer', 'createAnswer', 'setLocalDescription', 'setRemoteDescription', 'addIceCandidate'];
  for (const method of methods) {
    const original = target[method];
    target[method] = function (this: unknown, ...words: unknown[]) {
      const promise = original.apply(connection, words) as Promise<unknown>;
      // The callbacks of old tell the page alone.
      if (words.some((word) => typeof word === 'function')) return promise;
      return promise.then(
        (result) => {
          record(method, words, result, undefined);
          return result;
        },
        (error: unknown) => {
          record(method, words, undefined, error);
          throw error;
        },
      );
    };
  }
  return {
    calls,
    stop() {
      // The methods of the prototype come back.
      for (const method of methods) delete (target as Partial<typeof target>)[method];
    },
  };
}
