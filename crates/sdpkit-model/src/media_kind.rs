//! What an `m=` line carries, as a kind.

use core::fmt;

/// The media type of an `m=` line (RFC 8866 §5.14, RFC 6466 for `image`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MediaKind {
    /// `audio`
    Audio,
    /// `video`
    Video,
    /// `text`
    Text,
    /// `application`
    Application,
    /// `message`
    Message,
    /// `image`
    Image,
    /// Another token.
    Other,
}

impl MediaKind {
    /// The kind that `media`, the first word of an `m=` line, names; compared with case, as
    /// browsers do.
    ///
    /// ```
    /// use sdpkit_model::MediaKind;
    /// assert_eq!(MediaKind::named("video"), MediaKind::Video);
    /// assert_eq!(MediaKind::named("Video"), MediaKind::Other);
    /// ```
    pub fn named(media: &str) -> Self {
        match media {
            "audio" => Self::Audio,
            "video" => Self::Video,
            "text" => Self::Text,
            "application" => Self::Application,
            "message" => Self::Message,
            "image" => Self::Image,
            _ => Self::Other,
        }
    }

    /// The word in an `m=` line; empty for [`MediaKind::Other`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Text => "text",
            Self::Application => "application",
            Self::Message => "message",
            Self::Image => "image",
            Self::Other => "",
        }
    }
}

impl fmt::Display for MediaKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
