// The functions of the npm package `sdp` 3 over lines and sections, with the same results.
//
// They are short work on strings, so they stay in JavaScript: a call into WebAssembly costs more.
//
// What differs on purpose:
// - parseFmtp keeps all of a value (`sprop-parameter-sets=Z0IAKg==,aM4=` was cut at its second `=`)
//   and has no key for the nothing after a last `;`;
// - parseRtpMap takes several blanks for one;
// - parseSsrcMedia reads a line without an attribute, where the number was lost;
// - parseRtpEncodingParameters has no `ssrc` where it is not known, instead of `false`;
// - writeCryptoLine ends without a blank where there are no session parameters;
// - parseMsid gives the first of several `a=msid`, where nothing was given;
// - parseRtcpParameters matches whole names: `a=rtcp-mux-only` is not `a=rtcp-mux`;
// - parseRtpParameters walks its section once, where time grew with the square of the formats.

export * from './media.js';
export * from './session.js';
