// Lets installed browsers judge what sdptool negotiates: node negotiate.mjs SDPTOOL.
// `cargo xtask browsers` calls it.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { Browsers, IMPLEMENTATIONS } from './browsers.mjs';

const run = promisify(execFile);

/** Offers of a browser, by the step that prepares them, and what the answer is told beside. */
const OFFERS = {
  audio: { step: (connection) => { connection.addTransceiver('audio'); } },
  video: { step: (connection) => { connection.addTransceiver('video'); } },
  data: { step: (connection) => { connection.createDataChannel('one'); } },
  'audio-video-data': {
    step: (connection) => {
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
      connection.createDataChannel('one');
    },
  },
  simulcast: {
    step: (connection) => {
      connection.addTransceiver('video', {
        direction: 'sendonly',
        sendEncodings: [{ rid: 'h' }, { rid: 'm', scaleResolutionDownBy: 2 }, { rid: 'l', scaleResolutionDownBy: 4 }],
      });
    },
  },
  directions: {
    step: (connection) => {
      connection.addTransceiver('audio', { direction: 'recvonly' });
      connection.addTransceiver('audio', { direction: 'inactive' });
      connection.addTransceiver('video', { direction: 'sendonly' });
    },
  },
  'rejected-last': {
    step: (connection) => {
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
    },
    args: ['--reject', '1'],
  },
  'rejected-first': {
    step: (connection) => {
      connection.addTransceiver('audio');
      connection.addTransceiver('video');
    },
    args: ['--reject', '0'],
  },
};

const CAPABILITIES = ['browser-like', 'recv-only-sfu'];

const MEDIA = [['audio'], ['video'], ['data'], ['audio', 'video', 'data'], ['data', 'video', 'audio', 'video']];

const REVERSED = { sendonly: 'recvonly', recvonly: 'sendonly' };

const [sdptool] = process.argv.slice(2);
const folder = await mkdtemp(path.join(tmpdir(), 'sdpkit-browsers-'));
const browsers = new Browsers();
const problems = [];
let count = 0;
try {
  await browsers.start();
  for (const implementation of IMPLEMENTATIONS) {
    for (const [name, offer] of Object.entries(OFFERS)) {
      for (const capabilities of CAPABILITIES) {
        await judge(`${implementation}: answer to ${name} by ${capabilities}`, () => answered(implementation, offer, capabilities));
      }
    }
    for (const media of MEDIA) {
      await judge(`${implementation}: offer of ${media}`, () => offered(implementation, media));
    }
  }
} finally {
  await browsers.stop();
  await rm(folder, { recursive: true });
}
const versions = [...browsers.versions].map((version) => version.join(' ')).join(', ');
console.log(`${count} exchanges with ${versions}, ${problems.length} failed`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function judge(label, exchange) {
  count += 1;
  const problem = await exchange().catch((error) => error.message);
  if (problem) problems.push(label);
  console.log(problem ? `FAILED ${label}: ${problem}` : `ok     ${label}`);
}

/** The browser offers and takes our answer; what it then has is what the answer says. */
async function answered(implementation, { step, args = [] }, capabilities) {
  const page = await browsers.openPage(implementation, 'plain');
  try {
    await page.call('open', 'caller', '() => ({})', {});
    await page.call('prepare', 'caller', step.toString());
    const { local } = await page.call('offer', 'caller', {});
    const file = path.join(folder, 'offer.sdp');
    await writeFile(file, local);
    const answer = await tool(['answer', file, '--caps', capabilities, '--seed', '1', ...args]);
    await page.call('accept', 'caller', { type: 'answer', sdp: answer }, []);
    return differences(predicted(answer), await page.call('transceivers', 'caller'));
  } finally {
    await page.close();
  }
}

/** The browser takes our offer and answers; the answer has what was offered. */
async function offered(implementation, media) {
  const page = await browsers.openPage(implementation, 'plain');
  try {
    await page.call('open', 'callee', '() => ({})', {});
    const offer = await tool(['offer', '--caps', 'browser-like', '--seed', '1', '--media', media.join(',')]);
    await page.call('accept', 'callee', { type: 'offer', sdp: offer }, []);
    const { created } = await page.call('answer', 'callee', {});
    const rejected = created.split('\r\n').filter((line) => /^m=\w+ 0 /.test(line));
    return rejected.length > 0 ? `rejected ${rejected}` : undefined;
  } finally {
    await page.close();
  }
}

async function tool(args) {
  return (await run(sdptool, args)).stdout;
}

/** What an answer says of each section of media, as the offerer sees it. */
function predicted(answer) {
  const sections = answer.split(/(?=^m=)/m).slice(1);
  return sections.filter((section) => !section.startsWith('m=application')).map((section) => {
    const [, port, , ...payloads] = section.split('\r\n')[0].split(' ');
    const direction = /^a=(sendrecv|sendonly|recvonly|inactive)\r$/m.exec(section)[1];
    return {
      mid: /^a=mid:(.*)\r$/m.exec(section)[1],
      stopped: port === '0',
      direction: REVERSED[direction] ?? direction,
      payloads: payloads.map(Number),
    };
  });
}

/** Where a browser has something else than was predicted. */
function differences(expected, found) {
  const living = expected.filter(({ stopped }) => !stopped);
  const seen = found.filter(({ stopped }) => !stopped);
  if (living.length !== seen.length) return `expected ${living.length} sections, found ${JSON.stringify(found)}`;
  for (const section of living) {
    const other = seen.find(({ mid }) => mid === section.mid);
    if (other?.direction !== section.direction) return `expected ${JSON.stringify(section)}, found ${JSON.stringify(other)}`;
    // A browser tells codecs only where it sends.
    const strange = other.payloads.filter((payload) => !section.payloads.includes(payload));
    if (strange.length > 0) return `expected payload types of ${section.payloads}, found ${strange}`;
  }
  return undefined;
}
