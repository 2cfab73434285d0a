//! Commands. Each translates its words into an action and prints what came of it.

mod backup;
mod check_config;
mod demo;
mod export;
mod find;
mod health;
mod import;
mod import_group;
mod operator;
mod queue;
mod review;
mod rotate_key;
mod schedule;
mod serve;
mod verify_log;
mod word;

use crate::{
    app::App,
    clock::Clock,
    config::{Config, LogFormat},
};
use anyhow::Context;
use clap::{Parser, Subcommand};
use std::{
    io::{IsTerminal, Read, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};
use tracing_subscriber::EnvFilter;

/// Everything went as asked.
pub const DONE: u8 = 0;
/// Something could not be done at all.
pub const FAILED: u8 = 1;
/// Done, but something needs a person: rejected rows, a shrunken feed, flags.
pub const LOOK: u8 = 3;

#[derive(Debug, Parser)]
#[command(name = "commonground", version, about = "The home of support groups, on your own server")]
struct Cli {
    /// File with settings (TOML). The environment (COMMONGROUND_…) wins over it.
    #[arg(long, global = true, env = "COMMONGROUND_CONFIG")]
    config: Option<PathBuf>,
    /// Folder for the database and the keys.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the directory.
    Serve,
    /// Show a full, made-up directory on this machine; everything is gone when it stops.
    Demo(demo::Words),
    /// Bring listings in from files, folders or web addresses.
    Import(import::Words),
    /// Bring in a whole group that leaves another server, as the room of a listing here.
    ImportGroup(import_group::Words),
    /// Write all listings in a directory format.
    Export(export::Words),
    /// Ask the directory a question.
    Find(find::Words),
    /// Read schedule phrases into RFC 5545 rules.
    Schedule(schedule::Words),
    /// Look for red flags in listings.
    Review(review::Words),
    /// Look at what waits for a person, and decide.
    Queue(queue::Words),
    /// Let somebody who has an account run this server.
    Operator(operator::Words),
    /// Write a backup of this moment, while the server goes on.
    Backup(backup::Words),
    /// Read a backup from end to end, and see that the root key opens it.
    Verify(backup::Words),
    /// Restore a backup into a new database, on either engine.
    Restore(backup::Words),
    /// Change the root key that seals the database, while the server goes on.
    RotateKey,
    /// Check that nothing of what facilitators did was changed or taken away.
    VerifyLog,
    /// Ask the server of these settings how it is; for containers and supervisors.
    Health(health::Words),
    /// Say whether the settings can be used, and what they come to.
    CheckConfig,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    match start(Cli::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("commonground: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// One line an event, to standard error. `requests`: one of each request as well.
fn log(format: LogFormat, requests: bool) {
    let usual = if requests { "warn,server=info" } else { "warn,server=info,server::requests=warn" };
    let wanted = std::env::var("COMMONGROUND_LOG");
    let filter = filter(wanted.as_deref().unwrap_or(usual));
    // a journal is no terminal: colours would be letters in it
    let colours = std::io::stderr().is_terminal();
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    // A second call in one process (tests) finds the first one's subscriber in place.
    let _ = match format {
        LogFormat::Plain => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}

/// What is logged: as somebody wants it, but for a library that tells the addresses of pages when it talks much.
pub fn filter(wanted: &str) -> EnvFilter {
    let filter = EnvFilter::new(wanted);
    match "tower_http=warn".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    }
}

fn start(cli: Cli) -> anyhow::Result<u8> {
    let mut config = Config::load(cli.config.as_deref(), |name| std::env::var(name).ok())?;
    if let Some(data) = cli.data {
        config.data = data;
    }
    log(config.log_format, matches!(cli.command, Command::Serve));
    match cli.command {
        Command::Schedule(words) => schedule::run(&words),
        Command::Review(words) => review::run(&words),
        Command::Health(words) => health::run(&config, &words),
        Command::CheckConfig => check_config::run(&config),
        Command::Operator(words) => wait(operator::run(config, words)),
        Command::Backup(words) => wait(backup::write(config, words)),
        Command::Verify(words) => backup::verify(&config, &words),
        Command::Restore(words) => wait(backup::restore(config, words)),
        Command::RotateKey => wait(rotate_key::run(config)),
        Command::VerifyLog => wait(verify_log::run(config)),
        Command::Serve => wait(serve::run(config)),
        Command::Demo(words) => wait(demo::run(config, words)),
        Command::Import(words) => wait(import::run(config, words)),
        Command::ImportGroup(words) => wait(import_group::run(config, words)),
        Command::Export(words) => wait(export::run(config, words)),
        Command::Find(words) => wait(find::run(config, words)),
        Command::Queue(words) => wait(queue::run(config, words)),
    }
}

/// A thread that waits for more to do keeps what its last work took: not for long.
const WAITS_FOR_MORE: Duration = Duration::from_secs(2);

fn wait<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all().thread_keep_alive(WAITS_FOR_MORE).build()?.block_on(future)
}

/// Opens the store and the vault of the settings' data folder, making the folder (mode 0700) at the first start.
pub(crate) async fn open(config: Config, clock: Clock) -> anyhow::Result<App> {
    make_data_folder(&config)?;
    let database = config.database();
    let db =
        store::Db::open(&database.parse()?).await.with_context(|| "cannot open the database".to_owned())?;
    App::open(config, db, clock).await
}

/// Makes the data folder (mode 0700) where there is none.
fn make_data_folder(config: &Config) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let data = &config.data;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.with_context(|| format!("cannot make the data folder {}", data.display()))
}

/// Reads a file, or standard input for `-` or nothing. At most 64 MiB.
fn read_input(file: Option<&std::path::Path>) -> anyhow::Result<String> {
    const MOST: u64 = 64 << 20;
    let mut text = Vec::new();
    match file.filter(|path| path.as_os_str() != "-") {
        Some(path) => {
            let file =
                std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
            let read = file.take(MOST).read_to_end(&mut text);
            read.with_context(|| format!("cannot read {}", path.display()))?;
        }
        None => {
            std::io::stdin().take(MOST).read_to_end(&mut text)?;
        }
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Prints one line; a reader that went away (`| head`) ends the command quietly.
fn line(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => Ok(result?),
    }
}

fn json_line(value: &impl serde::Serialize) -> anyhow::Result<()> {
    line(&serde_json::to_string(value)?)
}
