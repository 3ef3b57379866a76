//! `sdpkit-bindgen MODULE FOLDER`: writes `engine_bg.wasm` and `engine.js` into a folder.
#![forbid(unsafe_code)]

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(module), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("expected a module and a folder".into());
    };
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .out_name("engine")
        .typescript(true)
        // The package brings the bytes itself: no bundler is to look for a file.
        .omit_default_module_path(true)
        .remove_name_section(false)
        .generate(folder)?;
    Ok(())
}
