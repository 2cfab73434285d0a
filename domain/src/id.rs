//! Identifiers: UUIDs (RFC 9562). What is public or has its time beside it gets version 7; people, groups and whatever
//! could join them by its moment get version 4, which says nothing.

use serde::{Deserialize, Serialize};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// A UUID that knows what it identifies.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

/// What a [`ListingId`] names.
pub enum ListingNoun {}
/// What a [`SubmissionId`] names.
pub enum SubmissionNoun {}
/// What a [`ReportId`] names.
pub enum ReportNoun {}

/// What an [`AccountId`] names.
pub enum AccountNoun {}
/// What a [`GroupId`] names.
pub enum GroupNoun {}
/// What a [`MemberId`] names.
pub enum MemberNoun {}
/// What a [`ThreadId`] names.
pub enum ThreadNoun {}
/// What a [`PostId`] names.
pub enum PostNoun {}
/// What an [`ImageId`] names.
pub enum ImageNoun {}
/// What a [`ResourceId`] names.
pub enum ResourceNoun {}
/// What a [`HostId`] names.
pub enum HostNoun {}
/// What a [`StaffId`] names.
pub enum StaffNoun {}
/// What a [`ChatId`] names.
pub enum ChatNoun {}
/// What a [`ConversationId`] names.
pub enum ConversationNoun {}
/// What a [`MessageId`] names.
pub enum MessageNoun {}
/// What a [`ConcernId`] names.
pub enum ConcernNoun {}

/// What an [`AppealId`] names.
pub enum AppealNoun {}
/// What an [`ArrivalId`] names.
pub enum ArrivalNoun {}
/// What a [`ReadingId`] names.
pub enum ReadingNoun {}

/// Names one account: a login.
pub type AccountId = Id<AccountNoun>;
/// Names one group with a space.
pub type GroupId = Id<GroupNoun>;
/// Names one person inside one group.
pub type MemberId = Id<MemberNoun>;
/// Names one thread of a space.
pub type ThreadId = Id<ThreadNoun>;
/// Names one post of a thread.
pub type PostId = Id<PostNoun>;
/// Names one picture of a post.
pub type ImageId = Id<ImageNoun>;
/// Names one thing on the shelf of a group.
pub type ResourceId = Id<ResourceNoun>;
/// Names one host that works with this server.
pub type HostId = Id<HostNoun>;
/// Names one person of a host's staff.
pub type StaffId = Id<StaffNoun>;
/// Names one message of a group's chat.
pub type ChatId = Id<ChatNoun>;
/// Names one conversation of two people.
pub type ConversationId = Id<ConversationNoun>;
/// Names one message of a conversation.
pub type MessageId = Id<MessageNoun>;
/// Names one concern.
pub type ConcernId = Id<ConcernNoun>;
/// Names one appeal.
pub type AppealId = Id<AppealNoun>;
/// Names one arrival of somebody at their first meeting.
pub type ArrivalId = Id<ArrivalNoun>;
/// Names one reading of a closed room by those who run the server.
pub type ReadingId = Id<ReadingNoun>;
/// Names one listing for ever.
pub type ListingId = Id<ListingNoun>;
/// Names one submitted group.
pub type SubmissionId = Id<SubmissionNoun>;
/// Names one report about a listing.
pub type ReportId = Id<ReportNoun>;

impl<T> Id<T> {
    /// The id of something that has none yet.
    pub const NIL: Self = Self(Uuid::nil(), PhantomData);

    /// A UUIDv7 from a moment and 10 random bytes.
    pub fn new(now: crate::Stamp, chance: [u8; 10]) -> Self {
        let millis = (now.0.max(0) / 1000) as u64;
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid(), PhantomData)
    }

    /// A UUIDv4 from 16 random bytes: neither its order nor its bits say when it was made.
    pub fn random(chance: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(chance).into_uuid(), PhantomData)
    }

    /// The 16 bytes, big-endian.
    pub fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The id with these 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes), PhantomData)
    }

    /// Whether this is [`Id::NIL`].
    pub fn is_nil(self) -> bool {
        self.0.is_nil()
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> Default for Id<T> {
    fn default() -> Self {
        Self::NIL
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(|u| Self(u, PhantomData))
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Uuid::deserialize(d).map(|u| Self(u, PhantomData))
    }
}
