//! Answers, which repeat old forms because the offer has them.

use sdpkit_model::DescriptionType;

use crate::document::Document;

/// Whether the description is an answer, as was said or as its DTLS role tells.
pub(super) fn is_answer(document: &Document<'_>) -> bool {
    let guessed = || Some(document.model().description_type()?.value);
    let kind = document.description_type().or_else(guessed);
    matches!(kind, Some(DescriptionType::Answer | DescriptionType::Pranswer))
}
