// Starting the browsers and calling into their pages. A profile is one way of starting a browser;
// scenarios name the profile they need.

import { accessSync, constants } from 'node:fs';
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

import { Failure } from './failure.mjs';

export const IMPLEMENTATIONS = ['chromium', 'firefox'];

const PROGRAMS = {
  chromium: { variable: 'SDPKIT_CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] },
  firefox: { variable: 'SDPKIT_FIREFOX', names: ['firefox-esr', 'firefox'] },
};

const CHROMIUM_ARGUMENTS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream',
];

// Chromium and Firefox show host addresses only to pages that may use the microphone.
const CHROMIUM_SHOW_ADDRESSES = '--use-fake-ui-for-media-stream';

const FIREFOX_PREFERENCES = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.gmp-manager.updateEnabled': false,
  'app.update.disabledForTesting': true,
  'datareporting.policy.dataSubmissionEnabled': false,
};
const FIREFOX_HIDE_ADDRESSES = 'media.peerconnection.ice.obfuscate_host_addresses';

/** `addresses`: whether host candidates show the address or a name that hides it (mDNS). */
export const PROFILES = {
  plain: { addresses: 'shown' },
  hidden: { addresses: 'hidden' },
  flexfec: { addresses: 'shown', chromiumTrials: 'WebRTC-FlexFEC-03-Advertised/Enabled/WebRTC-FlexFEC-03/Enabled/' },
  'new-handshake': { addresses: 'shown', chromiumTrials: 'WebRTC-Sctp-Snap/Enabled/WebRTC-IceHandshakeDtls/Enabled/' },
  'congestion-feedback': { addresses: 'shown', chromiumTrials: 'WebRTC-RFC8888CongestionControlFeedback/Enabled,offer:true/' },
  tmmbr: { addresses: 'shown', firefoxPreferences: { 'media.navigator.video.use_tmmbr': true } },
  'no-retransmission': { addresses: 'shown', firefoxPreferences: { 'media.peerconnection.video.use_rtx': false } },
  'no-error-correction': {
    addresses: 'shown',
    firefoxPreferences: { 'media.navigator.video.red_ulpfec_enabled': false, 'media.navigator.audio.use_fec': false },
  },
  'all-interfaces': {
    addresses: 'shown',
    firefoxPreferences: { 'permissions.default.microphone': 1 },
  },
  'low-limits': {
    addresses: 'shown',
    firefoxPreferences: { 'media.navigator.video.max_fs': 3600, 'media.navigator.video.max_fr': 30 },
  },
};

const START = {
  async chromium(profile) {
    const args = [...CHROMIUM_ARGUMENTS];
    if (profile.addresses === 'shown') args.push(CHROMIUM_SHOW_ADDRESSES);
    if (profile.chromiumTrials) args.push(`--force-fieldtrials=${profile.chromiumTrials}`);
    const browser = await chromium.launch({ executablePath: program('chromium'), headless: true, args });
    return { browser, version: browser.version() };
  },
  async firefox(profile) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program('firefox'),
      headless: true,
      extraPrefsFirefox: {
        ...FIREFOX_PREFERENCES,
        [FIREFOX_HIDE_ADDRESSES]: profile.addresses === 'hidden',
        ...profile.firefoxPreferences,
      },
    });
    return { browser, version: (await browser.version()).replace(/^firefox\//i, '') };
  },
};

/** Fails with a hint when the browser is not installed. */
export function program(implementation) {
  const { variable, names } = PROGRAMS[implementation];
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const candidate of names.flatMap((name) => folders.map((folder) => path.join(folder, name)))) {
    if (isExecutable(candidate)) return candidate;
  }
  throw new Failure(`no ${implementation} found (looked for ${names.join(', ')})`, `install it, or name its program in ${variable}`);
}

/** Browsers in use, one of each implementation and profile, and the page they open. */
export class Browsers {
  #running = new Map();
  #server;
  #pageScript;

  /** The version of every implementation that ran. */
  versions = new Map();

  async start() {
    this.#pageScript = await readFile(new URL('./page.js', import.meta.url), 'utf8');
    this.#server = http.createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>capture</title>');
    });
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** A fresh page; `call` runs a function of page.js in it. */
  async openPage(implementation, profileName) {
    const { browser } = await this.#browser(implementation, profileName);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${this.#server.address().port}/`);
    await page.addScriptTag({ content: this.#pageScript });
    return {
      implementation,
      call: (method, ...args) => page.evaluate(
        ([name, values]) => globalThis.capture[name](...values),
        [method, args],
      ),
      close: () => page.close(),
    };
  }

  /** A page with a script of its own; `(method, ...args)` runs a function of its `call`. */
  async openBlank(implementation, profileName, script) {
    const { browser } = await this.#browser(implementation, profileName);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${this.#server.address().port}/`);
    await page.addScriptTag({ content: script });
    return (method, ...args) => page.evaluate(
      ([name, values]) => globalThis.call[name](...values),
      [method, args],
    );
  }

  /** An empty page, and the one in which Chromium shows what pages of its context do with WebRTC. */
  async openObserved(profileName) {
    const { browser } = await this.#browser('chromium', profileName);
    const context = await browser.newContext();
    // It records nothing that happened before it was opened.
    const internals = await context.newPage();
    await internals.goto('chrome://webrtc-internals');
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${this.#server.address().port}/`);
    return { internals, page };
  }

  /** Ends the browsers of a profile: two browsers at a time are enough for a small machine. */
  async endProfile(profileName) {
    for (const [key, { browser }] of this.#running) {
      if (!key.endsWith(`/${profileName}`)) continue;
      this.#running.delete(key);
      await browser.close();
    }
  }

  async stop() {
    await Promise.all([...this.#running.values()].map(({ browser }) => browser.close()));
    this.#running.clear();
    this.#server?.close();
  }

  async #browser(implementation, profileName) {
    const key = `${implementation}/${profileName}`;
    if (!this.#running.has(key)) {
      const started = await START[implementation](PROFILES[profileName]).catch((error) => {
        throw new Failure(`${implementation} could not be started: ${error.message}`);
      });
      this.versions.set(implementation, started.version);
      this.#running.set(key, started);
    }
    return this.#running.get(key);
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
