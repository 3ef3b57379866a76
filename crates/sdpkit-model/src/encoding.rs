//! Names of RTP payload formats: the media they belong to and their clock rates.

use crate::MediaKind;
use crate::fmtp::Format;

/// A payload format, as its encoding name in `a=rtpmap` tells.
///
/// Formats come from the media types that IANA registers for RTP, and from senders in use that
/// never registered theirs (`iSAC`, `flexfec-03`, RED over video).
///
/// ```
/// use sdpkit_model::{Encoding, MediaKind};
/// let h264 = Encoding::named("h264").unwrap();
/// assert_eq!((h264.name, h264.reference), ("H264", "RFC 6184"));
/// assert!(h264.is_for(MediaKind::Video) && !h264.is_for(MediaKind::Audio));
/// assert!(h264.clock_rates.allow(90_000) && !h264.clock_rates.allow(48_000));
/// assert!(Encoding::named("H.264").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encoding {
    /// The name in its usual case; compared without it (RFC 4855 §3).
    pub name: &'static str,
    /// The media it may stand in.
    pub kinds: &'static [MediaKind],
    /// The RTP clock rates it may have.
    pub clock_rates: ClockRates,
    /// The document that defines it, or who uses it.
    pub reference: &'static str,
    /// What its `a=fmtp` may say, where that is known.
    pub format: Option<&'static Format>,
}

