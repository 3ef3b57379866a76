//! What an answer of the other end agrees on.

use alloc::vec::Vec;

use sdpkit_model::Model;

use crate::negotiated::{Negotiated, Side, derive};
use crate::verify::{Severity, Violation, verify};

/// What `answer` agrees on with `offer`, which this end made. After the first exchange `previous`
/// is what that agreed on.
///
/// # Errors
/// The violations, when one of them is an error.
///
/// ```
/// use sdpkit_core::Sdp;
/// use sdpkit_model::Model;
/// use sdpkit_negotiate::accept;
/// let model = |text| Model::new(Sdp::new(text));
/// let offer = model("m=audio 4000 RTP/AVP 97 0\r\na=rtpmap:97 iLBC/8000\r\n");
/// let negotiated = accept(&offer, &model("m=audio 5000 RTP/AVP 0\r\na=recvonly\r\n"), None).unwrap();
/// let audio = &negotiated.sections[0];
/// assert_eq!((audio.send[0].encoding.as_str(), audio.direction.as_str()), ("PCMU", "sendonly"));
/// assert!(accept(&offer, &model("m=video 5000 RTP/AVP 34\r\n"), None).is_err());
/// ```
pub fn accept(
    offer: &Model<'_>,
    answer: &Model<'_>,
    previous: Option<&Negotiated>,
) -> Result<Negotiated, Vec<Violation>> {
    let violations = verify(offer, answer);
    if violations.iter().any(|violation| violation.severity == Severity::Error) {
        return Err(violations);
    }
    Ok(derive(offer, answer, Side::Offerer, previous, &mut |_| None))
}
