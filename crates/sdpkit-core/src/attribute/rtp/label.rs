//! What a media section is for: `a=label` and `a=content` (RFC 4574, RFC 4796).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{List, Token};

attribute! {
    /// A pointer to the section for documents outside the description. Inside `a=ssrc` it is the
    /// track of the source, as Chromium wrote it before version 91.
    "label" => Label<'a> example "1" {
        /// The pointer.
        pointer: Token<'a>,
    }
}

attribute! {
    /// What the media of the section shows.
    "content" => Content<'a> example "slides" {
        /// The kinds of content.
        contents: List<'a, ContentKind<'a>, ','>,
    }
}

keywords! {
    /// A kind of content (RFC 4796 §5).
    ContentKind<'a> or Other {
        /// A presentation.
        Slides = "slides",
        /// The speaker.
        Speaker = "speaker",
        /// Sign language.
        SignLanguage = "sl",
        /// The main source.
        Main = "main",
        /// An alternative to the main source.
        Alternative = "alt",
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, ContentKind, Label};
    use crate::attribute::TypedAttribute;

    #[test]
    fn contents_are_separated_by_commas() {
        let content = Content::parse(Some(b"slides,alt,g.3gpp.cat")).unwrap();
        let [first, second, third] = content.contents.iter().collect::<std::vec::Vec<_>>()[..]
        else {
            panic!("three kinds stand there")
        };
        assert_eq!((first, second), (ContentKind::Slides, ContentKind::Alternative));
        assert_eq!(third.as_str(), "g.3gpp.cat");
        assert_eq!(Content::parse(Some(b"slides, alt")).unwrap_err().at(), 7);
        assert_eq!(Content::parse(Some(b"slides,")).unwrap_err().at(), 7);
    }

    #[test]
    fn a_label_is_a_token() {
        assert!(Label::parse(Some(b"{54e7d17b}")).is_ok());
        assert_eq!(Label::parse(Some(b"a b")).unwrap_err().at(), 1);
    }
}
