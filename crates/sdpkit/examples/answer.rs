//! Answers an offer, and reads what was agreed on.
//!
//! `cargo run -p sdpkit --features negotiate --example answer`

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use sdpkit::Sdp;
use sdpkit::model::Model;
use sdpkit::negotiate::{
    AnswerPolicy, Capabilities, CodecCapability, Identifiers, MediaCapabilities, Rejected,
    TransportCapabilities, TransportParameters, answer,
};

/// What a peer offers: a codec of old first, and video.
const OFFER: &str = "v=0\r\n\
    o=alice 2890844526 2890844526 IN IP4 192.0.2.1\r\n\
    s=-\r\n\
    c=IN IP4 192.0.2.1\r\n\
    t=0 0\r\n\
    m=audio 49170 RTP/AVP 0 97\r\n\
    a=rtpmap:97 opus/48000/2\r\n\
    a=sendonly\r\n\
    m=video 51372 RTP/AVP 99\r\n\
    a=rtpmap:99 H264/90000\r\n";

/// The answer, and the codec that will be received.
pub(crate) fn answered() -> Result<(String, String), Rejected> {
    let opus = CodecCapability::new("opus", 48_000).with_channels(2);
    let capabilities = Capabilities::new()
        .with_audio(MediaCapabilities::new().with_codec(opus))
        .with_transport(TransportCapabilities::plain());
    // Identifiers and addresses are the caller's: nothing here opens a socket.
    let transport = TransportParameters::new().with_address("198.51.100.2", 5004);
    let policy = AnswerPolicy::new(Identifiers::new(1).with_transport(transport));

    let offer = Model::new(Sdp::new(OFFER));
    let answered = answer(&offer, &capabilities, &policy, None)?;
    let audio = answered.negotiated.accepted().next();
    let codec = audio.and_then(|audio| audio.receive.first());
    let codec = codec
        .map_or_else(String::new, |codec| format!("{} under {}", codec.encoding, codec.payload));
    Ok((answered.sdp.to_string(), codec))
}

pub(crate) fn main() -> Result<(), Rejected> {
    let (text, codec) = answered()?;
    assert_eq!(codec, "opus under 97");
    assert!(text.contains("m=audio 5004 RTP/AVP 97\r\n") && text.contains("a=recvonly\r\n"));
    assert!(text.contains("m=video 0 RTP/AVP 99\r\n"), "rejected, in its shape");
    print!("{text}");
    println!("received: {codec}");
    Ok(())
}
