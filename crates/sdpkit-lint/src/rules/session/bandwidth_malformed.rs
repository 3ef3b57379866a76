use alloc::format;

use sdpkit_core::{Error, ErrorKind, Found, Line, LineType};

use super::bandwidth::{CHROME_LIMIT, is_beyond_chrome, read};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The bandwidth line is not a type, a colon and a whole number.
    ///
    /// Chrome ("Invalid value") and Firefox ("No BW Value specified") refuse a description whose
    /// bandwidth is no number or is negative. Chrome also refuses an `AS` or `TIAS` above
    /// 2147483647, which is reported in WebRTC. Fractions, units (`500kbps`) and a space in place
    /// of the colon come from hand-written changes.
    ///
    /// # Bad
    /// ```sdp
    /// b=AS:1.5
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// b=AS:2
    /// ```
    id: "bandwidth-malformed",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.8 “b=<bwtype>:<bandwidth>”", "RFC 8866 §9 “bandwidth = 1*DIGIT”"],
    claims: [crate::Claim::Line(LineType::Bandwidth)],
    errors: ["Invalid value: {}.", "b=AS value can't be negative.", "Error: No BW Value specified"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        report_fault(document, line, error, report);
    }
    for (place, bandwidth) in document.lines_of(LineType::Bandwidth).filter_map(read) {
        if is_beyond_chrome(document, bandwidth) {
            report
                .add(
                    place,
                    format!(
                        "the bandwidth is larger than {CHROME_LIMIT}, the most that Chrome reads"
                    ),
                )
                .note("Chrome refuses the description: \"Invalid value\"")
                .help("write a smaller number, or leave the line out for no limit");
        }
    }
}

fn report_fault(document: &Document<'_>, line: Line<'_>, error: Error, report: &mut Report<'_>) {
    let amount = amount(line, error);
    let message = match (error.kind(), amount) {
        (_, Some([b'-', ..])) => "malformed bandwidth: it is negative".into(),
        (ErrorKind::Value { found: Found::End, .. }, Some(_)) => {
            "malformed bandwidth: expected a whole number, found none".into()
        }
        (_, Some(_)) => {
            let found = document.sdp().slice(error.span());
            format!("malformed bandwidth: expected a whole number, found `{found}`")
        }
        (_, None) => format!("malformed bandwidth: {}", error.quoting(document.sdp())),
    };
    report
        .add(error.span(), message)
        .note("Chrome and Firefox refuse a description with a bandwidth that is no number")
        .help(match amount {
            Some([b'-', ..]) => "leave the line out for no limit",
            Some(_) => "write a whole number without a unit, as in `b=AS:500`",
            None => "write the type, a colon and a whole number, as in `b=AS:500`",
        });
}

/// What stands after the colon, where the error lies in it.
fn amount(line: Line<'_>, error: Error) -> Option<&[u8]> {
    let value = line.value()?;
    let colon = value.iter().position(|&byte| byte == b':')?;
    let place = error.span().start().checked_sub(line.value_span().start())?;
    if usize::try_from(place).ok()? <= colon {
        return None;
    }
    value.get(colon + 1..)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}b=AS:64\nb=TIAS:64000\nb=RS:0\nb=X-YZ:128\nb=CT:18446744073709551615\n",
        b"{webrtc}b=AS:2147483647\nb=CT:2147483648\n",
    ],
    fail: &[
        b"{session}{audio}b=AS[[ ]]500\nb=AS:1[[.5]]\nb=AS:[[]]\nb=AS:[[-1]]\nb=AS:[[abc]]\n",
        b"{session}{audio}b=AS:500[[kbps]]\nb=[[:64]]\nb=64[[]]\nb=AS:[[ ]]64\n",
        b"{session}{audio}b=AS:[[18446744073709551616]]\n",
        b"{webrtc}b=AS:[[99999999999]]\nb=TIAS:[[2147483648]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
