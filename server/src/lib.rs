//! Top floor: pages, jobs and commands of Commonground. The only crate that talks to the world.

pub mod actions;
mod actor;
pub mod app;
mod assets;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod config;
mod crisis;
pub mod demo;
mod escape;
pub mod fetch;
pub mod jobs;
pub mod key;
pub mod limit;
pub mod listen;
pub mod live;
pub mod mail;
mod markdown;
pub mod memory;
pub mod metrics;
#[cfg(feature = "oidc")]
pub mod oidc;
mod passphrase;
mod picture;
pub mod push;
mod reasons;
pub mod root;
pub mod routes;
pub mod tls;
mod token;
pub(crate) mod turn;
pub mod web;
mod words;
