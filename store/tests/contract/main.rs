//! What the store promises, told on both engines.
//!
//! `bin/with-postgres cargo nextest run -p store` runs all of it. Without `COMMONGROUND_TEST_POSTGRES` the stories of
//! PostgreSQL say that they were skipped; with `COMMONGROUND_REQUIRE_POSTGRES=1` they fail instead.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a story that cannot go on fails")]

mod support;

mod account;
mod appeal;
mod arrival;
mod backup;
mod bell;
mod block;
mod challenge;
mod change;
mod chat;
mod claim;
mod concern;
mod contribution;
mod conversation;
mod credential;
mod engine;
mod erasure;
mod given_up;
mod group;
mod host;
mod identity;
mod image;
mod import;
mod invitation;
mod job;
mod kill;
mod lately;
mod listing;
mod location;
mod member;
mod news;
mod notice;
mod owner;
mod post;
mod reading;
mod report;
mod resource;
mod schema;
mod sealing;
mod session;
mod setting;
mod source;
mod staff;
mod submission;
mod thread;
mod transfer;
mod upgrade;
