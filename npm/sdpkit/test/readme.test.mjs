// The examples of the README run; each `// =>` is what the line before it gives.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { OFFER } from './offers.mjs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);

test('there are examples', () => assert(examples.length >= 4));

for (const [number, code] of examples.entries()) {
  test(`example ${number + 1}`, async () => {
    // Beside the tests, so that the package is found by its name.
    const folder = mkdtempSync(join(import.meta.dirname, 'readme-'));
    try {
      const checks = code.replace(/^(?:const (\w+) = )?(.*?);?\s*\/\/ => (.*)$/gm, (_, name, value, expected) =>
        name === undefined
          ? `assert.deepEqual(${value}, ${expected});`
          : `const ${name} = ${value}; assert.deepEqual(${name}, ${expected});`);
      const file = join(folder, 'example.mjs');
      writeFileSync(file, `import assert from 'node:assert/strict';\nconst offer = ${JSON.stringify({ type: 'offer', sdp: OFFER })};\n${checks}`);
      await import(pathToFileURL(file));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
