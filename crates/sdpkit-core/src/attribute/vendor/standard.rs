//! Standards that few senders follow: ZRTP, human language, IKE, ICE for RTSP.

use super::hex::HexDigits;
use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{HexPairs, List, Token};

attribute! {
    /// The hash of a ZRTP hello message (RFC 6189 §8): the signalling vouches for the media keys.
    "zrtp-hash" => ZrtpHash<'a> example "1.10 fe30efd02423cb054e50efd0248742ac7a52c8f91bc2df881ae642c371ba46df" {
        /// The version of ZRTP.
        version: Token<'a>,
        /// The SHA-256 hash.
        " " hash: HexDigits<'a>,
    }
}

attribute! {
    /// The languages the sender can speak, sign or write (RFC 8373 §5).
    "hlang-send" => HlangSend<'a> example "es eu en *" {
        /// The languages in order of preference (RFC 5646 tags); `*` at the end: rather another
        /// language than no call.
        languages: List<'a, Token<'a>, ' '>,
    }
}

attribute! {
    /// The languages the sender understands (RFC 8373 §5).
    "hlang-recv" => HlangRecv<'a> example "es *" {
        /// The languages as in [`HlangSend`].
        languages: List<'a, Token<'a>, ' '>,
    }
}

attribute! {
    /// Which side starts the IKE exchange (RFC 6193 §3.1).
    "ike-setup" => IkeSetup example "actpass" {
        /// The role of whoever wrote it.
        role: IkeRole,
    }
}

attribute! {
    /// The hash of a pre-shared key for IKE (RFC 6193 §3.1).
    "psk-fingerprint" => PskFingerprint<'a> example "SHA-1 12:DF:3E:5D:49:6B:19:E5:7C:AB:4A:AD:B9:B1:3F:82:18:3B:54:02" {
        /// The hash function.
        hash: Token<'a>,
        /// The hash.
        " " digest: HexPairs<'a>,
    }
}

attribute! {
    /// ESP keyed by IKE. RFC 8859 §5.45 lists it as an attribute; RFC 6193 uses the name as
    /// a format of `m=`.
    "ike-esp" => IkeEsp flag
}

attribute! {
    /// ESP in UDP, keyed by IKE; see [`IkeEsp`].
    "ike-esp-udpencap" => IkeEspUdpEncapsulation flag
}

attribute! {
    /// The server can do ICE for RTSP media (RFC 7825): transport `D-ICE`.
    "rtsp-ice-d-m" => RtspIceDM flag
}

attribute! {
    /// Redundant RTP packets; historic, without a document (RFC 8859 §5.56).
    "rtpred1" => RtpRed1<'a> example "1" opaque
}

attribute! {
    /// Redundant RTP packets; historic, without a document (RFC 8859 §5.56).
    "rtpred2" => RtpRed2<'a> example "1" opaque
}

keywords! {
    /// Which side starts an IKE exchange.
    IkeRole expects IkeRole {
        /// Whoever wrote this starts.
        Active = "active",
        /// The other side starts.
        Passive = "passive",
        /// Either may; the answer chooses.
        ActPass = "actpass",
    }
}

#[cfg(test)]
mod tests {
    use super::{HlangSend, IkeRole, IkeSetup, PskFingerprint, ZrtpHash};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn hashes_may_be_short_but_not_missing() {
        assert_eq!(ZrtpHash::parse(Some(b"1.10 0a")).unwrap().hash, "0a");
        let fault = ZrtpHash::parse(Some(b"1.10")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (4, Expected::Space));
        let fault = ZrtpHash::parse(Some(b"1.10 xyz")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (5, Expected::Hex));
    }

    #[test]
    fn any_language_is_an_asterisk() {
        let languages = HlangSend::parse(Some(b"es eu *")).unwrap().languages;
        assert!(languages.iter().eq(["es", "eu", "*"]));
    }

    #[test]
    fn connections_cannot_be_held_in_ike() {
        assert_eq!(IkeSetup::parse(Some(b"actpass")).unwrap().role, IkeRole::ActPass);
        let fault = IkeSetup::parse(Some(b"holdconn")).unwrap_err();
        assert_eq!(fault.expected(), Expected::IkeRole);
    }

    #[test]
    fn key_fingerprints_are_pairs() {
        let print = PskFingerprint::parse(Some(b"SHA-1 AB:CD")).unwrap();
        assert!(print.digest.bytes().eq([0xab, 0xcd]));
    }
}
