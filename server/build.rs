//! How the program is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Its 130,000 addresses are written in 60 kB instead of 3 MB, which would be read at each start. A linker that does not
    // know how says so and goes on.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
