// Compiled by `tsc --strict` against the packed types; it is never run.

import { explain, fix, lint, munge, parse, recipe, transform, type Finding, type Op, type RuleId } from 'sdpkit';
import { munge as small } from 'sdpkit/slim-munge';
import { init } from 'sdpkit/slim';
import { parse as compatible } from 'sdpkit/compat/sdp-transform';
import { splitSections } from 'sdpkit/compat/sdp';

const findings: Finding[] = lint('', { select: ['blank-line', 'ice', 'rfc:8839'], levels: { 'blank-line': 'off' } });
const rules: RuleId[] = findings.map(({ rule }) => rule);
const page: string = explain('fingerprint-missing').docs;
const op: Op = { op: 'remove-codecs', media: 'video', codecs: ['VP8'], 'on-empty': 'reject' };
const text: string = recipe('', [op, 'hold audio']).sdp + munge('').codecs.prefer('video', 'VP9').run().report.diff;
const port: number | undefined = parse('').media[0]?.lines[0]?.m?.port;
const hook: (sdp: string) => string = transform('relay-only,drop=tcp');

// @ts-expect-error: no such rule
explain('no-such-rule');
// @ts-expect-error: no such operation
recipe('', [{ op: 'no-such-operation' }]);
// @ts-expect-error: an argument is missing
recipe('', [{ op: 'remove-codecs' }]);
// @ts-expect-error: no such word
munge('').direction('sideways');

export { compatible, fix, hook, init, page, port, rules, small, splitSections, text };
