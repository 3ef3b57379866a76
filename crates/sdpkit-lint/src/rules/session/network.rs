//! `<nettype> <addrtype> <address>` as they stand in `o=`, `c=` and `a=rtcp`.

use alloc::format;
use alloc::string::String;

use sdpkit_core::address::Host;
use sdpkit_core::{Attr, Line, Span, Text};

use crate::document::Document;

/// A network type, an address type and an address; each may be wrong.
#[derive(Clone, Copy, Debug)]
pub(super) struct NetworkAddress<'a> {
    /// `IN`.
    network_type: Word<'a>,
    /// `IP4` or `IP6`.
    pub(super) address_type: Word<'a>,
    /// The address; that of a `c=` line ends at a slash.
    pub(super) address: Word<'a>,
    /// What follows the address of a `c=` line, from the slash on.
    pub(super) range: Option<Word<'a>>,
}

/// A word and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// The word.
    pub(super) text: Text<'a>,
    /// Its place.
    pub(super) span: Span,
}

/// The kind of address that an address type stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `IP4`.
    Ip4,
    /// `IP6`.
    Ip6,
}

impl Family {
    /// The address type.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Ip4 => "IP4",
            Self::Ip6 => "IP6",
        }
    }

    /// The family of a literal address.
    const fn of(host: Host<'_>) -> Option<Self> {
        match host {
            Host::Ip4(_) => Some(Self::Ip4),
            Host::Ip6 { .. } => Some(Self::Ip6),
            _ => None,
        }
    }
}

/// What the words alone say is wrong: where, what, and what to do.
pub(super) struct Complaint {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
}

impl<'a> NetworkAddress<'a> {
    /// That of an `o=` line, which must have its six words.
    pub(super) fn of_origin(document: &Document<'a>, line: Line<'a>) -> Option<Self> {
        match line.token(6) {
            None => Self::at(document, [line.token(3)?, line.token(4)?, line.token(5)?]),
            Some(_) => None,
        }
    }

    /// That of a `c=` line, which must have its three words.
    pub(super) fn of_connection(document: &Document<'a>, line: Line<'a>) -> Option<Self> {
        let whole = match line.token(3) {
            None => Self::at(document, [line.token(0)?, line.token(1)?, line.token(2)?])?,
            Some(_) => return None,
        };
        // With other types a slash belongs to the address.
        if whole.family().is_none() {
            return Some(whole);
        }
        let text = whole.address.text.as_bytes();
        let Some(slash) = text.iter().position(|&byte| byte == b'/') else { return Some(whole) };
        let (address, range) = whole.address.split_at(slash);
        (slash > 0).then_some(Self { address, range: Some(range), ..whole })
    }

    /// That of an `a=rtcp` attribute, which must have its four words.
    pub(super) fn of_rtcp(document: &Document<'a>, attr: Attr<'a>) -> Option<Self> {
        Self::at(document, [attr.token(1)?, attr.token(2)?, attr.token(3)?])
    }

    /// What the address is.
    pub(super) fn host(&self) -> Host<'a> {
        Host::decode(self.address.text.as_bytes())
    }

    /// The kind of address the types stand for; `None` when they are not `IN IP4` or `IN IP6`.
    pub(super) fn family(&self) -> Option<Family> {
        if self.network_type.text != "IN" {
            return None;
        }
        [Family::Ip4, Family::Ip6]
            .into_iter()
            .find(|family| self.address_type.text == family.as_str())
    }

    /// The family of the address, where the address type names the other one.
    pub(super) fn mismatch(&self) -> Option<Family> {
        let family = Family::of(self.host())?;
        (self.family()? != family).then_some(family)
    }

    /// The same with the address type of `family`.
    pub(super) fn with_family(self, family: Family) -> Self {
        let text = Text::from(family.as_str());
        Self { address_type: Word { text, ..self.address_type }, ..self }
    }

    /// What is wrong with a word although the grammar lets it pass: a type that is not registered,
    /// or an address that is neither a literal nor a name.
    pub(super) fn complaint(&self) -> Option<Complaint> {
        let network_type = self.network_type;
        if !["IN", "TN", "ATM", "PSTN"].iter().any(|known| network_type.text == *known) {
            return Some(Complaint {
                span: network_type.span,
                message: format!("`{}` is no network type", network_type.text),
                help: "write `IN`, the Internet".into(),
            });
        }
        if network_type.text != "IN" {
            return None;
        }
        let Some(family) = self.family() else { return Some(self.unknown_address_type()) };
        // Names in other scripts are another rule's.
        let is_none = matches!(self.host(), Host::Other(text) if text.as_bytes().is_ascii());
        is_none.then(|| Complaint {
            span: self.address.span,
            message: format!("`{}` is neither an address nor a host name", self.address.text),
            help: match family {
                Family::Ip4 => "write an IPv4 address, such as `192.0.2.1`, or a name",
                Family::Ip6 => "write an IPv6 address, such as `2001:db8::1`, or a name",
            }
            .into(),
        })
    }

    fn unknown_address_type(&self) -> Complaint {
        let family = Family::of(self.host());
        Complaint {
            span: self.address_type.span,
            message: format!("`{}` is no address type of the Internet", self.address_type.text),
            help: match family {
                Some(family) => format!("write `{}`", family.as_str()),
                None => "write `IP4` or `IP6`".into(),
            },
        }
    }

    fn at(
        document: &Document<'a>,
        [network_type, address_type, address]: [Span; 3],
    ) -> Option<Self> {
        Some(Self {
            network_type: Word::at(document, network_type)?,
            address_type: Word::at(document, address_type)?,
            address: Word::at(document, address)?,
            range: None,
        })
    }
}

impl<'a> Word<'a> {
    /// The first `length` bytes, and the others.
    pub(super) fn split_at(self, length: usize) -> (Self, Self) {
        let text = self.text.as_bytes();
        let (before, after) = text.split_at_checked(length).unwrap_or((text, &[]));
        let middle = self.span.end() - u32::try_from(after.len()).unwrap_or(self.span.len());
        (
            Self { text: Text::new(before), span: Span::new(self.span.start(), middle) },
            Self { text: Text::new(after), span: Span::new(middle, self.span.end()) },
        )
    }

    fn at(document: &Document<'a>, span: Span) -> Option<Self> {
        let text = document.sdp().slice(span);
        // Words end at spaces, so that a tab would be within one.
        let is_word = !text.is_empty() && !text.as_bytes().iter().any(u8::is_ascii_control);
        is_word.then_some(Self { text, span })
    }
}
