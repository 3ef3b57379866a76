// Every scenario of the capture. To add one, add an object to the list it fits in.
//
// name           file name stem: letters, digits, hyphens
// caller, callee functions run in the page, on the offering side before createOffer, on the
//                answering side before createAnswer. They get the RTCPeerConnection and `tools`:
//                track(kind), stream(...tracks), codecs(kind, ...names), iceServers, browser, role.
//                They are sent as source text and cannot see anything around them.
// configuration  function of `tools` that returns the RTCConfiguration, also run in the page
// offerOptions   argument of createOffer
// implicit       true: setLocalDescription() without createOffer/createAnswer
// rounds         more negotiations on the same connections: caller, callee, offerOptions, implicit
//                as above, `step` for the file name, `by: 'callee'` when the callee offers,
//                `rolledBack: true` when the offerer takes its offer back
// profile        how the browser is started, see PROFILES in browsers.mjs; default `plain`
// browsers       browsers that can play it with themselves; default all
// pairs          `offerer-answerer` combinations of different browsers; default none
// refused        combinations (or browsers) where one side does not take the other's description,
//                with what its error says; what was captured up to there is kept

import { CODECS } from './codecs.mjs';
import { DIRECTIONS } from './directions.mjs';
import { MEDIA } from './media.mjs';
import { RENEGOTIATION } from './renegotiation.mjs';
import { SIMULCAST } from './simulcast.mjs';
import { TRANSPORT } from './transport.mjs';

export const SCENARIOS = [
  ...MEDIA,
  ...DIRECTIONS,
  ...CODECS,
  ...SIMULCAST,
  ...TRANSPORT,
  ...RENEGOTIATION,
];
