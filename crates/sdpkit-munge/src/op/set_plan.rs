//! `plan`: how the tracks of a call are told apart, by sections or by sources.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Msid, MsidId, Ssrc, SsrcAttribute};
use sdpkit_core::{AttributeKind as Kind, Line, LineType, Mux, Span, TypedAttribute as _};
use sdpkit_model::{MediaKind, Removal, Section};

use crate::error::{EditError, EditErrorKind};
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::shared_transport::{tags, write_group};

operation! {
    /// Gives each track a section of its own (Unified Plan), or all of a kind one section (Plan B).
    ///
    /// `unified` splits sections whose sources name several tracks: new sections follow the others,
    /// in the same BUNDLE group, with the lowest numbers that are free as `a=mid`. `b` puts the
    /// sections of a kind into the first of them. It is refused where something would be lost: tracks
    /// without a source, sections that differ in more than their tracks or have rids, sections
    /// outside a common group; and in answers, whose sections are those of the offer.
    SetPlan "set-plan", "plan", set_plan {
        /// The sections; all of them by default.
        media: Sections = default,
        /// What the tracks are told apart by.
        plan: PlanWord,
    }
    example "plan unified":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         c=IN IP4 0.0.0.0\n\
         t=0 0\n\
         a=group:BUNDLE video\n\
         m=video 9 RTP/AVP 31\n\
         a=mid:video\n\
         a=rtcp-mux\n\
         a=ssrc:1 cname:x\n\
         a=ssrc:1 msid:s first\n\
         a=ssrc:2 cname:x\n\
         a=ssrc:2 msid:s second\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         c=IN IP4 0.0.0.0\n\
         t=0 0\n\
         a=group:BUNDLE video 0\n\
         m=video 9 RTP/AVP 31\n\
         a=mid:video\n\
         a=msid:s first\n\
         a=rtcp-mux\n\
         a=ssrc:1 cname:x\n\
         a=ssrc:1 msid:s first\n\
         m=video 9 RTP/AVP 31\n\
         a=mid:0\n\
         a=msid:s second\n\
         a=rtcp-mux\n\
         a=ssrc:2 cname:x\n\
         a=ssrc:2 msid:s second\n",
}

keywords! {
    /// What the tracks of a call are told apart by.
    PlanWord "unified|b" {
        /// Each has a section (RFC 9429 §3.4.1).
        #[default]
        Unified = "unified",
        /// Each has sources of its own in a section for all of a kind.
        B = "b",
    }
}

impl Operation for SetPlan {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let mut sections = planner.sections(&self.media);
        sections.retain(|section| section.is_rtp() && !section.is_rejected());
        match self.plan {
            PlanWord::Unified => split(planner, &sections),
            PlanWord::B => join(planner, &sections),
        }
    }
}

fn not_allowed(planner: &Planner<'_, '_>, at: Span, what: &'static str) -> EditError {
    planner.refusal(EditErrorKind::NotAllowed { what }, Some(at), "")
}

/// Answers have the sections of their offer.
fn check_role(planner: &Planner<'_, '_>, at: Span) -> Result<(), EditError> {
    if planner.context().role.is_answer() {
        return Err(not_allowed(planner, at, "an answer has the sections of its offer"));
    }
    Ok(())
}

/// The sources of one track.
struct Track<'a> {
    name: MsidId<'a>,
    /// The values of `msid`, one for each stream that it is in.
    msids: Vec<&'a [u8]>,
    sources: BTreeSet<Ssrc>,
}

/// The value of the `msid` of a source, and the track in it.
fn msid<'a>(line: &SsrcAttribute<'a>) -> Option<(&'a [u8], MsidId<'a>)> {
    match line.source_attribute().ok()? {
        sdpkit_core::Attribute::Msid(msid) => {
            Some((line.value?.as_bytes(), msid.appdata.unwrap_or(msid.stream)))
        }
        _ => None,
    }
}

