//! Payload formats whose parameters are known by name, and read by nobody here.

use super::format::{Format, ParameterInfo, Syntax};
use super::value::ValueKind;

/// Before: `names!("H261", "RFC 4587 §6.1" { "CIF" Text; })`. After: `&Format { .. }` with one
/// `ParameterInfo` for each name.
macro_rules! names {
    ($($encoding:literal)|+, $reference:literal {
        $($name:literal $kind:ident $({ $($range:tt)* })? $(($($words:tt)*))?;)*
    }) => {
        &Format {
            encodings: &[$($encoding),+],
            reference: $reference,
            syntax: Syntax::Parameters,
            parameters: &[$(ParameterInfo::once(
                $name,
                ValueKind::$kind $({ $($range)* })? $(($($words)*))?,
            ),)*],
        }
    };
}

pub(super) const H261: &Format = names!("H261", "RFC 4587 §6.1" {
    "CIF" Text;
    "QCIF" Text;
    "D" Switch;
});

pub(super) const H263: &Format = &Format {
    encodings: &["H263", "H263-1998", "H263-2000"],
    reference: "RFC 4629 §8.1",
    syntax: Syntax::Parameters,
    // Many senders still write what RFC 4629 left out, so values are not checked.
    parameters: &[
        ParameterInfo::once("SQCIF", ValueKind::Text),
        ParameterInfo::once("QCIF", ValueKind::Text),
        ParameterInfo::once("CIF", ValueKind::Text),
        ParameterInfo::once("CIF4", ValueKind::Text),
        ParameterInfo::once("CIF16", ValueKind::Text),
        ParameterInfo::many("CUSTOM", ValueKind::Text),
        ParameterInfo::many("CPCF", ValueKind::Text),
        ParameterInfo::once("F", ValueKind::Text),
        ParameterInfo::once("I", ValueKind::Text),
        ParameterInfo::once("J", ValueKind::Text),
        ParameterInfo::once("T", ValueKind::Text),
        ParameterInfo::once("K", ValueKind::Text),
        ParameterInfo::once("N", ValueKind::Text),
        ParameterInfo::once("P", ValueKind::Text),
        ParameterInfo::once("PAR", ValueKind::Text),
        ParameterInfo::once("MAXBR", ValueKind::Text),
        ParameterInfo::once("BPP", ValueKind::Text),
        ParameterInfo::once("HRD", ValueKind::Text),
        ParameterInfo::once("PROFILE", ValueKind::Text),
        ParameterInfo::once("LEVEL", ValueKind::Text),
        ParameterInfo::once("INTERLACE", ValueKind::Text),
        ParameterInfo::once("D", ValueKind::Text),
    ],
};

pub(super) const ISAC: &Format = names!("iSAC", "draft-ietf-avt-rtp-isac" {
    "ibitrate" NUMBER;
    "maxbitrate" NUMBER;
});

pub(super) const SILK: &Format = names!("SILK", "draft-spittka-silk-payload-format" {
    "maxaveragebitrate" NUMBER;
    "useinbandfec" Switch;
    "usedtx" Switch;
});

pub(super) const SPEEX: &Format = names!("speex", "RFC 5574 §4.1" {
    "vbr" OneOf(&["on", "off", "vad"]);
    "cng" OneOf(&["on", "off"]);
    "mode" Text;
    "penh" Text;
});

pub(super) const T140: &Format = names!("t140", "RFC 4103 §6" {
    "cps" POSITIVE;
});

pub(super) const THEORA: &Format = names!("theora", "draft-barbato-avt-rtp-theora" {
    "sampling" Text;
    "width" POSITIVE;
    "height" POSITIVE;
    "configuration" Text;
    "configuration-uri" Text;
    "delivery-method" Text;
});

pub(super) const VORBIS: &Format = names!("vorbis", "RFC 5215 §6" {
    "configuration" Text;
    "configuration-uri" Text;
    "delivery-method" Text;
});
