//! `a=rtcp-xr`: extended reports (RFC 3611 §5.1).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Field, List, Parsed, Tail, Word, complete};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// The extended report blocks that may be sent; none when the value is empty.
    "rtcp-xr" => RtcpXr<'a> example "rcvr-rtt=all:10000 stat-summary=loss,dup,jitt voip-metrics" {
        /// The blocks.
        formats: Tail<'a, XrFormat<'a>, ' '>,
    }
}

/// A kind of extended report block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum XrFormat<'a> {
    /// `pkt-loss-rle`: which packets were lost, run-length encoded.
    LossRuns {
        /// How many octets the block may have.
        max_size: Option<u64>,
    },
    /// `pkt-dup-rle`: which packets came twice, run-length encoded.
    DuplicateRuns {
        /// How many octets the block may have.
        max_size: Option<u64>,
    },
    /// `pkt-rcpt-times`: when packets were received.
    ReceiptTimes {
        /// How many octets the block may have.
        max_size: Option<u64>,
    },
    /// `rcvr-rtt`: round-trip times measured by receivers.
    ReceiverRoundTrip {
        /// Who reports.
        mode: XrReporter,
        /// How many octets the block may have.
        max_size: Option<u64>,
    },
    /// `stat-summary`: statistics over all packets.
    StatisticsSummary {
        /// Which statistics; all when absent.
        flags: Option<List<'a, XrStatistic, ','>>,
    },
    /// `voip-metrics`: metrics of voice quality.
    VoipMetrics,
    /// Any other block, as it is spelt.
    Other(Word<'a>),
}

keywords! {
    /// Who sends blocks about round-trip times.
    XrReporter expects Keyword {
        /// Senders and receivers of media.
        All = "all",
        /// Senders of media alone.
        Sender = "sender",
    }
}

keywords! {
    /// A statistic of `stat-summary`.
    XrStatistic expects Keyword {
        /// Lost packets.
        Loss = "loss",
        /// Packets that came twice.
        Duplicate = "dup",
        /// Jitter.
        Jitter = "jitt",
        /// Time to live of IPv4.
        TimeToLive = "TTL",
        /// Hop limit of IPv6.
        HopLimit = "HL",
    }
}

impl<'a> XrFormat<'a> {
    /// The known block that `text` is in full, if it is one.
    fn known(text: &'a [u8]) -> Option<Self> {
        let (name, parameter) = match text.iter().position(|&byte| byte == b'=') {
            Some(equals) => (text.get(..equals)?, Some(text.get(equals + 1..)?)),
            None => (text, None),
        };
        let max_size = || parameter.map(|size| complete(size, u64::read)).transpose().ok();
        Some(match name {
            b"pkt-loss-rle" => Self::LossRuns { max_size: max_size()? },
            b"pkt-dup-rle" => Self::DuplicateRuns { max_size: max_size()? },
            b"pkt-rcpt-times" => Self::ReceiptTimes { max_size: max_size()? },
            b"rcvr-rtt" => {
                let (rest, mode) = XrReporter::read(parameter?).ok()?;
                let max_size = complete(rest, |rest| Field::read_after(":", rest)).ok()?;
                Self::ReceiverRoundTrip { mode, max_size }
            }
            b"stat-summary" => {
                let flags = parameter.map(|flags| complete(flags, List::read)).transpose().ok()?;
                Self::StatisticsSummary { flags }
            }
            b"voip-metrics" if parameter.is_none() => Self::VoipMetrics,
            _ => return None,
        })
    }

    /// What stands before `=`.
    fn name(&self) -> &'static str {
        match self {
            Self::LossRuns { .. } => "pkt-loss-rle",
            Self::DuplicateRuns { .. } => "pkt-dup-rle",
            Self::ReceiptTimes { .. } => "pkt-rcpt-times",
            Self::ReceiverRoundTrip { .. } => "rcvr-rtt",
            Self::StatisticsSummary { .. } => "stat-summary",
            Self::VoipMetrics => "voip-metrics",
            Self::Other(_) => "",
        }
    }
}

