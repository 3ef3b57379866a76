//! How large a module is, and what of it.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{process, workspace::Workspace};

/// The size of a module, and after gzip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) raw: usize,
    pub(super) gzip: usize,
}

/// The size of a file.
pub(super) fn of(workspace: &Workspace, path: &Path) -> Result<Size> {
    let script = "const{readFileSync:r}=require('node:fs'),{gzipSync:z}=require('node:zlib');\
                  console.log(z(r(process.argv[1]),{level:9}).length)";
    let told = process::stdout(workspace.command("node").args(["-e", script]).arg(path))?;
    let gzip = told.trim().parse().context("expected a number of bytes")?;
    Ok(Size { raw: usize::try_from(fs::metadata(path)?.len())?, gzip })
}

/// Bytes of functions by the crate that they come from, the largest first, and of data. Read from a
/// module that still has the names of its functions.
pub(super) fn by_crate(module: &[u8]) -> Result<Vec<(String, usize)>> {
    let module = Module::read(module)?;
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for (index, size) in module.functions.iter().enumerate() {
        let index = module.imported + u32::try_from(index)?;
        let name = module.names.get(&index).map_or("(without a name)", |name| crate_of(name));
        *sizes.entry(name.to_owned()).or_default() += size;
    }
    sizes.insert("(data)".to_owned(), module.data);
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    Ok(sizes)
}

/// The first crate of ours that a mangled name speaks of, or the crate it begins with.
fn crate_of(name: &str) -> &str {
    const OURS: [&str; 7] = [
        "sdpkit_wasm",
        "sdpkit_json",
        "sdpkit_munge",
        "sdpkit_lint",
        "sdpkit_negotiate",
        "sdpkit_model",
        "sdpkit_core",
    ];
    const OTHERS: [&str; 8] =
        ["serde_json", "nom", "memchr", "base64", "dlmalloc", "wasm_bindgen", "alloc", "std"];
    let all = OURS.iter().chain(&OTHERS);
    all.copied().find(|known| name.contains(known)).unwrap_or("core and others")
}

/// The parts of a module that are counted (WebAssembly Core Specification 2.0, §5.5).
#[derive(Default)]
struct Module {
    imported: u32,
    functions: Vec<usize>,
    names: BTreeMap<u32, String>,
    data: usize,
}

impl Module {
    fn read(bytes: &[u8]) -> Result<Self> {
        ensure!(bytes.starts_with(b"\0asm"), "expected a WebAssembly module");
        let mut module = Self::default();
        let mut reader = Reader(bytes.get(8..).unwrap_or_default());
        while let Some(id) = reader.byte() {
            let length = reader.number()?;
            let section = reader.take(length)?;
            match id {
                0 => module.read_custom(section)?,
                2 => module.read_imports(section)?,
                10 => module.read_code(section)?,
                11 => module.data = section.0.len(),
                _ => {}
            }
        }
        Ok(module)
    }

    fn read_imports(&mut self, mut section: Reader<'_>) -> Result<()> {
        for _ in 0..section.number()? {
            for _ in ["module", "name"] {
                let length = section.number()?;
                section.take(length)?;
            }
            match section.byte() {
                Some(0) => {
                    section.number()?;
                    self.imported += 1;
                }
                kind => bail!("expected imported functions alone, found kind {kind:?}"),
            }
        }
        Ok(())
    }

    fn read_code(&mut self, mut section: Reader<'_>) -> Result<()> {
        for _ in 0..section.number()? {
            let length = section.number()?;
            section.take(length)?;
            self.functions.push(length);
        }
        Ok(())
    }

    fn read_custom(&mut self, mut section: Reader<'_>) -> Result<()> {
        let length = section.number()?;
        if section.take(length)?.0 != b"name" {
            return Ok(());
        }
        while let Some(id) = section.byte() {
            let length = section.number()?;
            let mut names = section.take(length)?;
            if id != 1 {
                continue;
            }
            for _ in 0..names.number()? {
                let index = u32::try_from(names.number()?)?;
                let length = names.number()?;
                let name = names.take(length)?;
                self.names.insert(index, String::from_utf8_lossy(name.0).into_owned());
            }
        }
        Ok(())
    }
}

/// Bytes that are read from the front.
#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte().context("expected a number, found the end")?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("expected a number of 32 bits, found a longer one")
    }

    fn take(&mut self, length: usize) -> Result<Self> {
        let (taken, rest) =
            self.0.split_at_checked(length).context("expected more bytes, found the end")?;
        self.0 = rest;
        Ok(Reader(taken))
    }
}

#[cfg(test)]
mod tests {
    use super::by_crate;

    #[test]
    fn functions_are_counted_by_crate() {
        let module = [
            &b"\0asm\x01\0\0\0"[..],
            // Imports one function, so that the first of the code has index 1.
            b"\x02\x07\x01\x01a\x01b\x00\x00",
            b"\x0a\x06\x02\x02\x00\x0b\x01\x0b",
            b"\x00\x17\x04name\x01\x10\x02\x01\x0bsdpkit_core\x02\x00",
        ]
        .concat();
        let sizes = by_crate(&module).unwrap();
        assert_eq!(sizes[0], ("sdpkit_core".to_owned(), 2));
        assert!(by_crate(b"v=0").is_err());
        assert!(by_crate(&module[..20]).is_err());
    }
}
