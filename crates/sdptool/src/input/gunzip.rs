//! Files that are compressed: browsers save dumps so.

use std::io::{self, Read as _};

use flate2::read::MultiGzDecoder;

const MAGIC: &[u8] = &[0x1f, 0x8b];

/// The most that a compressed file may grow to: a small one can stand for any size.
const LARGEST: u64 = 1 << 30;

/// Whether the bytes are those of a gzip file.
pub(super) fn is_compressed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// What a gzip file holds.
pub(super) fn gunzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    gunzip_up_to(bytes, LARGEST)
}

fn gunzip_up_to(bytes: &[u8], largest: u64) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    MultiGzDecoder::new(bytes).take(largest + 1).read_to_end(&mut text)?;
    if text.len() as u64 > largest {
        let why = "expected at most 1 GiB after decompression, found more";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Write as _};

    use flate2::{Compression, write::GzEncoder};

    use super::{gunzip_up_to, is_compressed};

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_went_in_comes_out() {
        let bytes = gzip(b"v=0\r\n");
        assert!(is_compressed(&bytes) && !is_compressed(b"v=0\r\n"));
        assert_eq!(gunzip_up_to(&bytes, 5).unwrap(), b"v=0\r\n");
        // Files that follow each other are one.
        assert_eq!(gunzip_up_to(&[&*bytes, &bytes].concat(), 10).unwrap(), b"v=0\r\nv=0\r\n");
    }

    #[test]
    fn what_is_cut_off_or_too_large_is_refused() {
        let bytes = gzip(&[0; 10_000]);
        for end in 2..bytes.len() {
            assert!(gunzip_up_to(&bytes[..end], 1 << 20).is_err(), "{end}");
        }
        assert_eq!(gunzip_up_to(&bytes, 9_999).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }
}
