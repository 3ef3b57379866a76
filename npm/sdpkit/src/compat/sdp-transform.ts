// The functions of the npm package sdp-transform 3, so that changing the import is enough.
//
// What it would lose is kept under further keys; `{ strict: 'sdp-transform' }` leaves them out. The
// differences are listed in the README.

import { encoded, engine, lines, provide } from '../engine.js';
import { read } from '../errors.js';
import { bytes } from '../generated/bytes.js';

provide(bytes);

export {
  parseFmtpConfig,
  parseImageAttributes,
  parseParams,
  parsePayloads,
  parseRemoteCandidates,
  parseSimulcastStreamList,
} from './params.js';

/** A description in the shape of sdp-transform. */
export interface SessionDescription extends Record<string, any> {
  media: Record<string, any>[];
}

export interface Options {
  /** Tells what sdp-transform tells, and no more. */
  strict?: 'sdp-transform';
}

/** Reads a description. */
export function parse(sdp: string, options: Options = {}): SessionDescription {
  return read(engine().transform_parse(encoded(sdp), lines({ strict: options.strict !== undefined })));
}

/** Writes a description. The orders that sdp-transform takes as its second argument have no effect. */
export function write(session: SessionDescription): string {
  return read<{ sdp: string }>(engine().transform_write(JSON.stringify(session))).sdp;
}
