// Parsing and munging alone, with a module of its own. It has no rules, so that it cannot refuse a
// change that brings in an error: reports say `checked: false`.

import { provide } from './engine.js';
import { bytes } from './generated/bytes-munge.js';

provide(bytes);

export { init, initSync } from './engine.js';
export { SdpEditError, SdpError, SdpParseError } from './errors.js';
export { parse, parseCandidate, stringify } from './parse.js';
export { filterCandidate, munge, Munger, recipe, redact, toWords, transform } from './munge.js';
export { diff } from './diff.js';
