//! Bells: in which hours of UTC an account is looked at. How it is told is sealed in the account itself.

use crate::engine::{shortcuts, statements};
use crate::{Error, Tx};
use domain::AccountId;

statements! {
    PAGE = "SELECT account FROM bells WHERE hour = $1 AND account > $2 ORDER BY account LIMIT $3";
    ADD = "INSERT INTO bells (account, hour) VALUES ($1, $2)";
    DROP = "DELETE FROM bells WHERE account = $1";
}

shortcuts! {
    read bells(hour: i8, after: Option<AccountId>, most: usize) -> Vec<AccountId>;
    tx set_bells(account: AccountId, hours: Vec<i8>) -> ();
}

impl Tx {
    /// At most `most` accounts behind `after` that may be told in an hour of UTC. Their order says nothing.
    pub async fn bells(
        &mut self,
        hour: i8,
        after: Option<AccountId>,
        most: usize,
    ) -> Result<Vec<AccountId>, Error> {
        let values = [i64::from(hour).into(), after.unwrap_or(AccountId::NIL).into(), most.into()];
        self.rows(PAGE, &values, |row| row.id(0)).await
    }

    /// Sets the hours of UTC in which an account may be told; none for one that is told nothing.
    pub async fn set_bells(&mut self, account: AccountId, hours: Vec<i8>) -> Result<(), Error> {
        self.run(DROP, &[account.into()]).await?;
        let rows: Vec<_> =
            hours.into_iter().map(|hour| vec![account.into(), i64::from(hour).into()]).collect();
        self.run_each(ADD, &rows).await
    }
}
