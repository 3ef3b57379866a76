//! Files that are found, read and written.

use std::fs;

use crate::support::{AUDIO, Folder, SESSION, code, text};

#[test]
fn ignored_files_are_left_out_of_folders() {
    let folder = Folder::new("gitignore");
    // `.gitignore` counts inside a repository.
    fs::create_dir_all(folder.with("HEAD", "").with_file_name(".git")).unwrap();
    folder.with(".gitignore", "ignored.sdp\n");
    folder.with("ignored.sdp", "v=9\r\n");
    folder.with(".hidden/call.sdp", "v=9\r\n");
    folder.with("deep/er/call.SDP", format!("{SESSION}{AUDIO}"));
    folder.with("folder.sdp/call.txt", "v=9\r\n");
    let output = folder.lint(["--format", "json", "."]);
    assert_eq!(code(&output), 0, "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("\"files\":1"), "{}", text(&output.stdout));
    // Who names a file means it.
    assert_eq!(code(&folder.lint(["ignored.sdp"])), 1);
}

#[test]
fn a_star_does_not_cross_folders_and_two_do() {
    let folder = Folder::new("globs");
    for name in ["a.sdp", "b/c.sdp", "b/d/e.sdp"] {
        folder.with(name, format!("{SESSION}{AUDIO}"));
    }
    for (pattern, files) in
        [("*.sdp", 1), ("*/*.sdp", 1), ("**/*.sdp", 3), ("{a,b/c}.sdp", 2), ("b/d/[a-e].sdp", 1)]
    {
        let output = folder.lint(["--format", "json", pattern]);
        let count = format!("\"files\":{files},");
        assert!(text(&output.stdout).contains(&count), "{pattern}: {}", text(&output.stdout));
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told_and_the_rest_is_linted() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new("unreadable");
    let secret = folder.with("calls/secret.sdp", format!("{SESSION}{AUDIO}"));
    folder.with("calls/open.sdp", format!("{SESSION}{AUDIO}a=mid:x \r\n"));
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    let output = folder.lint(["--select", "trailing-whitespace", "--format", "concise", "calls"]);
    assert!(text(&output.stdout).starts_with("calls/open.sdp:7:8: warning[trailing-whitespace]"));
    // root may read everything.
    if fs::read(&secret).is_ok() {
        assert_eq!(code(&output), 1);
        return;
    }
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).starts_with("sdptool: calls/secret.sdp: Permission denied"));
}

#[cfg(unix)]
#[test]
fn fixes_keep_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = Folder::new("permissions");
    let file = folder.with("offer.sdp", format!("{SESSION}{AUDIO}a=mid:x \r\n"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let link = file.with_file_name("link.sdp");
    symlink("offer.sdp", &link).unwrap();
    let output = folder.lint(["--fix", "--select", "trailing-whitespace", "link.sdp"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(&file).unwrap(), format!("{SESSION}{AUDIO}a=mid:x\r\n"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_file_without_fixes_is_not_written() {
    let folder = Folder::new("unwritten");
    let file = folder.with("offer.sdp", format!("{SESSION}{AUDIO}"));
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    assert_eq!(code(&folder.lint(["--fix", "offer.sdp"])), 0);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
}

#[test]
fn fixes_of_json_change_its_sdp_alone() {
    let folder = Folder::new("json");
    let json = |mid: &str| {
        let sdp = format!("{SESSION}{AUDIO}a=mid:{mid}\r\n").replace("\r\n", "\\r\\n");
        format!(
            "\u{a0}{{ \"x\":1.50,\t\"sdp\" :\"{sdp}\",\r\n\"type\":\"answer\",\"é\":\"\\u00e9\"}}\n"
        )
        .replace('\u{a0}', " ")
    };
    let file = folder.with("answer.json", json("x "));
    let output = folder.lint(["--fix", "--select", "trailing-whitespace", "answer.json"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    assert_eq!(fs::read_to_string(&file).unwrap(), json("x"));
}
