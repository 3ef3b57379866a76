// Everything, without the bytes of the module.

export { init, initSync, type Source } from './engine.js';
export { SdpEditError, SdpError, SdpParseError, type Place, type Problem } from './errors.js';
export {
  parse,
  parseCandidate,
  stringify,
  type Candidate,
  type Fields,
  type Line,
  type ParseOptions,
  type Session,
  type Text,
} from './parse.js';
export {
  fix,
  lint,
  lintNext,
  lintPair,
  type Edit,
  type Finding,
  type Fixed,
  type FixOptions,
  type Label,
  type LintOptions,
  type Profile,
  type Selector,
  type Severity,
} from './lint.js';
export {
  filterCandidate,
  munge,
  Munger,
  recipe,
  redact,
  toWords,
  transform,
  type Change,
  type Munged,
  type MungeOptions,
  type Note,
  type Op,
  type OpName,
  type Policy,
  type Report,
  type Role,
  type Sections,
} from './munge.js';
export { detectMunging, type Munging, type MungingHit } from './munging.js';
export {
  answer,
  offer,
  verify,
  type Answered,
  type Capabilities,
  type Identifiers,
  type NegotiationOptions,
  type Violation,
} from './negotiate.js';
export { diff, type SdpDiff, type SectionDiff } from './diff.js';
export { explain, explainError, rules, type RuleDoc } from './rules.js';
export { instrument, type Call, type Instrumentation, type InstrumentOptions, type Method } from './instrument.js';
export type { AttributeName, Category, RuleId } from './generated/registry.js';