/// The tracks of `section` that its sources name, in the order of the text.
fn tracks<'m, 'a>(
    planner: &Planner<'m, 'a>,
    section: Section<'m, 'a>,
) -> Result<Vec<Track<'a>>, EditError> {
    let mut tracks: Vec<Track<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut track_of = BTreeMap::new();
    for line in section.all::<SsrcAttribute<'a>>() {
        let Some((value, name)) = msid(&line) else { continue };
        let place = *places.entry(name).or_insert_with(|| {
            tracks.push(Track { name, msids: Vec::new(), sources: BTreeSet::new() });
            tracks.len() - 1
        });
        let Some(track) = tracks.get_mut(place) else { continue };
        track.sources.insert(line.ssrc);
        track_of.insert(line.ssrc, place);
        if !track.msids.contains(&value) {
            track.msids.push(value);
        }
    }
    if tracks.len() < 2 {
        return Ok(tracks);
    }
    for group in section.source_groups() {
        let Some(place) = group.ssrcs.iter().find_map(|ssrc| track_of.get(&ssrc).copied()) else {
            continue;
        };
        if let Some(track) = tracks.get_mut(place) {
            track.sources.extend(group.ssrcs.iter().filter(|ssrc| !track_of.contains_key(ssrc)));
        }
    }
    for line in section.all::<SsrcAttribute<'a>>() {
        if !tracks.iter().any(|track| track.sources.contains(&line.ssrc)) {
            return Err(not_allowed(planner, line.line.content_span(), "a source has no track"));
        }
    }
    Ok(tracks)
}

/// Splits sections of Plan B.
fn split<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    sections: &[Section<'m, 'a>],
) -> Result<(), EditError> {
    let model = planner.model();
    let mut used: BTreeSet<String> =
        model.sections().filter_map(|section| Some(section.mid()?.tag.as_str().into())).collect();
    let mut joined: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut added = Vec::new();
    for section in sections.iter().filter(|section| section.msids().next().is_none()) {
        let tracks = tracks(planner, *section)?;
        let Some((first, others)) = tracks.split_first() else { continue };
        let names = tracks.iter().flat_map(|track| &track.msids);
        if names.into_iter().any(|value| Msid::parse(Some(value)).is_err()) {
            // `a=ssrc` takes what is no token, such as the CNAME that GStreamer writes there.
            let what = "the name of a stream has characters that `a=msid` cannot have";
            return Err(not_allowed(planner, section.line().content_span(), what));
        }
        let after = section.mid().map_or(section.line(), |mid| mid.line);
        for value in &first.msids {
            planner.add_line_after(after, [b"a=msid:", *value].concat(), Cause::Requested)?;
        }
        if others.is_empty() {
            continue;
        }
        check_role(planner, section.line().content_span())?;
        let (Some(bundle), Some(_)) = (section.bundle(), section.mid()) else {
            let kind = EditErrorKind::NeedsTransport { section: section.index() };
            let help = "`bundle max` first";
            return Err(planner.refusal(kind, Some(section.line().content_span()), help));
        };
        for line in section.lines().iter().filter(|line| others.iter().any(|t| is_of(**line, t))) {
            planner.remove_line(*line, Cause::Requested);
        }
        for track in others {
            let mid = (0..=used.len()).map(|n| format!("{n}")).find(|mid| !used.contains(mid));
            let mid = mid.unwrap_or_default();
            added.extend(section_of(*section, track, &mid, &tracks));
            joined.entry(bundle.group().line.span().start()).or_default().push(mid.clone());
            used.insert(mid);
        }
    }
    for bundle in model.bundles() {
        let Some(new) = joined.get(&bundle.group().line.span().start()) else { continue };
        let mut all = tags(bundle);
        all.extend(new.iter().map(String::as_str));
        write_group(planner, Some(bundle), &all, Cause::Requested)?;
    }
    let Some(last) = model.lines().last() else { return Ok(()) };
    added.iter().try_for_each(|line| planner.add_line_after(*last, line, Cause::Requested))
}

/// Whether a line speaks of the sources of `track`.
fn is_of(line: Line<'_>, track: &Track<'_>) -> bool {
    sources_in(line).is_some_and(|ssrc| track.sources.contains(&ssrc))
}

