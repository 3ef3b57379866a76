use alloc::format;

use sdpkit_core::attribute::{MaxPtime, Ptime};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// More media is wanted in a packet than may be in it.
    ///
    /// `ptime` is what the receiver prefers, `maxptime` the most it can take. Senders that honour
    /// the one exceed the other, and packets are dropped.
    ///
    /// # Bad
    /// ```sdp
    /// a=ptime:60
    /// a=maxptime:40
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ptime:20
    /// a=maxptime:40
    /// ```
    id: "ptime-exceeds-maxptime",
    category: Media,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §6.5 “This gives the maximum amount of media that can be encapsulated in each packet”",
        "RFC 8866 §6.4 “the length of time in milliseconds represented by the media in a packet”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // `a=maxptime` is the rarer of both.
    for most in document.model().all::<MaxPtime<'_>>() {
        let section = most.section_index().and_then(|index| document.model().section(index));
        let Some(time) = section.and_then(|section| section.first::<Ptime<'_>>()) else { continue };
        if time.milliseconds.to_f64() > most.milliseconds.to_f64() {
            report
                .add(
                    time.value_span(),
                    format!(
                        "{} ms in a packet, of {} at most",
                        time.milliseconds, most.milliseconds
                    ),
                )
                .help("write a `ptime` up to `maxptime`")
                .label(most.value_span(), "the most that a packet may hold");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=ptime:20\na=maxptime:40\n{audio}a=ptime:0.125\na=maxptime:0.125\n{audio}a=ptime:60\n{audio}a=maxptime:10\n",
        b"{session}{audio}a=ptime:60\na=maxptime:x\n",
    ],
    fail: &[b"{session}{audio}a=ptime:[[60]]\na=maxptime:40\n{audio}a=maxptime:0.125\na=ptime:[[1]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
