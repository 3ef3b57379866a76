// Packs the package and checks what was packed: its shape, its types, and that bundlers take it.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const bin = (name) => join(root, 'node_modules/.bin', name);
const target = join(root, 'target');
rmSync(target, { recursive: true, force: true });
mkdirSync(target);

const run = (program, words, options = {}) => {
  try {
    return execFileSync(program, words, { encoding: 'utf8', stdio: 'pipe', ...options });
  } catch (error) {
    throw new Error(`${program} ${words.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error}`);
  }
};

const [{ filename, size, files }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', target], { cwd: root }));
const tarball = join(target, filename);
const strange = files.map(({ path }) => path).filter((path) => !/^(dist\/.*\.(c?js|d\.c?ts|json|wasm)|package\.json|README\.md|LICENSE-\w+)$/.test(path));
if (strange.length > 0) throw new Error(`expected no such files in the package: ${strange.join(', ')}`);

console.log(run(bin('publint'), ['run', tarball, '--strict']).trim());
console.log(run(bin('attw'), [tarball, '--profile', 'node16', '--exclude-entrypoints', './rules.json', './sdpkit.wasm', '--format', 'ascii']).trim());

const consumer = mkdtempSync(join(tmpdir(), 'sdpkit-'));
try {
  writeFileSync(join(consumer, 'package.json'), '{"private":true,"type":"module"}');
  run('npm', ['install', '--no-audit', '--no-fund', '--offline', tarball], { cwd: consumer });
  copyFileSync(join(root, 'test/consumer.mts'), join(consumer, 'consumer.mts'));
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom'], types: [], skipLibCheck: false },
    files: ['consumer.mts'],
  }));
  run(bin('tsc'), ['--project', consumer]);
  console.log('tsc --strict: ok');

  const source = "import { lint } from 'sdpkit';\nglobalThis.told = lint('v=0\\r\\n').length;\nconsole.log(globalThis.told);\n";
  writeFileSync(join(consumer, 'main.js'), source);
  writeFileSync(join(consumer, 'required.cjs'), "console.log(require('sdpkit').lint('v=0\\r\\n').length);\n");
  const told = { node: run('node', ['main.js'], { cwd: consumer }), required: run('node', ['required.cjs'], { cwd: consumer }) };

  const { buildSync } = await import('esbuild');
  for (const format of ['esm', 'cjs', 'iife']) {
    buildSync({ entryPoints: [join(consumer, 'main.js')], bundle: true, format, outfile: join(consumer, `esbuild.${format === 'esm' ? 'mjs' : 'cjs'}`), logLevel: 'error' });
    told[`esbuild ${format}`] = run('node', [`esbuild.${format === 'esm' ? 'mjs' : 'cjs'}`], { cwd: consumer });
  }

  const { default: webpack } = await import('webpack');
  await new Promise((resolve, reject) => {
    webpack({ mode: 'production', context: consumer, entry: './main.js', target: 'web', output: { path: consumer, filename: 'webpack.cjs' }, performance: false }, (error, stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings()) reject(error ?? new Error(stats.toString()));
      else resolve();
    });
  });
  told.webpack = run('node', ['webpack.cjs'], { cwd: consumer });

  const { build } = await import('vite');
  await build({ root: consumer, logLevel: 'error', build: { lib: { entry: 'main.js', formats: ['es'], fileName: () => 'vite.mjs' }, outDir: 'vite', minify: true } });
  told.vite = run('node', ['vite/vite.mjs'], { cwd: consumer });

  for (const [name, said] of Object.entries(told)) {
    if (said !== told.node || !(Number(said) > 0)) throw new Error(`${name}: expected ${told.node}, found ${said}`);
    console.log(`${name}: ok`);
  }
} finally {
  rmSync(consumer, { recursive: true });
}

const dist = readdirSync(join(root, 'dist')).filter((name) => statSync(join(root, 'dist', name)).isFile());
if (!dist.includes('index.js') || !readFileSync(join(root, 'dist/index.d.ts'), 'utf8').includes('all.js')) throw new Error('expected dist/index.js with its types');
console.log(`${filename}: ${size} bytes, ${files.length} files`);
