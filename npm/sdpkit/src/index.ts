// The package: everything, with the bytes of the module.

import { provide } from './engine.js';
import { bytes } from './generated/bytes.js';

// Nothing is decoded or compiled before the first call.
provide(bytes);

export * from './all.js';