impl Encoding {
    /// The format called `name`, in any case.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::numbered(Self::number_of(name)?)
    }

    /// The number of the format called `name`, in any case.
    pub(crate) fn number_of(name: &str) -> Option<u8> {
        let mut slot = slot(name.as_bytes());
        loop {
            // A free slot ends the search: its number is that of no row.
            let number = *SLOTS.get(slot)?;
            if Self::numbered(number)?.name.eq_ignore_ascii_case(name) {
                return Some(number);
            }
            slot = (slot + 1) % SLOTS.len();
        }
    }

    /// The format with that number.
    pub(crate) fn numbered(number: u8) -> Option<&'static Self> {
        TABLE.get(usize::from(number))
    }

    /// All of them, by name.
    ///
    /// ```
    /// # use sdpkit_model::Encoding;
    /// assert!(Encoding::all().iter().any(|encoding| encoding.name == "opus"));
    /// ```
    pub const fn all() -> &'static [Self] {
        TABLE
    }

    /// Whether it may stand in a section of this kind.
    pub fn is_for(&self, kind: MediaKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// The RTP clock rates a payload format may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClockRates {
    /// Any: the sampling rate, or that of the stream it protects.
    Any,
    /// One of these.
    Of(&'static [u32]),
}

impl ClockRates {
    /// Whether `rate` is one of them.
    ///
    /// ```
    /// use sdpkit_model::ClockRates;
    /// assert!(ClockRates::Any.allow(44_100));
    /// assert!(!ClockRates::Of(&[48_000]).allow(44_100));
    /// ```
    pub fn allow(self, rate: u32) -> bool {
        match self {
            Self::Any => true,
            Self::Of(rates) => rates.contains(&rate),
        }
    }

    /// The rate, when there is but one.
    ///
    /// ```
    /// use sdpkit_model::Encoding;
    /// let only = |name| Encoding::named(name).and_then(|encoding| encoding.clock_rates.only());
    /// assert_eq!((only("opus"), only("speex"), only("L16")), (Some(48_000), None, None));
    /// ```
    pub const fn only(self) -> Option<u32> {
        match self {
            Self::Of([rate]) => Some(*rate),
            _ => None,
        }
    }
}

const A: &[MediaKind] = &[MediaKind::Audio];
const V: &[MediaKind] = &[MediaKind::Video];
const T: &[MediaKind] = &[MediaKind::Text];
const P: &[MediaKind] = &[MediaKind::Application];
const AV: &[MediaKind] = &[MediaKind::Audio, MediaKind::Video];
const AT: &[MediaKind] = &[MediaKind::Audio, MediaKind::Text];
const VT: &[MediaKind] = &[MediaKind::Video, MediaKind::Text];
const AVP: &[MediaKind] = &[MediaKind::Audio, MediaKind::Video, MediaKind::Application];
const AVT: &[MediaKind] = &[MediaKind::Audio, MediaKind::Video, MediaKind::Text];
const ALL: &[MediaKind] =
    &[MediaKind::Audio, MediaKind::Video, MediaKind::Text, MediaKind::Application];

const DSR: &[u32] = &[8_000, 11_000, 16_000];
const DOLBY: &[u32] = &[32_000, 44_100, 48_000];
const SILK: &[u32] = &[8_000, 12_000, 16_000, 24_000];

/// By name without case. A payload format whose document lets the rate vary, as
/// RFC 3551 does for `PCMU`, has none here.
#[rustfmt::skip]
static TABLE: &[Encoding] = &[
    row("1d-interleaved-parityfec", ALL, &[], "RFC 6015"),
    row("3gpp-tt",          VT,  &[],       "RFC 4396"),
    row("AAL2-G726-16",     A,   &[8_000],  "RFC 3551"),
    row("AAL2-G726-24",     A,   &[8_000],  "RFC 3551"),
    row("AAL2-G726-32",     A,   &[8_000],  "RFC 3551"),
    row("AAL2-G726-40",     A,   &[8_000],  "RFC 3551"),
    row("ac3",              A,   DOLBY,     "RFC 4184"),
    row("AM824",            A,   &[],       "SMPTE ST 2110-31"),
    row("AMR",              A,   &[8_000],  "RFC 4867"),
    row("AMR-WB",           A,   &[16_000], "RFC 4867"),
    row("amr-wb+",          A,   &[72_000], "RFC 4352"),
    row("AppleLossless",    A,   &[],       "Apple"),
    row("aptx",             A,   &[],       "RFC 7310"),
    row("ATRAC-ADVANCED-LOSSLESS", A, &[],  "RFC 5584"),
    row("ATRAC-X",          A,   &[],       "RFC 5584"),
    row("ATRAC3",           A,   &[],       "RFC 5584"),
    row("AV1",              V,   &[90_000], "AV1 RTP specification"),
    row("AV1X",             V,   &[90_000], "libwebrtc, before AV1"),
    row("BMPEG",            V,   &[90_000], "RFC 2343"),
    row("BT656",            V,   &[90_000], "RFC 2431"),
    row("BV16",             A,   &[8_000],  "RFC 4298"),
    row("BV32",             A,   &[16_000], "RFC 4298"),
    row("CelB",             V,   &[90_000], "RFC 2029"),
    row("CELT",             A,   &[],       "draft-valin-celt-rtp-profile"),
    row("clearmode",        A,   &[8_000],  "RFC 4040"),
    row("CN",               A,   &[],       "RFC 3389"),
    row("DAT12",            A,   &[],       "RFC 3190"),
    row("dsr-es201108",     A,   DSR,       "RFC 3557"),
    row("dsr-es202050",     A,   DSR,       "RFC 4060"),
    row("dsr-es202211",     A,   DSR,       "RFC 4060"),
    row("dsr-es202212",     A,   DSR,       "RFC 4060"),
    row("DV",               AV,  &[],       "RFC 6469"),
    row("DVI4",             A,   &[],       "RFC 3551"),
    row("eac3",             A,   DOLBY,     "RFC 4598"),
    row("encaprtp",         ALL, &[],       "RFC 6849"),
    row("evc",              V,   &[90_000], "RFC 9584"),
    row("EVRC",             A,   &[8_000],  "RFC 4788"),
    row("EVRC0",            A,   &[8_000],  "RFC 4788"),
    row("EVRC1",            A,   &[8_000],  "RFC 4788"),
    row("EVRCB",            A,   &[8_000],  "RFC 5188"),
    row("EVRCB0",           A,   &[8_000],  "RFC 5188"),
    row("EVRCB1",           A,   &[8_000],  "RFC 5188"),
    row("EVRCNW",           A,   &[16_000], "RFC 6884"),
    row("EVRCNW0",          A,   &[16_000], "RFC 6884"),
    row("EVRCNW1",          A,   &[16_000], "RFC 6884"),
    row("EVRCWB",           A,   &[16_000], "RFC 5188"),
    row("EVRCWB0",          A,   &[16_000], "RFC 5188"),
    row("EVRCWB1",          A,   &[16_000], "RFC 5188"),
    row("EVS",              A,   &[16_000], "3GPP TS 26.445"),
    row("flexfec",          ALL, &[],       "RFC 8627"),
    row("flexfec-03",       ALL, &[],       "draft-ietf-payload-flexible-fec-scheme-03"),
    row("fwdred",           AT,  &[],       "RFC 6354"),
    row("G711-0",           A,   &[8_000],  "RFC 7655"),
    row("G719",             A,   &[48_000], "RFC 5404"),
    row("G722",             A,   &[8_000],  "RFC 3551"),
    row("G7221",            A,   &[16_000, 32_000], "RFC 5577"),
    row("G723",             A,   &[8_000],  "RFC 3551"),
    row("G726-16",          A,   &[8_000],  "RFC 3551"),
    row("G726-24",          A,   &[8_000],  "RFC 3551"),
    row("G726-32",          A,   &[8_000],  "RFC 3551"),
    row("G726-40",          A,   &[8_000],  "RFC 3551"),
    row("G728",             A,   &[8_000],  "RFC 3551"),
    row("G729",             A,   &[8_000],  "RFC 3551"),
    row("G7291",            A,   &[16_000], "RFC 4749"),
    row("G729D",            A,   &[8_000],  "RFC 3551"),
    row("G729E",            A,   &[8_000],  "RFC 3551"),
    row("google-data",      P,   &[90_000], "libwebrtc, before SCTP"),
    row("GSM",              A,   &[8_000],  "RFC 3551"),
    row("GSM-EFR",          A,   &[8_000],  "RFC 3551"),
    row("GSM-HR-08",        A,   &[8_000],  "RFC 5993"),
    row("H224",             P,   &[4_800],  "RFC 4573"),
    row("H261",             V,   &[90_000], "RFC 4587"),
    row("H263",             V,   &[90_000], "RFC 2190"),
    row("H263-1998",        V,   &[90_000], "RFC 4629"),
    row("H263-2000",        V,   &[90_000], "RFC 4629"),
    row("H264",             V,   &[90_000], "RFC 6184"),
    row("H264-RCDO",        V,   &[90_000], "RFC 6185"),
    row("H264-SVC",         V,   &[90_000], "RFC 6190"),
    row("H265",             V,   &[90_000], "RFC 7798"),
    row("H266",             V,   &[90_000], "RFC 9328"),
    row("iLBC",             A,   &[8_000],  "RFC 3952"),
    row("ip-mr_v2.5",       A,   &[16_000], "RFC 6262"),
    row("iSAC",             A,   &[16_000, 32_000], "draft-ietf-avt-rtp-isac"),
    row("JPEG",             V,   &[90_000], "RFC 2435"),
    row("jpeg2000",         V,   &[],       "RFC 5371"),
    row("jpeg2000-scl",     V,   &[],       "RFC 9828"),
    row("jxsv",             V,   &[90_000], "RFC 9134"),
    row("L16",              A,   &[],       "RFC 3551"),
    row("L20",              A,   &[],       "RFC 3190"),
    row("L24",              A,   &[],       "RFC 3190"),
    row("L8",               A,   &[],       "RFC 3551"),
    row("LPC",              A,   &[8_000],  "RFC 3551"),
    row("MELP",             A,   &[8_000],  "RFC 8130"),
    row("MELP1200",         A,   &[8_000],  "RFC 8130"),
    row("MELP2400",         A,   &[8_000],  "RFC 8130"),
    row("MELP600",          A,   &[8_000],  "RFC 8130"),
    row("MP1S",             V,   &[90_000], "RFC 2250"),
    row("MP2P",             V,   &[90_000], "RFC 2250"),
    row("MP2T",             AV,  &[90_000], "RFC 2250"),
    row("MP4A-LATM",        A,   &[],       "RFC 6416"),
    row("MP4V-ES",          V,   &[],       "RFC 6416"),
    row("MPA",              A,   &[90_000], "RFC 2250"),
    row("mpa-robust",       A,   &[90_000], "RFC 5219"),
    row("mpeg4-generic",    AVP, &[],       "RFC 3640"),
    row("MPV",              V,   &[90_000], "RFC 2250"),
    row("multiopus",        A,   &[48_000], "libwebrtc"),
    row("nv",               V,   &[90_000], "RFC 3551"),
    row("opus",             A,   &[48_000], "RFC 7587"),
    row("parityfec",        ALL, &[],       "RFC 3009"),
    row("PCMA",             A,   &[],       "RFC 3551"),
    row("PCMA-WB",          A,   &[16_000], "RFC 5391"),
    row("PCMU",             A,   &[],       "RFC 3551"),
    row("PCMU-WB",          A,   &[16_000], "RFC 5391"),
    row("pointer",          V,   &[],       "RFC 2862"),
    row("PS",               V,   &[90_000], "GB/T 28181"),
    row("QCELP",            A,   &[8_000],  "RFC 2658"),
    row("raptorfec",        ALL, &[],       "RFC 6682"),
    row("raw",              V,   &[],       "RFC 4175"),
    // Over audio and text by RFC; over video by libwebrtc, with ulpfec inside.
    row("red",              AVT, &[],       "RFC 2198"),
    row("rtp-midi",         A,   &[],       "RFC 6295"),
    row("rtploopback",      ALL, &[],       "RFC 6849"),
    row("rtx",              ALL, &[],       "RFC 4588"),
    row("scip",             AV,  &[],       "RFC 9607"),
    row("SILK",             A,   SILK,      "draft-spittka-silk-payload-format"),
    row("SIREN",            A,   &[16_000], "MS-SDPEXT"),
    row("SMPTE2022-6",      V,   &[],       "SMPTE ST 2022-6"),
    row("smpte291",         V,   &[],       "RFC 8331"),
    row("SMPTE292M",        V,   &[],       "RFC 3497"),
    row("smpte336m",        P,   &[],       "RFC 6597"),
    row("SMV",              A,   &[8_000],  "RFC 3558"),
    row("SMV0",             A,   &[8_000],  "RFC 3558"),
    row("speex",            A,   &[8_000, 16_000, 32_000], "RFC 5574"),
    row("t140",             T,   &[1_000],  "RFC 4103"),
    row("t140c",            A,   &[],       "RFC 4351"),
    row("telephone-event",  A,   &[],       "RFC 4733"),
    row("theora",           V,   &[90_000], "draft-barbato-avt-rtp-theora"),
    row("tone",             A,   &[],       "RFC 4733"),
    row("TP-LINK",          P,   &[],       "cameras by TP-Link"),
    row("TSVCIS",           A,   &[8_000],  "RFC 8817"),
    row("ttml+xml",         P,   &[],       "RFC 8759"),
    row("UEMCLIP",          A,   &[8_000, 16_000], "RFC 5686"),
    row("ulpfec",           ALL, &[],       "RFC 5109"),
    row("vc1",              V,   &[90_000], "RFC 4425"),
    row("vc2",              V,   &[90_000], "RFC 8450"),
    row("VDVI",             A,   &[],       "RFC 3551"),
    row("VMR-WB",           A,   &[8_000, 16_000], "RFC 4348"),
    row("vnd.onvif.metadata",          P, &[], "ONVIF Streaming Specification"),
    row("vnd.onvif.metadata.exi.ext",  P, &[], "ONVIF Streaming Specification"),
    row("vnd.onvif.metadata.exi.onvif", P, &[], "ONVIF Streaming Specification"),
    row("vnd.onvif.metadata.gzip",     P, &[], "ONVIF Streaming Specification"),
    row("vorbis",           A,   &[],       "RFC 5215"),
    row("VP8",              V,   &[90_000], "RFC 7741"),
    row("VP9",              V,   &[90_000], "RFC 9628"),
];

/// A row; no rates means any.
const fn row(
    name: &'static str,
    kinds: &'static [MediaKind],
    rates: &'static [u32],
    reference: &'static str,
) -> Encoding {
    let clock_rates = if rates.is_empty() { ClockRates::Any } else { ClockRates::Of(rates) };
    Encoding { name, kinds, clock_rates, reference, format: Format::listed(name) }
}

/// For each hash of a name, the number of its row; the rows that share a hash stand behind each
/// other. At most a third of the slots is taken.
static SLOTS: [u8; 512] = {
    let mut slots = [FREE; 512];
    let mut number = 0;
    while number < TABLE.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        let mut slot = slot(TABLE[number].name.as_bytes());
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        while slots[slot] != FREE {
            slot = (slot + 1) % slots.len();
        }
        assert!(number < FREE as usize, "more rows than numbers");
        #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "see above")]
        {
            slots[slot] = number as u8;
        }
        number += 1;
    }
    slots
};