/// The source that a line speaks of; the first of a group.
fn sources_in(line: Line<'_>) -> Option<Ssrc> {
    let attr = line.attribute()?;
    match attr.kind()? {
        Kind::SsrcAttribute => Some(attr.get::<SsrcAttribute<'_>>()?.ok()?.ssrc),
        Kind::SsrcGroup => {
            let group = attr.get::<sdpkit_core::attribute::SsrcGroup<'_>>()?.ok()?;
            group.ssrcs.iter().next()
        }
        _ => None,
    }
}

/// The lines of a section for `track` alone.
fn section_of(
    section: Section<'_, '_>,
    track: &Track<'_>,
    mid: &str,
    all: &[Track<'_>],
) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    for line in section.lines() {
        match line.attribute().and_then(sdpkit_core::Attr::kind) {
            Some(Kind::Mid) => {
                lines.push(format!("a=mid:{mid}").into_bytes());
                lines.extend(track.msids.iter().map(|value| [b"a=msid:", *value].concat()));
            }
            // The transport is that of the group.
            Some(Kind::Candidate | Kind::EndOfCandidates | Kind::RemoteCandidates) => {}
            Some(Kind::SsrcAttribute | Kind::SsrcGroup)
                if all.iter().any(|other| other.name != track.name && is_of(*line, other)) => {}
            _ if line.content().is_empty() => {}
            _ => lines.push(line.content().into()),
        }
    }
    lines
}

/// Joins sections of Unified Plan.
fn join<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    sections: &[Section<'m, 'a>],
) -> Result<(), EditError> {
    let mut kinds: BTreeMap<MediaKind, Vec<Section<'m, 'a>>> = BTreeMap::new();
    for section in sections {
        if section.msids().next().is_some() && section.sources().len() == 0 {
            let what = "a track without a source cannot be told apart in Plan B";
            return Err(not_allowed(planner, section.line().content_span(), what));
        }
        kinds.entry(section.kind()).or_default().push(*section);
    }
    let mut removal = Removal::new(planner.model());
    for (first, others) in kinds.values().filter_map(|sections| sections.split_first()) {
        for other in others {
            check_joins(planner, *first, *other)?;
        }
        for section in core::iter::once(first).chain(others) {
            let own = section.index() == first.index();
            if !own {
                removal.from_groups(*section);
                section.lines().iter().for_each(|line| removal.line(*line));
            }
            for line in section.lines_of_kind(Kind::Msid).filter(|_| own) {
                planner.remove_line(line, Cause::Requested);
            }
            for line in section.lines().iter().filter(|line| !own && sources_in(**line).is_some()) {
                planner.add_line(Some(*first), line.content(), Cause::Requested)?;
            }
            let msids = || section.msids().filter_map(|msid| msid.attr()?.value());
            for source in section.sources().filter(|source| source.attribute("msid").is_none()) {
                for value in msids() {
                    let source = format!("a=ssrc:{} msid:", source.ssrc());
                    let line = [source.as_bytes(), value.as_bytes()].concat();
                    planner.add_line(Some(*first), line, Cause::Requested)?;
                }
            }
        }
    }
    planner.take(&removal, Cause::Requested);
    Ok(())
}

/// Makes sure that `other` says no more than `first` but for its tracks.
fn check_joins<'m, 'a>(
    planner: &Planner<'m, 'a>,
    first: Section<'m, 'a>,
    other: Section<'m, 'a>,
) -> Result<(), EditError> {
    let at = other.line().content_span();
    check_role(planner, at)?;
    let group = |section: Section<'m, 'a>| section.bundle().map(|b| b.group().line.span().start());
    if group(other).is_none() || group(other) != group(first) {
        return Err(not_allowed(
            planner,
            at,
            "sections outside a common group have transports of their own",
        ));
    }
    if other.owns_transport() {
        let what = "the section that carries the transport would go";
        let kind = EditErrorKind::NotAllowed { what };
        return Err(planner.refusal(
            kind,
            Some(at),
            "`bundle promote` the first of its kind first",
        ));
    }
    if [first, other].iter().any(|section| section.rids().next().is_some()) {
        return Err(not_allowed(planner, at, "Plan B has no rids"));
    }
    if [first, other].iter().any(|section| section.sources().len() == 0) {
        let what = "a section without sources would be lost in another";
        return Err(not_allowed(planner, at, what));
    }
    let (one, two) = (said(first), said(other));
    if one == two {
        return Ok(());
    }
    let differs = other.lines().iter().find(|line| !one.contains(line.content()));
    let at = differs.map_or(at, |line| line.content_span());
    Err(not_allowed(
        planner,
        at,
        "sections that differ in more than their tracks do not fit into one",
    ))
}

