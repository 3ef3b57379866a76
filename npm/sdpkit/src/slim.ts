// The package without the bytes of the module: for pages that load `sdpkit/sdpkit.wasm` themselves.

export * from './all.js';
