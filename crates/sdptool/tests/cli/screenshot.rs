//! The picture of a terminal that the README shows, drawn anew from what is printed.

use std::path::Path;

use snapbox::{Assert, Data, data::DataFormat};

use crate::support::{sdptool, text};

/// `SNAPSHOTS=overwrite` makes the picture anew.
#[test]
fn the_picture_of_the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = sdptool(["lint", "--color=always", "docs/examples/vp8-removed.sdp"]);
    let output = command.env("COLUMNS", "100").current_dir(&root).output().unwrap();
    let picture = root.join("docs/images/lint.svg");
    Assert::new().action_env("SNAPSHOTS").eq(
        Data::text(text(&output.stdout)).coerce_to(DataFormat::TermSvg),
        Data::read_from(&picture, Some(DataFormat::TermSvg)),
    );
}
