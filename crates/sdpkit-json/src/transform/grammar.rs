//! What sdp-transform 3 makes of each line, as facts: keys, their order, and the parts of the line.
//!
//! One declaration is read from and written to: a part says what stands in the line and under which
//! key it is found in JSON. Keys are told by the package's output and documentation.

/// A kind of line.
#[derive(Debug)]
pub(super) struct Row {
    /// The type letter.
    pub(super) letter: u8,
    /// The key in the session or the media section.
    pub(super) key: &'static str,
    /// What stands there.
    pub(super) shape: Shape,
    /// What the line is made of, after `<letter>=`.
    pub(super) parts: &'static [Part],
}

/// What stands under the key of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The one field of the line.
    Value,
    /// An object of the fields; the last line counts.
    Object,
    /// An object for each line.
    List,
    /// The fields themselves, beside all other keys: the `m=` line.
    Fields,
}

/// A part of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// Exactly this.
    Literal(&'static str),
    /// Blanks: how many are read, and what is written. Where they are often otherwise, the complete
    /// mode tells them under a key.
    Space { least: usize, most: usize, written: &'static str, key: &'static str },
    /// A field and its key.
    Field(Piece, &'static str),
    /// Parts that are all there or none of them.
    Maybe(&'static [Part]),
    /// The same, but where they are not all there the fields are empty, and empty fields are not
    /// written.
    Filled(&'static [Part]),
    /// Parts that only [`Pieces::Wide`](super::scan::Pieces) reads.
    Added(&'static [Part]),
    /// One of these; the first is written.
    Either(&'static [&'static str]),
    /// Nothing, but this follows.
    Before(char),
    /// Nothing follows.
    End,
}

/// What a field is made of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// Digits, perhaps none.
    Digits,
    /// Digits.
    Number,
    /// One digit.
    Digit,
    /// `*` or digits.
    NumberOrStar,
    /// Digits with points.
    Decimal,
    /// A number that ends the line, or one with a fraction.
    Rate,
    /// Letters, digits and `_`.
    Word,
    /// The same, at least one.
    SomeWord,
    /// The same and `-`.
    Name,
    /// The same, at least one.
    SomeName,
    /// The same and `.`.
    Codec,
    /// Words with slashes between.
    Path,
    /// No white space and no `=`.
    Key,
    /// No white space.
    Token,
    /// No white space but blanks.
    Printed,
    /// Anything.
    Text,
    /// Anything, but something.
    SomeText,
    /// Names with `~`, `,` and `;`.
    Ids,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// `*` or `[x=1,y=2] [x=3,y=4]`.
    Images,
    /// Anything up to the last of these.
    UpTo(&'static [&'static str]),
}

use Part::{Added, Before, Either, End, Field, Filled, Literal, Maybe, Space};
use Piece::{
    Codec, Decimal, Digit, Digits, Ids, Images, Key, Name, Number, NumberOrStar, OneOf, Path,
    Printed, Rate, SomeName, SomeText, SomeWord, Text, Token, UpTo, Word,
};
use Shape::{Fields, List, Object, Value};

/// Before: `b List "bandwidth" [OneOf.., ":", Digits "limit"];`
/// After: a `Row` of that letter, shape and key, in the order in which lines are written.
macro_rules! rows {
    ($($letter:ident $shape:ident $key:literal [$($part:expr),* $(,)?];)*) => {
        &[$(Row {
            letter: stringify!($letter).as_bytes()[0],
            key: $key,
            shape: $shape,
            parts: &[$($part),*],
        }),*]
    };
}

const BLANK: Part = Literal(" ");
const BLANKS: Part = Space { least: 1, most: usize::MAX, written: " ", key: "" };
const SEND: Piece = OneOf(&["send", "recv"]);

/// A key under which the package puts whatever it has no other key for.
pub(super) const INVALID: &str = "invalid";

/// Every kind of line; of those with one letter the first that fits counts.
#[expect(clippy::indexing_slicing, reason = "a letter has a first byte")]
pub(super) const ROWS: &[Row] = rows! {
    v Value "version" [Field(Digits, "version"), End];
    o Object "origin" [
        Field(Token, "username"), BLANK, Field(Digits, "sessionId"), BLANK,
        Field(Digits, "sessionVersion"), BLANK, Field(Token, "netType"), Literal(" IP"),
        Field(Digit, "ipVer"), BLANK, Field(Token, "address"),
    ];
    s Value "name" [Field(Text, "name")];
    i Value "description" [Field(Text, "description")];
    u Value "uri" [Field(Text, "uri")];
    e Value "email" [Field(Text, "email")];
    p Value "phone" [Field(Text, "phone")];
    z Value "timezones" [Field(Text, "timezones")];
    r Value "repeats" [Field(Text, "repeats")];
    t Object "timing" [Field(Digits, "start"), BLANK, Field(Digits, "stop")];
    c Object "connection" [Literal("IN IP"), Field(Digit, "version"), BLANK, Field(Token, "ip")];
    b List "bandwidth" [
        Field(OneOf(&["TIAS", "AS", "CT", "RR", "RS"]), "type"), Literal(":"), Field(Digits, "limit"),
    ];
    m Fields "" [
        Field(Word, "type"), BLANK, Field(Digits, "port"), Added(PORTS), BLANK,
        Field(Path, "protocol"), Maybe(&[BLANK, Field(Text, "payloads")]),
    ];
    a List "rtp" [
        Literal("rtpmap:"), Field(Digits, "payload"), BLANK, Field(Codec, "codec"),
        Maybe(&[
            NO_BLANKS, Literal("/"), Field(Digits, "rate"),
            Maybe(&[NO_BLANKS, Literal("/"), Field(Token, "encoding")]),
        ]),
    ];
    a List "fmtp" [Literal("fmtp:"), Field(Digits, "payload"), BLANK, Field(Printed, "config")];
    a Value "control" [Literal("control:"), Field(Text, "control")];
    a Object "rtcp" [
        Literal("rtcp:"), Field(Digits, "port"),
        Maybe(&[
            BLANK, Field(Token, "netType"), Literal(" IP"), Field(Digit, "ipVer"), BLANK,
            Field(Token, "address"),
        ]),
    ];
    a List "rtcpFbTrrInt" [
        Literal("rtcp-fb:"), Field(NumberOrStar, "payload"), Literal(" trr-int "),
        Field(Digits, "value"),
    ];
    a List "rtcpFb" [
        Literal("rtcp-fb:"), Field(NumberOrStar, "payload"), BLANK, Field(Name, "type"),
        Maybe(&[BLANK, Field(Name, "subtype")]),
    ];
    a List "ext" [
        Literal("extmap:"), Field(Number, "value"), Maybe(&[Literal("/"), Field(SomeWord, "direction")]),
        Maybe(&[
            BLANK, Field(OneOf(&["urn:ietf:params:rtp-hdrext:encrypt"]), "encrypt-uri"), Before(' '),
        ]),
        BLANK, Field(Token, "uri"), Maybe(&[BLANK, Field(Token, "config")]),
    ];
    a Value "extmapAllowMixed" [Field(OneOf(&["extmap-allow-mixed"]), "")];
    a List "crypto" [
        Literal("crypto:"), Field(Digits, "id"), BLANK, Field(Word, "suite"), BLANK,
        Field(Token, "config"), Maybe(&[BLANK, Field(Token, "sessionConfig")]),
    ];
    a Value "setup" [Literal("setup:"), Field(Word, "")];
    a Value "connectionType" [Literal("connection:"), Field(OneOf(&["new", "existing"]), "")];
    a Value "mid" [Literal("mid:"), Field(Token, "")];
    a List "msid" [
        Literal("msid:"), Field(SomeName, "id"), Maybe(&[BLANK, Field(SomeName, "appdata")]),
    ];
    a Value "ptime" [Literal("ptime:"), Field(Decimal, "")];
    a Value "maxptime" [Literal("maxptime:"), Field(Decimal, "")];
    a Value "direction" [Field(OneOf(&["sendrecv", "recvonly", "sendonly", "inactive"]), "")];
    a Value "icelite" [Field(OneOf(&["ice-lite"]), "")];
    a Value "iceUfrag" [Literal("ice-ufrag:"), Field(Token, "")];
    a Value "icePwd" [Literal("ice-pwd:"), Field(Token, "")];
    a Object "fingerprint" [Literal("fingerprint:"), Field(Token, "type"), BLANK, Field(Token, "hash")];
    a List "candidates" [
        Literal("candidate:"), Field(Token, "foundation"), BLANK, Field(Digits, "component"), BLANK,
        Field(Token, "transport"), BLANK, Field(Digits, "priority"), BLANK, Field(Token, "ip"), BLANK,
        Field(Digits, "port"), Literal(" typ "), Field(Token, "type"),
        Maybe(&[Literal(" raddr "), Field(Token, "raddr"), Literal(" rport "), Field(Digits, "rport")]),
        Maybe(&[Literal(" tcptype "), Field(Token, "tcptype")]),
        Maybe(&[Literal(" generation "), Field(Digits, "generation")]),
        Maybe(&[Literal(" network-id "), Field(Digits, "network-id")]),
        Maybe(&[Literal(" network-cost "), Field(Digits, "network-cost")]),
    ];
    a Value "endOfCandidates" [Field(OneOf(&["end-of-candidates"]), "")];
    a Value "remoteCandidates" [Literal("remote-candidates:"), Field(Text, "")];
    a Value "iceOptions" [Literal("ice-options:"), Field(Token, "")];
    a List "ssrcs" [
        Literal("ssrc:"), Field(Digits, "id"), BLANK, Field(Name, "attribute"),
        Maybe(&[Literal(":"), Field(Text, "value")]),
    ];
    a List "ssrcGroups" [
        Literal("ssrc-group:"), Field(Name, "semantics"), BLANK, Field(Text, "ssrcs"),
    ];
    a Object "msidSemantic" [
        Literal("msid-semantic:"),
        Filled(&[
            Space { least: 0, most: 1, written: " ", key: super::BLANK }, Field(Word, "semantic"), Before(' '),
        ]),
        BLANK, Field(Token, "token"),
    ];
    a List "groups" [Literal("group:"), Field(Word, "type"), BLANK, Field(Text, "mids")];
    a Value "rtcpMux" [Field(OneOf(&["rtcp-mux"]), "")];
    a Value "rtcpRsize" [Field(OneOf(&["rtcp-rsize"]), "")];
    a Object "sctpmap" [
        Literal("sctpmap:"), Field(Path, "sctpmapNumber"), BLANK, Field(Token, "app"),
        Maybe(&[BLANK, Field(Token, "maxMessageSize")]),
    ];
    a Value "xGoogleFlag" [Literal("x-google-flag:"), Field(Token, "")];
    a List "rids" [
        Literal("rid:"), Field(SomeWord, "id"), BLANK, Field(SomeWord, "direction"),
        Maybe(&[BLANK, Field(Printed, "params")]),
    ];
    a List "imageattrs" [
        Literal("imageattr:"), Field(NumberOrStar, "pt"), BLANKS, Field(SEND, "dir1"), BLANKS,
        Field(Images, "attrs1"),
        Maybe(&[BLANKS, Field(SEND, "dir2"), BLANKS, Field(Images, "attrs2")]),
    ];
    a Object "simulcast" [
        Literal("simulcast:"), Field(SEND, "dir1"), BLANK, Field(Ids, "list1"),
        Maybe(&[
            Space { least: 0, most: 1, written: " ", key: "" }, Field(SEND, "dir2"), BLANK, Field(Ids, "list2"),
        ]),
        End,
    ];
    a Object "simulcast_03" [Literal("simulcast:"), BLANKS, Field(SomeText, "value")];
    a Value "framerate" [Literal("framerate:"), Field(Rate, "")];
    a Object "sourceFilter" [
        Literal("source-filter:"),
        Space { least: 0, most: usize::MAX, written: " ", key: super::BLANK },
        Field(OneOf(&["excl", "incl"]), "filterMode"), BLANK, Field(Token, "netType"), BLANK,
        Field(OneOf(&["IP4", "IP6", "*"]), "addressTypes"), BLANK, Field(Token, "destAddress"), BLANK,
        Field(Text, "srcList"),
    ];
    a Value "bundleOnly" [Field(OneOf(&["bundle-only"]), "")];
    a Value "label" [Literal("label:"), Field(SomeText, "")];
    a Value "sctpPort" [Literal("sctp-port:"), Field(Number, ""), End];
    a Value "maxMessageSize" [Literal("max-message-size:"), Field(Number, ""), End];
    a List "tsRefClocks" [
        Literal("ts-refclk:"), Field(Key, "clksrc"), Maybe(&[Literal("="), Field(Token, "clksrcExt")]),
    ];
    a Object "mediaClk" [
        Literal("mediaclk:"),
        Maybe(&[Literal("id="), Field(Token, "id"), Space { least: 0, most: usize::MAX, written: " ", key: "" }]),
        Field(Key, "mediaClockName"), Maybe(&[Literal("="), Field(Token, "mediaClockValue")]),
        Maybe(&[
            Space { least: 0, most: usize::MAX, written: " ", key: "" }, Literal("rate="),
            Field(Number, "rateNumerator"), Literal("/"), Field(Number, "rateDenominator"),
        ]),
    ];
    a Value "keywords" [Literal("keywds:"), Field(SomeText, "")];
    a Value "content" [Literal("content:"), Field(SomeText, "")];
    a Value "bfcpFloorCtrl" [
        Literal("floorctrl:"), Field(OneOf(&["c-only", "s-only", "c-s"]), ""),
    ];
    a Value "bfcpConfId" [Literal("confid:"), Field(Number, "")];
    a Value "bfcpUserId" [Literal("userid:"), Field(Number, "")];
    a Object "bfcpFloorId" [
        Literal("floorid:"), Field(UpTo(&[" mstrm:", " m-stream:"]), "id"),
        Either(&[" mstrm:", " m-stream:"]), Field(SomeText, "mStream"),
    ];
    a List "invalid" [Field(Text, "value")];
};

const NO_BLANKS: Part = Space { least: 0, most: usize::MAX, written: "", key: "" };

/// The number of ports, which only the complete mode reads.
const PORTS: &[Part] = &[Maybe(&[Literal("/"), Field(Number, super::PORTS)])];
