use alloc::format;

use sdpkit_core::attribute::Rtcp;
use sdpkit_core::line::Origin;
use sdpkit_core::{Line, LineType, TypedAttribute as _};

use super::network::NetworkAddress;
use super::range::{fault_of, is_plain, too_many};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The address type says IPv4 and the address is IPv6, or the other way round.
    ///
    /// It concerns `c=`, `o=` and `a=rtcp`. Chrome refuses such a `c=` line ("The address type is
    /// mismatching."); Firefox takes it. It comes from templates in which only the address is
    /// filled in.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 2001:db8::1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP6 2001:db8::1
    /// ```
    id: "address-type-mismatch",
    category: Session,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §5.7 “c=<nettype> <addrtype> <connection-address>”",
        "RFC 8866 §5.2 “representation of an IP version 4 address of the machine”",
    ],
    errors: [
        "The address type is mismatching.",
        "Failed to parse the connection data. The address type is mismatching.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let lines =
        model.lines_of_type(LineType::Origin).chain(model.lines_of_type(LineType::Connection));
    for line in lines.chain(model.lines_of_kind(Rtcp::INFO.kind)) {
        let Some(address) = address_of(document, line) else { continue };
        let Some(family) = address.mismatch() else { continue };
        let (right, wrong) = (family.as_str(), address.address_type.text);
        let finding = report.add(
            address.address_type.span,
            format!("the address type is `{wrong}`, the address is of type `{right}`"),
        );
        finding.label(address.address.span, format!("this is an {right} address"));
        if line.line_type() == Some(LineType::Connection) {
            finding.note("Chrome refuses the description: \"The address type is mismatching.\"");
        }
        let help = format!("write `{right}`");
        // With the right type, what follows the address may be wrong in turn.
        let mended = address.with_family(family);
        if fault_of(mended).is_none() && too_many(line, mended).is_none() {
            finding.fix(help, [FixEdit::replace(address.address_type.span, right)]);
        } else {
            finding.help(help);
        }
    }
}

/// The address of `line`, if it has one.
fn address_of<'a>(document: &Document<'a>, line: Line<'a>) -> Option<NetworkAddress<'a>> {
    match line.line_type()? {
        LineType::Connection if is_plain(line) => None,
        LineType::Connection => NetworkAddress::of_connection(document, line),
        LineType::Origin => {
            line.get::<Origin<'_>>()?.ok()?;
            NetworkAddress::of_origin(document, line)
        }
        LineType::Attribute => {
            let attr = line.attribute()?;
            attr.get::<Rtcp<'_>>()?.ok()?;
            NetworkAddress::of_rtcp(document, attr)
        }
        _ => None,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtcp:9\n",
        b"v=0\no=- 1 1 IN IP6 2001:db8::1\ns=-\nc=IN IP6 ::\nt=0 0\n{audio}\
            a=rtcp:9 IN IP4 0.0.0.0\na=rtcp:53020 IN IP6 2001:DB8::1\na=rtcp:9 IN IP4 a-b.local\n",
        // A name may be of either type, and other networks have their own.
        b"{session}{audio}c=IN IP6 media.example.com\nc=TN IP4 ::1\na=rtcp:x IN IP4 ::1\n",
        b"v=0\no=- 1 IN IP4 ::1\ns=-\nt=0 0\n",
    ],
    fail: &[
        b"{session}{audio}c=IN [[IP4]] ::1\nc=IN [[IP6]] 192.0.2.1\n",
        b"v=0\no=- 1 1 IN [[IP4]] fe80::1%eth0\ns=-\nt=0 0\n{audio}a=rtcp:9 IN [[IP6]] 0.0.0.0\n",
        b"{session}{audio}c=IN [[IP6]] 239.1.1.1/127\nc=IN [[IP6]] 192.0.2.1/24\nc=IN [[IP4]] ::1/x\n",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 2001:db8::1\ns=-\nc=IN IP4 2001:db8::1\nt=0 0\n{audio}a=rtcp:9 IN IP6 0.0.0.0\n",
            b"v=0\no=- 1 1 IN IP6 2001:db8::1\ns=-\nc=IN IP6 2001:db8::1\nt=0 0\n{audio}a=rtcp:9 IN IP4 0.0.0.0\n",
        ),
        // No reading of the other lines is right.
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 ff15::101/3\nt=0 0\n{audio}c=IN IP6 239.1.1.1/127\nc=IN IP6 239.1.1.1\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 ff15::101/3\nt=0 0\n{audio}c=IN IP4 239.1.1.1/127\nc=IN IP6 239.1.1.1\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
