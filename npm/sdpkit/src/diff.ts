// What differs between two descriptions, section by section.

/** What differs in the session level or in a section. */
export interface SectionDiff {
  /** Its name, where it has one. */
  mid?: string;
  /** Its number in the first and in the second description, from 0; -1 is the session level. */
  before?: number;
  after?: number;
  /** What became of it. */
  change: 'added' | 'removed' | 'changed';
  /** The lines that are gone, and those that came, in the order of their text. */
  removed: string[];
  added: string[];
}

export interface SdpDiff {
  /** Whether no line differs; line ends and the order of lines do not count. */
  equal: boolean;
  /** The sections that differ, in the order of the second description; those that are gone last. */
  sections: SectionDiff[];
}

/** Compares two descriptions: sections by their `mid`, or by number where they have none. */
export function diff(one: string, other: string): SdpDiff {
  const [before, after] = [sections(one), sections(other)];
  const found: SectionDiff[] = [];
  const old = new Map(before.map((section) => [section.key, section]));
  for (const section of after) {
    const counterpart = old.get(section.key);
    old.delete(section.key);
    const removed = counterpart === undefined ? [] : without(counterpart.lines, section.lines);
    const added = counterpart === undefined ? section.lines : without(section.lines, counterpart.lines);
    if (removed.length + added.length === 0) continue;
    const change = counterpart === undefined ? 'added' : 'changed';
    found.push({ ...named(section), ...(counterpart && { before: counterpart.index }), after: section.index, change, removed, added });
  }
  for (const section of old.values()) {
    found.push({ ...named(section), before: section.index, change: 'removed', removed: section.lines, added: [] });
  }
  return { equal: found.length === 0, sections: found };
}

interface Section {
  key: string;
  mid: string | undefined;
  index: number;
  lines: string[];
}

function sections(text: string): Section[] {
  const all: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    if (line.startsWith('m=')) all.push([]);
    all.at(-1)?.push(line);
  }
  const taken = new Set<string>();
  return all.map((lines, number) => {
    const index = number - 1;
    const mid = index < 0 ? undefined : lines.find((line) => line.startsWith('a=mid:'))?.slice('a=mid:'.length);
    // A name that is used twice tells nothing.
    const isNamed = mid !== undefined && !taken.has(mid);
    if (isNamed) taken.add(mid);
    return { key: isNamed ? `mid:${mid}` : `#${index}`, mid, index, lines };
  });
}

const named = ({ mid }: Section) => (mid === undefined ? {} : { mid });

/** The lines that are in `lines` more often than in `others`. */
function without(lines: string[], others: string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    if (count > 0) counts.set(line, count - 1);
    return count === 0;
  });
}
