// Captures SDP of real browsers: node main.mjs --out FOLDER [options]. `cargo xtask capture` calls it.

import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { Browsers, program } from './browsers.mjs';
import { captureDumps } from './dumps.mjs';
import { Failure } from './failure.mjs';
import { insideNamespace, LOOPBACK_SERVERS, NAMESPACE_SERVERS, runInNamespace, setUpInterfaces } from './network.mjs';
import { allSessions, planSessions } from './plan.mjs';
import { startServers } from './servers.mjs';
import { playScenario } from './session.mjs';
import { Writer } from './writer.mjs';

const SESSION_MILLISECONDS = 120_000;

const USAGE = `node main.mjs --out FOLDER [--browser NAME]... [--scenario NAME]... [--dumps] [--no-namespace] [--manifest-only] [--list]
  --browser        chromium or firefox; only what this browser plays with itself. Twice: pairs too.
  --scenario       only this scenario
  --dumps          only what chrome://webrtc-internals saves of a call
  --no-namespace   use the network of this machine; its addresses then stand in the captures
  --manifest-only  no browsers, only renew manifest.json after a handwritten file was changed
  --list           print the sessions of the plan`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`capture: ${error.message}${error.hint ? `\n  ${error.hint}` : ''}`);
  process.exitCode = 2;
}

async function main(args) {
  const options = parseOptions(args);
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const sessions = planSessions(options.browser, options.scenario);
  if (options.list) {
    for (const session of sessions) console.log(session.label);
    return 0;
  }
  if (!options.out) throw new Failure('--out is missing', USAGE);

  if (options['manifest-only']) {
    const writer = await Writer.open(options.out);
    console.log(`${await writer.writeManifest()} files in the manifest`);
    return 0;
  }

  const implementations = options.dumps ? ['chromium'] : sessions.flatMap(({ sides }) => Object.values(sides));
  new Set(implementations).forEach(program);
  const capture = (servers) => (options.dumps ? captureDumps(options.out) : captureAll(sessions, options.out, servers));
  if (options['no-namespace']) return capture(LOOPBACK_SERVERS);
  if (!insideNamespace()) return runInNamespace(fileURLToPath(import.meta.url), args);
  setUpInterfaces();
  return capture(NAMESPACE_SERVERS);
}

function parseOptions(args) {
  try {
    return parseArgs({
      args,
      options: {
        out: { type: 'string' },
        browser: { type: 'string', multiple: true },
        scenario: { type: 'string', multiple: true },
        dumps: { type: 'boolean' },
        'no-namespace': { type: 'boolean' },
        'manifest-only': { type: 'boolean' },
        list: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Failure(error.message, USAGE);
  }
}

async function captureAll(sessions, out, serverAddresses) {
  const writer = await Writer.open(out);
  const browsers = new Browsers();
  const servers = await startServers(serverAddresses);
  const problems = [];
  try {
    await browsers.start();
    for (const [index, session] of sessions.entries()) {
      const problem = await captureOne(session, browsers, servers.iceServers, writer);
      if (problem) problems.push(`${session.label}: ${problem}`);
      console.log(`[${index + 1}/${sessions.length}] ${session.label}${problem ? `: ${problem}` : ''}`);
      const next = sessions[index + 1];
      if (next && next.profile !== session.profile) await browsers.endProfile(session.profile);
    }
  } finally {
    await browsers.stop();
    await servers.stop();
  }

  const everything = allSessions();
  await writer.prune((implementation, key) => everything.some((session) => (
    session.key === key && Object.values(session.sides).includes(implementation)
  )));
  console.log(`${await writer.writeManifest()} files in the manifest, ${problems.length} sessions failed`);
  for (const problem of problems) console.error(`failed: ${problem}`);
  return problems.length > 0 ? 1 : 0;
}

/** Returns what went wrong, if anything; the files of a failed session stay as they were. */
async function captureOne(session, browsers, iceServers, writer) {
  const { scenario, key, combination, sides } = session;
  const pages = await openPages(sides, browsers, session.profile);
  let result;
  try {
    result = await Promise.race([playScenario(scenario, pages, iceServers), timeout()]);
  } finally {
    for (const page of new Set(Object.values(pages))) await page.close();
  }
  const expected = scenario.refused?.[combination];
  if (result.error && !expected?.test(result.error.message)) return result.error.message;
  if (expected && !result.error) return `expected a refusal that says ${expected}`;
  const implementations = [...new Set(Object.values(sides))];
  await writer.replace(key, implementations, result.captures, browsers.versions, scenario.name);
  return undefined;
}

/** Gives up on a browser that never answers a call. */
async function timeout() {
  await sleep(SESSION_MILLISECONDS, undefined, { ref: false });
  return { captures: [], error: new Error(`not done after ${SESSION_MILLISECONDS} ms`) };
}

/** Two connections of the same browser live in one page. */
async function openPages({ caller, callee }, browsers, profile) {
  const callerPage = await browsers.openPage(caller, profile);
  const calleePage = caller === callee ? callerPage : await browsers.openPage(callee, profile);
  return { caller: callerPage, callee: calleePage };
}