/// Reads `xr-format` of RFC 3611 §5.1. What is none of the known blocks, or one with a parameter
/// that does not fit, is `format-ext = non-ws-string`.
///
/// ```text
/// pkt-loss-rle   = "pkt-loss-rle" ["=" max-size]
/// pkt-dup-rle    = "pkt-dup-rle" ["=" max-size]
/// pkt-rcpt-times = "pkt-rcpt-times" ["=" max-size]
/// rcvr-rtt       = "rcvr-rtt" "=" rcvr-rtt-mode [":" max-size]
/// stat-summary   = "stat-summary" ["=" stat-flag *("," stat-flag)]
/// voip-metrics   = "voip-metrics"
/// ```
impl<'a> Field<'a> for XrFormat<'a> {
    const PATTERN: &'static str = "pkt-(loss-rle|dup-rle|rcpt-times)(=[1-9][0-9]{0,5})?\
        |rcvr-rtt=(all|sender)(:[1-9][0-9]{0,5})?|stat-summary(=(loss|dup|jitt)(,(TTL|HL))?)?\
        |voip-metrics|x-[a-z]{1,6}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, word) = Word::read(input)?;
        Ok((rest, Self::known(word.as_bytes()).unwrap_or(Self::Other(word))))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.name().as_bytes())?;
        match self {
            Self::LossRuns { max_size }
            | Self::DuplicateRuns { max_size }
            | Self::ReceiptTimes { max_size } => max_size.write_after("=", out),
            Self::ReceiverRoundTrip { mode, max_size } => {
                mode.write_after("=", out)?;
                max_size.write_after(":", out)
            }
            Self::StatisticsSummary { flags } => flags.write_after("=", out),
            Self::VoipMetrics => Ok(()),
            Self::Other(word) => word.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Other(word) => word.visit(name, visitor),
            _ => visitor.field(name, Value::Record(self)),
        }
    }
}

impl Record for XrFormat<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("format", Value::Text(Text::from(self.name())));
        match self {
            Self::LossRuns { max_size }
            | Self::DuplicateRuns { max_size }
            | Self::ReceiptTimes { max_size } => max_size.visit("max_size", visitor),
            Self::ReceiverRoundTrip { mode, max_size } => {
                mode.visit("mode", visitor);
                max_size.visit("max_size", visitor);
            }
            Self::StatisticsSummary { flags } => flags.visit("flags", visitor),
            Self::VoipMetrics | Self::Other(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RtcpXr, XrFormat, XrReporter, XrStatistic};
    use crate::attribute::TypedAttribute;
    use std::vec::Vec;

    fn formats(value: &'static str) -> Vec<XrFormat<'static>> {
        RtcpXr::parse(Some(value.as_bytes())).unwrap().formats.iter().collect()
    }

    #[test]
    fn browsers_ask_for_round_trip_times() {
        let all = XrFormat::ReceiverRoundTrip { mode: XrReporter::All, max_size: None };
        assert_eq!(formats("rcvr-rtt=all"), [all]);
    }

    #[test]
    fn blocks_have_parameters() {
        let [runs, summary, metrics] =
            formats("pkt-loss-rle=80 stat-summary=loss,HL voip-metrics")[..]
        else {
            panic!("three blocks stand there")
        };
        assert_eq!(runs, XrFormat::LossRuns { max_size: Some(80) });
        let XrFormat::StatisticsSummary { flags: Some(flags) } = summary else {
            panic!("{summary:?}")
        };
        assert!(flags.iter().eq([XrStatistic::Loss, XrStatistic::HopLimit]));
        assert_eq!(metrics, XrFormat::VoipMetrics);
    }

    #[test]
    fn what_does_not_fit_is_an_extension() {
        for value in [
            "mos-metric=calg:1=G107",
            "rcvr-rtt",
            "rcvr-rtt=all:x",
            "stat-summary=all",
            "voip-metrics=1",
            "pkt-dup-rle=99999999999999999999999",
        ] {
            assert!(matches!(formats(value)[..], [XrFormat::Other(word)] if word == value));
        }
    }

    #[test]
    fn the_value_may_be_empty() {
        assert!(formats("").is_empty());
        assert!(RtcpXr::parse(None).is_err());
        assert_eq!(RtcpXr::parse(Some(b"voip-metrics ")).unwrap_err().at(), 13);
    }
}
