//! Pages: parse, act, render.

pub(crate) mod account;
pub(crate) mod api;
pub(crate) mod appeal;
pub(crate) mod arrival;
pub(crate) mod ask;
pub(crate) mod assets;
pub(crate) mod bell;
pub(crate) mod block;
pub(crate) mod calendar;
pub(crate) mod chat;
pub(crate) mod claim;
pub(crate) mod clock;
pub(crate) mod concern;
pub(crate) mod conversation;
pub(crate) mod copy;
pub(crate) mod credential;
pub(crate) mod door;
pub(crate) mod embed;
pub(crate) mod failure;
pub(crate) mod feeds;
pub(crate) mod find;
pub(crate) mod gallery;
pub(crate) mod guide;
pub(crate) mod health;
pub(crate) mod help;
mod help_now;
pub(crate) mod home;
pub(crate) mod host;
#[cfg(feature = "oidc")]
pub(crate) mod identity;
pub(crate) mod image;
pub(crate) mod invitation;
pub(crate) mod join;
pub(crate) mod keep;
pub(crate) mod leave;
pub(crate) mod listing;
pub(crate) mod live;
pub(crate) mod meeting;
pub(crate) mod member;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod passkey;
pub(crate) mod post;
pub(crate) mod queue;
pub(crate) mod reading;
pub(crate) mod report;
pub(crate) mod resource;
pub(crate) mod room;
pub(crate) mod secure;
pub(crate) mod setup;
pub(crate) mod shortlist;
pub(crate) mod sitemap;
pub(crate) mod space;
pub(crate) mod squeeze;
pub(crate) mod submission;
pub(crate) mod text;
pub(crate) mod thread;
pub(crate) mod totp;
pub(crate) mod transfer;

use crate::app::App;
use page::House;

/// Where the program's source can be had.
const SOURCE: &str = "/about#source";

/// What pages say of the server.
pub(crate) fn house(app: &App) -> House {
    let identity = app.identity();
    House { name: identity.name.clone(), country: identity.country.clone(), source: SOURCE.into() }
}
