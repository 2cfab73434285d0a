//! Actions: load, decide by a rule of the domain, save, tell. Pages, jobs and commands all come through here.

pub mod account;
pub mod backup;
pub mod challenge;
pub mod export;
pub mod find;
pub mod image;
pub mod import;
pub mod join;
pub mod ledger;
pub mod letter;
pub mod listing;
pub mod member;
pub mod mention;
pub mod owner;
pub mod passkey;
pub mod post;
pub mod refresh;
pub mod report;
pub mod resource;
pub mod setup;
pub mod space;
pub mod submission;
pub mod thread;
pub mod totp;
pub mod work;