/// The number of no row.
const FREE: u8 = u8::MAX;

/// The hash of a name, without case: of its first letters, its last one and its length.
const fn slot(name: &[u8]) -> usize {
    /// A large odd number with as many ones as zeros.
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut word = name.len() as u64;
    let mut rest = name;
    let mut taken = 0;
    while let (Some((&byte, after)), 0..7) = (rest.split_first(), taken) {
        // Letters lose their case by this bit; other characters keep apart well enough.
        word = word << 8 | (byte | 0x20) as u64;
        rest = after;
        taken += 1;
    }
    if let Some(&last) = name.last() {
        word ^= ((last | 0x20) as u64) << 3;
    }
    (word.wrapping_mul(FACTOR) >> 55) as usize
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn every_row_is_found_in_any_case() {
        for row in Encoding::all() {
            assert_eq!(Encoding::named(row.name), Some(row));
            assert_eq!(Encoding::named(&row.name.to_ascii_uppercase()), Some(row));
            assert_eq!(Encoding::named(&row.name.to_ascii_lowercase()), Some(row));
        }
    }

    #[test]
    fn other_names_are_not_found() {
        for name in ["", "x", "H26", "H2644", "opus ", "VP8\0", "telephone-event-", "\u{e9}"] {
            assert_eq!(Encoding::named(name), None, "{name}");
        }
        assert_eq!(Encoding::named(&"x".repeat(1000)), None);
    }

    #[test]
    fn rates_of_the_documents() {
        let rates = |name| Encoding::named(name).unwrap().clock_rates;
        assert!(rates("G722").allow(8_000) && !rates("G722").allow(16_000));
        assert!(rates("L16").allow(44_100), "a sampling rate");
        assert!(rates("rtx").allow(48_000), "that of the stream");
    }
}
