// What the functions throw.

/** A place in a text: offsets in UTF-16 code units, line and column from 1. */
export interface Place {
  start: number;
  end: number;
  line: number;
  column: number;
}

/** Why a function could not do what was asked for. */
export class SdpError extends Error {
  /** A stable name for the reason. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A description that does not follow its grammar. */
export class SdpParseError extends SdpError {
  /** The line, from 1. */
  readonly line: number;
  /** The column in the line, from 1, in UTF-16 code units. */
  readonly column: number;
  /** The offset in the text, in UTF-16 code units. */
  readonly offset: number;
  /** What should stand there, where that is known. */
  readonly expected: string | undefined;
  /** What stands there; empty at the end of a value. */
  readonly found: string;

  constructor(told: Told) {
    super(told.code, `${told.line}:${told.column}: ${told.message}`);
    this.line = told.line ?? 1;
    this.column = told.column ?? 1;
    this.offset = told.start ?? 0;
    this.expected = told.expected;
    this.found = told.found ?? '';
  }
}

/** An error that a change would bring in. */
export interface Problem {
  /** The rule that finds it. */
  rule: string;
  message: string;
  /** The line, as it would be; empty for one that would be missing. */
  line: string;
}

/** A change that was refused; nothing was changed. */
export class SdpEditError extends SdpError {
  /** The operation that was refused; `commit` where all of them together are. */
  readonly op: string | undefined;
  /** Its number in the list, from 0. */
  readonly index: number | undefined;
  /** The line it is about, from 1, in the text before the operation. */
  readonly line: number | undefined;
  /** What to do about it. */
  readonly help: string | undefined;
  /** The errors that the change would bring in. */
  readonly problems: Problem[];

  constructor(told: Told) {
    super(told.code, told.message);
    this.op = told.op;
    this.index = told.index;
    this.line = told.line;
    this.help = told.help;
    this.problems = told.problems ?? [];
  }
}

/** An error as the module tells it. */
interface Told extends Partial<Place> {
  code: string;
  message: string;
  expected?: string;
  found?: string;
  op?: string;
  index?: number;
  help?: string;
  problems?: Problem[];
}

/** Reads what the module gave; throws what it told as an error. */
export function read<T>(json: string): T {
  if (!json.startsWith('{"error":')) return JSON.parse(json) as T;
  const { error } = JSON.parse(json) as { error: Told };
  if (error.code === 'parse') throw new SdpParseError(error);
  if (error.code === 'option' || error.code === 'json' || error.code === 'too-large' || error.code === 'rejected') {
    throw new SdpError(error.code, error.message);
  }
  throw new SdpEditError(error);
}
