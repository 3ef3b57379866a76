// Descriptions of the repository for the tests.

import { readFileSync } from 'node:fs';

const file = (name) => readFileSync(new URL(`../../../testdata/${name}`, import.meta.url), 'utf8');

/** Audio, video, data and candidates, as Chromium offers them. */
export const OFFER = file('chromium/audio-video-data.offer.gathered.sdp');

/** A description with one fault in its origin and one that is mended. */
export const BROKEN = 'v=0\r\no=- 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n';
export const MENDED = 'v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\nt=0 0\n';
