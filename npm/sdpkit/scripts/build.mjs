// Writes dist from src: `node scripts/build.mjs MODULE RULES`, where MODULE is sdpkit.wasm and RULES
// rules.json. ECMAScript modules with types, and the same for `require`. `cargo xtask npm` calls it,
// after scripts/generate.mjs.

import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['--project', root], { stdio: 'inherit' });

// A module and state of its own: it must not meet that of the whole package.
const slim = { entryPoints: [join(root, 'src/slim-munge.ts')], bundle: true, target: 'es2022', charset: 'utf8' };
buildSync({ ...slim, format: 'esm', outfile: join(dist, 'slim-munge.js') });
rmSync(join(dist, 'generated/bytes-munge.js'));

for (const path of readdirSync(dist, { recursive: true }).map((name) => join(dist, name))) {
  if (path.endsWith('.d.ts')) {
    writeFileSync(path.replace(/\.d\.ts$/, '.d.cts'), required(readFileSync(path, 'utf8')));
  } else if (path.endsWith('.js')) {
    const { code } = transformSync(readFileSync(path, 'utf8'), { format: 'cjs', target: 'es2022', charset: 'utf8', sourcefile: relative(dist, path) });
    writeFileSync(path.replace(/\.js$/, '.cjs'), required(code));
  }
}

/** Modules of this package as `require` finds them. */
function required(code) {
  return code.replace(/((?:from |require\(|import\()["']\.\.?\/[^"']*)\.js(["'])/g, '$1.cjs$2');
}

cpSync(join(root, '../../LICENSE-APACHE'), join(root, 'LICENSE-APACHE'));
cpSync(join(root, '../../LICENSE-MIT'), join(root, 'LICENSE-MIT'));
cpSync(process.argv[2], join(dist, 'sdpkit.wasm'));
cpSync(process.argv[3], join(dist, 'rules.json'));
