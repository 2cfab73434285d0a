//! Actions: load, decide by a rule of the domain, save, tell. Pages, jobs and commands all come through here.

pub mod backup;
pub mod export;
pub mod find;
pub mod import;
pub mod letter;
pub mod listing;
pub mod owner;
pub mod refresh;
pub mod report;
pub mod setup;
pub mod submission;
pub mod work;
