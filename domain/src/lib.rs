//! Ground floor: what a support group's listing is and what is allowed.
//!
//! **No I/O, no clock, no randomness.** Time and chance come in as arguments.

mod code;

pub mod account;
pub mod act;
pub mod answer;
pub mod appeal;
pub mod arrival;
pub mod bell;
pub mod block;
pub mod brief;
pub mod chat;
pub mod claim;
pub mod concern;
pub mod conversation;
pub mod cost;
pub mod credential;
pub mod experience;
pub mod finding;
pub mod group;
pub mod host;
pub mod id;
pub mod image;
pub mod invitation;
pub mod leader;
pub mod listing;
pub mod meeting;
pub mod member;
pub mod mention;
pub mod merge;
pub mod notice;
pub mod owner;
pub mod place;
pub mod post;
pub mod private;
pub mod promise;
pub mod provenance;
pub mod pseudonym;
pub mod reading;
pub mod report;
pub mod resource;
pub mod schedule;
pub mod session;
pub mod staff;
pub mod stamp;
pub mod submission;
pub mod text;
pub mod thread;
pub mod transfer;
pub mod trouble;
pub mod vocabulary;

pub use act::{Act, ActKind};
pub use answer::{Answer, AnswerSource, Question};
pub use appeal::Appeal;
pub use arrival::Arrival;
pub use bell::Bell;
pub use block::Block;
pub use brief::Brief;
pub use concern::Concern;
pub use conversation::{Conversation, Message};
pub use cost::{Cost, Money, Per};
pub use credential::Credential;
pub use experience::{Audience, Experience, Role, Stage};
pub use finding::{Finding, FindingKind};
pub use group::Group;
pub use host::{Desk, Host, HostKind};
pub use id::{
    AccountId, AppealId, ArrivalId, ChatId, ConcernId, ConversationId, GroupId, HostId, Id, ImageId,
    ListingId, MemberId, MessageId, PostId, ReadingId, ReportId, ResourceId, StaffId, SubmissionId, ThreadId,
};
pub use image::Image;
pub use leader::{Leader, LeaderKind};
pub use listing::{Access, Format, Kind, Listing, Membership, Online, Status, Term};
pub use member::Member;
pub use notice::{Notice, NoticeKind, Notices};
pub use owner::Owner;
pub use place::{Place, Point};
pub use post::Post;
pub use private::Private;
pub use promise::{Promise, Promised};
pub use provenance::{Contribution, SourceKey};
pub use reading::Reading;
pub use resource::Resource;
pub use schedule::{Rule, Schedule};
pub use staff::Staff;
pub use stamp::Stamp;
pub use thread::Thread;
pub use trouble::Trouble;
