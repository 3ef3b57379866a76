//! `sdptool answer` and `sdptool offer`.

mod arguments;
mod capabilities;
mod identifiers;

pub(crate) use arguments::{AnswerArguments, OfferArguments};

use std::path::PathBuf;

use sdpkit::Sdp;
use sdpkit::model::{MediaKind, Model};
use sdpkit::negotiate::{
    AnswerPolicy, Capabilities, MediaWant, OfferPlan, Rejected, SectionWish, answer, offer,
};

use crate::exit::{Exit, complain, print};
use crate::input::{self, Refused, Source};
use arguments::MediaArgument;

/// Runs `sdptool answer`.
pub(crate) fn run_answer(arguments: &AnswerArguments) -> Exit {
    let source = match arguments.offer.as_str() {
        "-" => Source::Stdin,
        path => Source::File(PathBuf::from(path)),
    };
    let text = match input::read(&source, "<stdin>") {
        Ok(input) => input.descriptions.into_iter().next().map(|description| description.text),
        Err((file, refused)) => {
            let (why, exit) = match refused {
                Refused::Unreadable(why) => (why, Exit::Usage),
                Refused::NotSdp(why) => (why, Exit::NotSdp),
            };
            complain(format_args!("{file}: {why}"));
            return exit;
        }
    };
    let capabilities = match capabilities::read(&arguments.common.capabilities) {
        Ok(capabilities) => capabilities,
        Err(why) => return usage(&why),
    };
    let mut policy = AnswerPolicy::new(identifiers::identifiers(&arguments.common));
    for index in &arguments.reject {
        policy = policy.with_section(*index, SectionWish::Reject);
    }
    let offer = Sdp::new(text.as_deref().unwrap_or_default());
    match answer(&Model::new(offer), &capabilities, &policy, None) {
        Ok(answered) => {
            for section in &answered.negotiated.sections {
                if let Some(reason) = &section.rejection {
                    complain(format_args!("section {} is rejected: {reason}", section.index));
                }
            }
            print(&answered.sdp.to_string())
        }
        Err(refused) => refuse(&refused, Some(offer)),
    }
}

/// Runs `sdptool offer`.
pub(crate) fn run_offer(arguments: &OfferArguments) -> Exit {
    let capabilities = match capabilities::read(&arguments.common.capabilities) {
        Ok(capabilities) => capabilities,
        Err(why) => return usage(&why),
    };
    let mut plan = OfferPlan::new(identifiers::identifiers(&arguments.common));
    for media in wanted(&arguments.media, &capabilities) {
        plan = plan.with_media(media);
    }
    match offer(&capabilities, &plan, None) {
        Ok(sdp) => print(&sdp.to_string()),
        Err(refused) => refuse(&refused, None),
    }
}

/// What is asked for, or one section of everything there is.
fn wanted(asked: &[MediaArgument], capabilities: &Capabilities) -> Vec<MediaWant> {
    if !asked.is_empty() {
        return asked.iter().map(|media| media.want()).collect();
    }
    let can = |media: &MediaArgument| match media {
        MediaArgument::Audio => capabilities.media(MediaKind::Audio).is_some(),
        MediaArgument::Video => capabilities.media(MediaKind::Video).is_some(),
        MediaArgument::Text => capabilities.media(MediaKind::Text).is_some(),
        MediaArgument::Data => capabilities.data_channel.is_some(),
    };
    MediaArgument::ALL.iter().filter(|media| can(media)).map(|media| media.want()).collect()
}

fn refuse(refused: &Rejected, offer: Option<Sdp<'_>>) -> Exit {
    let place = match (refused, offer) {
        (Rejected::PeerRule { span, .. }, Some(offer)) => Some((offer, *span)),
        (Rejected::Malformed(error), Some(offer)) => Some((offer, error.span())),
        _ => None,
    };
    match place {
        Some((offer, span)) => {
            let place = offer.position(span.start(), sdpkit::ColumnUnit::Char);
            complain(format_args!("offer:{place}: {refused}"));
        }
        None => complain(refused),
    }
    Exit::Findings
}

fn usage(why: &str) -> Exit {
    complain(why);
    Exit::Usage
}
