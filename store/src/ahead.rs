//! What a page is known to ask, asked ahead: where the database is another process, all of it is one journey.
//!
//! Nothing here changes what is read. Each question is asked again by the method that it belongs to, which then finds its
//! answer at hand; where the values are others, it asks for itself.

use crate::engine::{Sql, Value};
use crate::{Error, Tx, group, heart, member, news, notice, post, thread};
use domain::{AccountId, GroupId, MemberId, Stamp, ThreadId};

impl Tx {
    /// A seat in a group, and what waits for the same person there and elsewhere.
    pub async fn ahead_of_seat(
        &mut self,
        group: GroupId,
        member: MemberId,
        everywhere: impl IntoIterator<Item = MemberId>,
    ) -> Result<(), Error> {
        if !self.is_far() {
            return Ok(());
        }
        let mut asked = vec![one(group::ONE, group), one(member::ONE, member)];
        asked.extend(everywhere.into_iter().map(|member| one(notice::ONE, member)));
        self.ahead(asked).await
    }

    /// The first page of the list of threads as a member sees it, of so many that stand first and so many others.
    pub async fn ahead_of_threads(
        &mut self,
        group: GroupId,
        reader: MemberId,
        account: AccountId,
        most: [usize; 2],
    ) -> Result<(), Error> {
        if !self.is_far() {
            return Ok(());
        }
        let [pinned, others] = most.map(Value::from);
        let page = |is_pinned: i64, most: Value| {
            let nil: Value = ThreadId::NIL.into();
            (thread::PAGE, vec![group.into(), is_pinned.into(), Stamp(i64::MAX).into(), nil, most])
        };
        let asked = vec![
            (news::NEWEST, vec![]), // before the threads
            self.asks_blocks(account).await?,
            page(1, pinned),
            page(0, others),
            one(thread::DRAFTS, reader),
            one(member::SEEN, reader),
        ];
        self.ahead(asked).await
    }

    /// A thread as a member sees it; `first`: with so many posts from its beginning.
    pub async fn ahead_of_thread(
        &mut self,
        id: ThreadId,
        reader: MemberId,
        account: AccountId,
        first: Option<usize>,
    ) -> Result<(), Error> {
        if !self.is_far() {
            return Ok(());
        }
        let mut asked = vec![
            one(thread::ONE, id),
            (news::NEWEST, vec![]), // before the posts
            self.asks_blocks(account).await?,
            one(member::SEEN, reader),
            (heart::GIVEN, vec![id.into(), reader.into()]),
            (heart::GOT, vec![id.into(), reader.into()]),
            (thread::DRAFT, vec![reader.into(), id.into()]),
        ];
        asked.extend(first.map(|most| {
            let nil: Value = domain::PostId::NIL.into();
            (post::AFTER, vec![id.into(), Stamp(i64::MIN).into(), nil, most.into()])
        }));
        self.ahead(asked).await
    }
}

fn one(sql: Sql, id: impl Into<Value>) -> (Sql, Vec<Value>) {
    (sql, vec![id.into()])
}
