//! The `commonground` command.

fn main() -> std::process::ExitCode {
    server::memory::keep_nothing();
    server::cli::run()
}
