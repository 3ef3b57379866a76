// What rules say, and what browsers say; without WebAssembly.

import type { Category, RuleId } from './generated/registry.js';
import { RULES } from './generated/rules.js';

/** What there is to know of a rule. */
export interface RuleDoc {
  id: RuleId;
  category: Category;
  severity: 'hint' | 'info' | 'warning' | 'error';
  /** The descriptions it looks at. */
  applies: string;
  /** Whether it can mend what it finds. */
  fix: string;
  /** What it finds, in one sentence. */
  summary: string;
  /** Where it comes from. */
  sources: string[];
  /** What browsers say when they refuse what it finds, `{}` in the place of what varies. */
  errors: string[];
  /** What it finds, why that matters, and examples, as Markdown. */
  docs: string;
}

/** Every rule. */
export const rules: readonly RuleDoc[] = RULES as RuleDoc[];

/** What a rule finds, why that matters, and where it comes from. */
export function explain(rule: RuleId): RuleDoc {
  const found = rules.find(({ id }) => id === rule);
  if (found === undefined) throw new RangeError(`expected the id of a rule, found ${rule}`);
  return found;
}

/** The rules behind the error message of a browser, the likeliest first. */
export function explainError(message: string): RuleId[] {
  const text = folded(message);
  const found: { id: RuleId; weight: number }[] = [];
  for (const { id, errors } of rules) {
    const weights = errors.filter((says) => isIn(says, text)).map((says) => says.length);
    if (weights.length > 0) found.push({ id, weight: Math.max(...weights) });
  }
  return found.sort((one, other) => other.weight - one.weight).map(({ id }) => id);
}

/** Whether the parts of what browsers say stand in a message, in order. */
function isIn(says: string, text: string): boolean {
  let at = 0;
  return folded(says).split('{}').every((part) => {
    const found = text.indexOf(part.trim(), at);
    at = found + part.trim().length;
    return found >= 0;
  });
}

const folded = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
