// Writes captures and the manifest. A capture replaces all files of its scenario, so that nothing
// of an older browser stays behind.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { IMPLEMENTATIONS } from './browsers.mjs';

const MANIFEST = 'manifest.json';

/** Folders whose files nobody captured; the manifest lists them all the same. */
const GIVEN = [
  { folder: 'handwritten', implementation: 'handwritten', version: 'none', api: 'written by hand' },
  { folder: 'seed', implementation: 'chromium', version: '2013', api: 'createOffer() of Chrome in 2013' },
];

/** `hold@chromium-firefox` of `chromium/hold@chromium-firefox.r2-hold.offer.created.sdp`. */
const sessionOf = (file) => path.posix.basename(file).split('.')[0];

export class Writer {
  #out;
  #entries = new Map();

  constructor(out) {
    this.#out = out;
  }

  /** A writer that knows the manifest of the last run, if there was one. */
  static async open(out) {
    const writer = new Writer(out);
    await mkdir(out, { recursive: true });
    const text = await readFile(path.join(out, MANIFEST), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    for (const entry of JSON.parse(text)) writer.#entries.set(entry.file, entry);
    return writer;
  }

  /** Replaces the files of one session, for example `hold` or `hold@chromium-firefox`. */
  async replace(session, implementations, captures, versions, scenario) {
    await this.#remove((file) => sessionOf(file) === session && implementations.includes(path.posix.dirname(file)));
    for (const { implementation, name, api, text } of captures) {
      const file = `${implementation}/${session}.${name}`;
      const bytes = Buffer.from(text, 'utf8');
      await mkdir(path.join(this.#out, implementation), { recursive: true });
      await writeFile(path.join(this.#out, file), bytes);
      this.#entries.set(file, entryOf(file, implementation, versions.get(implementation), scenario, api, bytes));
    }
  }

  /** Removes what belongs to no session of the plan, for example after a scenario got a new name. */
  async prune(isPlanned) {
    await this.#remove((file) => !isPlanned(path.posix.dirname(file), sessionOf(file)));
  }

  async writeManifest() {
    for (const { folder } of GIVEN) this.#forget((file) => file.startsWith(`${folder}/`));
    for (const given of GIVEN) await this.#addGiven(given);
    const entries = [...this.#entries.values()].sort((left, right) => (left.file < right.file ? -1 : 1));
    await writeFile(path.join(this.#out, MANIFEST), `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
    return entries.length;
  }

  async #addGiven({ folder, implementation, version, api }) {
    for (const name of await filesOf(path.join(this.#out, folder))) {
      const file = `${folder}/${name}`;
      const bytes = await readFile(path.join(this.#out, file));
      this.#entries.set(file, entryOf(file, implementation, version, path.parse(name).name, api, bytes));
    }
  }

  async #remove(matches) {
    for (const implementation of IMPLEMENTATIONS) {
      for (const name of await filesOf(path.join(this.#out, implementation))) {
        const file = `${implementation}/${name}`;
        if (matches(file)) await rm(path.join(this.#out, file));
      }
    }
    this.#forget((file) => IMPLEMENTATIONS.includes(path.posix.dirname(file)) && matches(file));
  }

  #forget(matches) {
    for (const file of [...this.#entries.keys()].filter(matches)) this.#entries.delete(file);
  }
}

function entryOf(file, implementation, version, scenario, api, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, implementation, version, scenario, api, sha256 };
}

async function filesOf(folder) {
  return readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
