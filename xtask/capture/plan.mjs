// Which sessions a capture plays: a session is one scenario between two browsers.

import { IMPLEMENTATIONS, PROFILES } from './browsers.mjs';
import { Failure } from './failure.mjs';
import { SCENARIOS } from './scenarios/index.mjs';

/** The sessions of the browsers and scenarios asked for; `undefined` asks for all. */
export function planSessions(wantedBrowsers = IMPLEMENTATIONS, wantedScenarios = undefined) {
  const unknown = [
    ...wantedBrowsers.filter((name) => !IMPLEMENTATIONS.includes(name)),
    ...(wantedScenarios ?? []).filter((name) => !SCENARIOS.some((scenario) => scenario.name === name)),
  ];
  if (unknown.length > 0) throw new Failure(`unknown browser or scenario: ${unknown.join(', ')}`);

  return allSessions().filter(({ scenario, sides }) => (
    (wantedScenarios?.includes(scenario.name) ?? true)
      && wantedBrowsers.includes(sides.caller) && wantedBrowsers.includes(sides.callee)
  ));
}

/** Every scenario with each browser on both sides and with the pairs it names. */
export function allSessions() {
  const sessions = SCENARIOS.flatMap((scenario) => [
    ...(scenario.browsers ?? IMPLEMENTATIONS).map((browser) => aloneSession(scenario, browser)),
    ...(scenario.pairs ?? []).map((pair) => pairSession(scenario, pair)),
  ]);
  // Sessions of one profile stand together, so that its browsers start once.
  const order = Object.keys(PROFILES);
  return sessions.sort((left, right) => order.indexOf(left.profile) - order.indexOf(right.profile));
}

function aloneSession(scenario, browser) {
  return session(scenario, browser, scenario.name, `${scenario.name} ${browser}`, { caller: browser, callee: browser });
}

function pairSession(scenario, pair) {
  const [caller, callee] = pair.split('-');
  const key = `${scenario.name}@${pair}`;
  return session(scenario, pair, key, key, { caller, callee });
}

/** `key` is the stem of the file names; `combination` is what `refused` of a scenario names. */
function session(scenario, combination, key, label, sides) {
  return { scenario, combination, key, label, sides, profile: scenario.profile ?? 'plain' };
}