/// What a section says, but for its name, its tracks and its transport. The port of the `m=` line
/// belongs to the transport.
fn said<'m>(section: Section<'m, '_>) -> BTreeSet<&'m [u8]> {
    let is_meant = |line: &&Line<'m>| match line.attribute().and_then(sdpkit_core::Attr::kind) {
        Some(Kind::Mid | Kind::Msid | Kind::SsrcAttribute | Kind::SsrcGroup) => false,
        Some(Kind::BundleOnly | Kind::EndOfCandidates) => false,
        Some(kind) => kind.info().mux != Mux::Transport,
        None => !matches!(line.line_type(), Some(LineType::Media | LineType::Connection)),
    };
    let media = section.line().content();
    let formats = media.splitn(3, |&byte| byte == b' ').nth(2).unwrap_or_default();
    let others = section.lines().iter().filter(is_meant).map(|line| line.content());
    others.chain([formats]).collect()
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use crate::tester::{after, refused, unchanged};
    use crate::{Context, Document, Op, Role};

    const B: &str = "v=0\ns=-\nc=IN IP4 0.0.0.0\na=group:BUNDLE audio video\nm=audio 9 RTP/AVP 0\na=mid:audio\n\
        a=rtcp-mux\na=ssrc:9 cname:x\na=ssrc:9 msid:s a\nm=video 9 RTP/AVP 31\na=mid:video\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=rtcp-mux\na=ssrc-group:FID 1 2\n\
        a=ssrc:1 cname:x\na=ssrc:1 msid:s v\na=ssrc:2 cname:x\na=ssrc:3 cname:x\na=ssrc:3 msid:s w\n\
        a=ssrc:3 msid:r w\n";

    #[test]
    fn each_track_gets_a_section_and_all_of_a_kind_one() {
        let unified = after("plan unified", B);
        assert!(
            unified.starts_with("v=0\ns=-\nc=IN IP4 0.0.0.0\na=group:BUNDLE audio video 0\n"),
            "{unified}"
        );
        assert!(
            unified.ends_with(
                "a=ssrc-group:FID 1 2\na=ssrc:1 cname:x\na=ssrc:1 msid:s v\na=ssrc:2 cname:x\n\
                 m=video 9 RTP/AVP 31\na=mid:0\na=msid:s w\na=msid:r w\na=rtcp-mux\n\
                 a=ssrc:3 cname:x\na=ssrc:3 msid:s w\na=ssrc:3 msid:r w\n"
            ),
            "{unified}"
        );
        assert!(unified.contains("a=mid:audio\na=msid:s a\n"), "{unified}");
        let back = after("plan b", &unified);
        assert_eq!(back.replace("a=ssrc:2 msid:s v\n", ""), B, "the text as it was");
    }

    #[test]
    fn nothing_is_lost() {
        let unnamed = [B, "a=ssrc:5 cname:x\n"].concat();
        assert!(refused("plan unified", &unnamed).contains("a source has no track"));
        let alone = B.replace("BUNDLE audio video", "BUNDLE audio");
        assert!(refused("plan unified", &alone).contains("no transport of its own"));
        let unified = after("plan unified", B);
        for (from, to, why) in [
            ("a=mid:0\n", "a=mid:0\na=sendonly\n", "differ in more"),
            ("31\na=mid:0\n", "31 34\na=mid:0\n", "differ in more"),
            ("a=mid:0\n", "a=mid:0\na=rid:h send\n", "no rids"),
            ("BUNDLE audio video 0", "BUNDLE audio video", "common group"),
            ("BUNDLE audio video 0", "BUNDLE 0 audio video", "carries the transport"),
        ] {
            assert_ne!(unified, unified.replace(from, to), "{from}");
            let error = refused("plan b", &unified.replace(from, to));
            assert!(error.contains(why), "{error}");
        }
        let sources: String = unified
            .lines()
            .filter(|line| !line.starts_with("a=ssrc"))
            .map(|l| [l, "\n"].concat())
            .collect();
        assert!(refused("plan b", &sources).contains("a track without a source"));
        let listening = sources.replace("a=msid", "a=x");
        assert!(refused("plan b", &listening).contains("without sources"));
        let odd = B.replace("msid:s v", "msid:user@host v");
        assert!(refused("plan unified", &odd).contains("characters that `a=msid` cannot have"));
        unchanged("plan audio b", B);
    }

    #[test]
    fn an_answer_keeps_its_sections() {
        for (words, text) in [("plan unified", B.into()), ("plan b", after("plan unified", B))] {
            let op: Op = words.parse().unwrap();
            let error = Document::new(text).apply(op, &Context::from(Role::LocalAnswer));
            assert!(std::format!("{}", error.unwrap_err()).contains("the sections of its offer"));
        }
    }
}
