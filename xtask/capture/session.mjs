// Plays one scenario between two peers and collects every text a browser hands out on the way.

const API = {
  'offer.created': 'RTCPeerConnection.createOffer()',
  'answer.created': 'RTCPeerConnection.createAnswer()',
  local: 'RTCPeerConnection.localDescription right after setLocalDescription(description)',
  implicit: 'RTCPeerConnection.localDescription right after setLocalDescription()',
  gathered: 'RTCPeerConnection.localDescription at iceGatheringState complete',
  remote: 'RTCPeerConnection.remoteDescription right after setRemoteDescription(description)',
  candidates: 'icecandidate events: JSON.stringify(event.candidate)',
};

const otherRole = (role) => (role === 'caller' ? 'callee' : 'caller');

/**
 * Returns `{ captures, error }`. An error may be a browser that does not take the other
 * one's description: what was captured up to there is returned, since it is what was refused.
 */
export async function playScenario(scenario, peers, iceServers) {
  const captures = [];
  try {
    for (const [role, peer] of Object.entries(peers)) {
      const environment = { iceServers, browser: peer.implementation };
      await peer.call('open', role, `${scenario.configuration ?? (() => ({}))}`, environment);
    }
    const rounds = [scenario, ...(scenario.rounds ?? [])];
    for (const [index, round] of rounds.entries()) {
      const step = index === 0 ? '' : `r${index + 1}-${round.step}.`;
      await playRound(round, peers, (capture) => captures.push({ ...capture, name: `${step}${capture.stage}` }));
    }
  } catch (error) {
    return { captures, error };
  }
  return { captures };
}

async function playRound(round, peers, keep) {
  const offering = round.by ?? 'caller';
  const answering = otherRole(offering);
  const isCross = peers.caller.implementation !== peers.callee.implementation;
  const side = (role, type) => ({
    peer: peers[role],
    role,
    type,
    keep: (stage, api, text) => keep({ implementation: peers[role].implementation, stage, api, text }),
  });

  const offerer = side(offering, 'offer');
  await prepare(offerer, round);
  const offer = await describe(offerer, { options: round.offerOptions, implicit: round.implicit });
  if (round.rolledBack) {
    await offerer.peer.call('rollback', offering);
    return;
  }

  const answerer = side(answering, 'answer');
  await take(answerer, offer, isCross);
  await prepare(answerer, round);
  const answer = await describe(answerer, { implicit: round.implicit });
  await take(offerer, answer, isCross);
}

async function prepare({ peer, role }, round) {
  if (round[role]) await peer.call('prepare', role, `${round[role]}`);
}

/** Makes an offer or answer; each stage is kept only where it differs from the one before. */
async function describe({ peer, role, type, keep }, options) {
  const { created, local } = await peer.call(type, role, options);
  if (created !== undefined) keep(`${type}.created.sdp`, API[`${type}.created`], created);
  if (local !== created) keep(`${type}.local.sdp`, options.implicit ? API.implicit : API.local, local);

  const { sdp: gathered, candidates } = await peer.call('gathered', role);
  if (gathered !== local) keep(`${type}.gathered.sdp`, API.gathered, gathered);
  if (candidates.length > 0) {
    keep(`${type}.candidates.jsonl`, API.candidates, candidates.map((line) => `${line}\n`).join(''));
  }
  return { type, sdp: created ?? local, candidates };
}

/** Between two browsers the receiver's reading of a description is a text of its own. */
async function take({ peer, role, keep }, description, isCross) {
  const { type, sdp, candidates } = description;
  const remote = await peer.call('accept', role, { type, sdp }, candidates);
  if (isCross && remote !== sdp) keep(`${type}.remote.sdp`, API.remote, remote);
}
