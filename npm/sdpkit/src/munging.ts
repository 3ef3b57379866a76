// What Chromium sees of a change between `createOffer` and `setLocalDescription`.

import { encoded, engine } from './engine.js';
import { read, type Place } from './errors.js';

/** A difference that Chromium counts. */
export interface MungingHit {
  /** Its number and name in libwebrtc. */
  number: number;
  name: string;
  /** What differs. */
  meaning: string;
  /** Whether `setLocalDescription` fails for it. */
  refused: boolean;
  /** What does the same without a change of the text. */
  instead?: string;
  section?: number;
  /** The line in the created and in the set description. */
  created?: Place;
  set?: Place;
}

export interface Munging {
  /** What Chromium says when it refuses the description as munged. */
  refusal?: string;
  /** The differences in the order in which Chromium looks; it counts the first. */
  hits: MungingHit[];
}

/** Finds how a description differs from the one that was created, as Chromium does. */
export function detectMunging(created: string, set: string): Munging {
  return read(engine().detect_munging(encoded(created), encoded(set)));
}
