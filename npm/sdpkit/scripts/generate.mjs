// Writes src/generated: `node scripts/generate.mjs REGISTRY BINDINGS`, where REGISTRY is what
// `cargo run -p sdpkit-wasm --example registry` prints and BINDINGS a folder with `engine.js`,
// `sdpkit.wasm` and `sdpkit-munge.wasm`. `cargo xtask npm` calls it.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [registryPath, bindings] = process.argv.slice(2);
const registry = JSON.parse(readFileSync(registryPath, 'utf8'));
const folder = new URL('../src/generated/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(join(folder, name), text);

/** A documentation comment, indented. */
function comment(text, indent = '') {
  const lines = text.trim().replaceAll('*/', '* /').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

const member = (name, docs) => `${comment(docs, '  ')}  '${name}': true;\n`;
const union = (names) => names.map((name) => `'${name}'`).join(' | ');

write(
  'registry.ts',
  `// Made from the registry of rules and attributes; see scripts/generate.mjs.

/** Every rule, by its id. */
export interface RuleIds {
${registry.rules.map(({ id, summary }) => member(id, summary)).join('')}}

/** The id of a rule. */
export type RuleId = keyof RuleIds;

/** What rules are about. */
export type Category = ${union(registry.categories)};

/** Every attribute whose value is typed, by its name. */
export interface AttributeNames {
${registry.attributes.map(({ name, docs, reference }) => member(name, `${docs}\n\n${reference}`)).join('')}}

/** The name of an attribute. */
export type AttributeName = keyof AttributeNames;
`,
);

write(
  'rules.ts',
  `// Made from the registry of rules; see scripts/generate.mjs.\n\nexport const RULES: unknown = ${JSON.stringify(registry.rules, null, 1)};\n`,
);

write('rules.json', `${JSON.stringify(registry.rules, null, 1)}\n`);

/** The type of an argument, from its value in the example and its grammar. */
function typeOf({ syntax }, value) {
  if (Array.isArray(value)) return 'string[]';
  if (value !== null && typeof value === 'object') return 'Record<string, string>';
  const words = syntax.replace(/^\[|\]$/g, '').split('|');
  const isKeywords = words.length > 1 && words.every((word) => /^[a-z][a-z-]*$/.test(word));
  return isKeywords ? union(words) : 'string';
}

const pascal = (name) => name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());

const interfaces = registry.operations.map(({ name, docs, syntax, example, ...info }) => {
  const field = (argument, isOptional) =>
    `${comment(argument.docs, '  ')}  ${/^\w+$/.test(argument.name) ? argument.name : `'${argument.name}'`}${isOptional ? '?' : ''}: ${typeOf(argument, example.json[argument.name])};\n`;
  const fields = [
    ...info.arguments.map((argument) => field(argument, !(argument.name in example.json) || argument.name === 'media')),
    ...info.options.map((option) => field(option, true)),
  ];
  const text = `${docs.trim()}\n\nIn words: \`${syntax}\`, as \`${example.words}\`.`;
  return `${comment(text)}export interface ${pascal(name)} {\n  op: '${name}';\n${fields.join('')}}\n`;
});

write(
  'operations.ts',
  `// Made from the operations of sdpkit-munge; see scripts/generate.mjs.

${interfaces.join('\n')}
/** An operation, as data. */
export type Op =
${registry.operations.map(({ name }) => `  | ${pascal(name)}`).join('\n')};

/** The name of an operation. */
export type OpName = Op['op'];

/** What an operation is in words: what it begins with, its arguments, each with whether it takes
 * several words, and its options. */
export interface OperationInfo {
  keyword: string;
  arguments: [name: string, isSeveral: boolean][];
  options: string[];
}

export const OPERATIONS: Record<OpName, OperationInfo> = ${JSON.stringify(
    Object.fromEntries(
      registry.operations.map((info) => [
        info.name,
        {
          keyword: info.keyword,
          arguments: info.arguments.map(({ name, syntax }) => [name, syntax.endsWith('...')]),
          options: info.options.map(({ name }) => name),
        },
      ]),
    ),
    null,
    2,
  )};
`,
);

const decoder = `
/** The bytes of the module. */
export function bytes(): Uint8Array {
  return Uint8Array.from(atob(BASE64), (letter) => letter.charCodeAt(0));
}
`;
for (const [name, file] of [['bytes.ts', 'sdpkit.wasm'], ['bytes-munge.ts', 'sdpkit-munge.wasm']]) {
  const base64 = readFileSync(join(bindings, file)).toString('base64');
  write(name, `// Made from ${file}; see scripts/generate.mjs.\n\nconst BASE64 =\n  '${base64}';\n${decoder}`);
}
copyFileSync(join(bindings, 'engine.js'), join(folder, 'engine.js'));
