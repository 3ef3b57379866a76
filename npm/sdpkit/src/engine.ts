// The WebAssembly module behind all functions: compiled at the first call, or by `init`.

import * as bindings from './generated/engine.js';

/** What the module can be made of. */
export type Source = BufferSource | WebAssembly.Module;

type Bindings = typeof bindings;

let bytes: (() => Uint8Array) | undefined;
let isReady = false;

/** Says where the bytes come from when they are needed; the entries that carry them call it. */
export function provide(source: () => Uint8Array): void {
  bytes ??= source;
}

/** Makes the module ready from its bytes, or from a module that is compiled already. */
export function initSync(source: Source): void {
  if (isReady) return;
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  bindings.initSync({ module });
  isReady = true;
}

/**
 * Makes the module ready without blocking: from an address, a response, bytes or a module.
 *
 * The entry `sdpkit` carries the bytes itself, and needs no argument.
 */
export async function init(
  source: string | URL | Response | Source | undefined = bytes?.() as Source | undefined,
): Promise<void> {
  if (isReady) return;
  if (source === undefined) throw new TypeError('expected the bytes of sdpkit.wasm, found nothing');
  if (typeof source === 'string' || source instanceof URL) source = await fetch(source);
  if (typeof Response !== 'undefined' && source instanceof Response) {
    if (!source.ok) throw new Error(`expected sdpkit.wasm, found status ${source.status}`);
    source = await source.arrayBuffer();
  }
  const isModule = source instanceof WebAssembly.Module;
  initSync(isModule ? source : await WebAssembly.compile(source as BufferSource));
}

/** The functions of the module. */
export function engine(): Bindings {
  if (!isReady) {
    if (bytes === undefined) throw new Error('sdpkit/slim: call init() or initSync() first');
    initSync(bytes() as BufferSource);
  }
  return bindings;
}

const encoder = new TextEncoder();

/** Text as the module takes it. */
export function encoded(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? encoder.encode(text) : text;
}

/** Options as the module takes them: a line for each. */
export function lines(options: Record<string, unknown>): string {
  const out: string[] = [];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === false || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const line = one === true ? name : `${name}=${String(one)}`;
      if (/[\r\n]/.test(line)) throw new TypeError(`${name}: expected one line, found several`);
      out.push(line);
    }
  }
  return out.join('\n');
}
