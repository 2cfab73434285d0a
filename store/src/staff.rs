//! A host's staff, and the links with which they come. The link to their account is sealed on both sides.

use crate::engine::{Row, shortcuts, statements};
use crate::member::code;
use crate::vault::Place;
use crate::{Error, Tx};
use domain::account::Office;
use domain::staff::{Inner, Role, Staff};
use domain::{HostId, StaffId};

statements! {
    ONE = "SELECT id, host, role, body FROM staff WHERE id = $1";
    OF_HOST = "SELECT id, host, role, body FROM staff WHERE host = $1 ORDER BY id LIMIT $2";
    ADD = "INSERT INTO staff (id, host, role, body) VALUES ($1, $2, $3, $4)";
    SAVE = "UPDATE staff SET role = $2, body = $3 WHERE id = $1";
    REMOVE = "DELETE FROM staff WHERE id = $1";
    INVITE = "INSERT INTO staff_invitations (token, host, role, uses, ends) VALUES ($1, $2, $3, $4, $5)";
    INVITATION = "SELECT host, role, uses, ends FROM staff_invitations WHERE token = $1 AND uses > 0 AND ends >= $2";
    // the row is held until the commit, so that nobody comes with a use that is gone
    USE = "UPDATE staff_invitations SET uses = uses - 1 WHERE token = $1 AND uses > 0 AND ends >= $2 \
        RETURNING host, role, uses, ends";
    OPEN = "SELECT host, role, uses, ends FROM staff_invitations WHERE host = $1 AND uses > 0 AND ends >= $2 \
        ORDER BY ends, token";
    END = "DELETE FROM staff_invitations WHERE host = $1";
    FORGET = "DELETE FROM staff_invitations WHERE uses <= 0 OR ends < $1";
}

shortcuts! {
    read staff(id: StaffId) -> Option<Staff>;
    read staff_of(host: HostId, most: usize) -> Vec<Staff>;
    tx add_staff(staff: Staff) -> ();
    tx save_staff(staff: Staff) -> ();
    tx erase_staff(id: StaffId) -> bool;
    tx add_staff_invitation(token: [u8; 32], invitation: StaffInvitation) -> ();
    read staff_invitation(token: [u8; 32], today: i64) -> Option<StaffInvitation>;
    read staff_invitations(host: HostId, today: i64) -> Vec<StaffInvitation>;
    tx use_staff_invitation(token: [u8; 32], today: i64) -> Option<StaffInvitation>;
    tx end_staff_invitations(host: HostId) -> u64;
    tx forget_staff_invitations(today: i64) -> u64;
}

/// What a link for staff is good for. Of its token only the hash is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffInvitation {
    /// The host.
    pub host: HostId,
    /// What whoever comes does there.
    pub role: Role,
    /// How many may still come with it.
    pub uses: i64,
    /// The last day on which it opens, in days since 1970.
    pub ends: i64,
}

impl Tx {
    /// Somebody of a host's staff.
    pub async fn staff(&mut self, id: StaffId) -> Result<Option<Staff>, Error> {
        let found = self.row(ONE, &[id.into()], read).await?;
        Ok(self.open_staff(found).await?.pop())
    }

    /// At most `most` of a host's staff. Their order says nothing.
    pub async fn staff_of(&mut self, host: HostId, most: usize) -> Result<Vec<Staff>, Error> {
        let found = self.rows(OF_HOST, &[host.into(), most.into()], read).await?;
        self.open_staff(found).await
    }

    async fn open_staff(&mut self, found: impl IntoIterator<Item = Stored>) -> Result<Vec<Staff>, Error> {
        let mut staff = vec![];
        for (id, host, role, sealed) in found {
            let inner: Inner = self.unseal(id, body_of(&id.bytes()), &sealed).await?;
            staff.push(Staff { id, host, role, inner });
        }
        Ok(staff)
    }

    /// Adds somebody to a host's staff, on both sides: here and in their account.
    pub async fn add_staff(&mut self, staff: Staff) -> Result<(), Error> {
        self.make_key(staff.id).await?;
        let body = self.seal(staff.id, body_of(&staff.id.bytes()), &staff.inner).await?;
        let values = [staff.id.into(), staff.host.into(), staff.role.code().into(), body.into()];
        self.run(ADD, &values).await?;
        let Some(mut account) = self.hold_account(staff.inner.account).await? else {
            return Err(Error::Erased);
        };
        account.inner.offices.retain(|office| office.host != staff.host);
        account.inner.offices.push(Office { host: staff.host, staff: staff.id });
        self.save_account(account).await
    }

    /// Saves what somebody does, and their name.
    pub async fn save_staff(&mut self, staff: Staff) -> Result<(), Error> {
        let body = self.seal(staff.id, body_of(&staff.id.bytes()), &staff.inner).await?;
        self.run(SAVE, &[staff.id.into(), staff.role.code().into(), body.into()]).await.map(drop)
    }

    /// Takes somebody out of a host's staff, on both sides. False when there is nobody.
    pub async fn erase_staff(&mut self, id: StaffId) -> Result<bool, Error> {
        let Some(staff) = self.staff(id).await? else { return Ok(false) };
        if self.run(REMOVE, &[id.into()]).await? == 0 {
            return Ok(false);
        }
        self.destroy_key(id).await?;
        if let Some(mut account) = self.hold_account(staff.inner.account).await? {
            account.inner.offices.retain(|office| office.staff != id);
            self.save_account(account).await?;
        }
        Ok(true)
    }

    /// Remembers a link by the SHA-256 of its token.
    pub async fn add_staff_invitation(
        &mut self,
        token: [u8; 32],
        invitation: StaffInvitation,
    ) -> Result<(), Error> {
        let StaffInvitation { host, role, uses, ends } = invitation;
        let values = [token[..].into(), host.into(), role.code().into(), uses.into(), ends.into()];
        self.run(INVITE, &values).await.map(drop)
    }

    /// What a link is good for today.
    pub async fn staff_invitation(
        &mut self,
        token: [u8; 32],
        today: i64,
    ) -> Result<Option<StaffInvitation>, Error> {
        self.row(INVITATION, &[token[..].into(), today.into()], read_invitation).await
    }

    /// The links of a host that open today.
    pub async fn staff_invitations(
        &mut self,
        host: HostId,
        today: i64,
    ) -> Result<Vec<StaffInvitation>, Error> {
        self.rows(OPEN, &[host.into(), today.into()], read_invitation).await
    }

    /// Uses a link once; `None` when it is used up or over.
    pub async fn use_staff_invitation(
        &mut self,
        token: [u8; 32],
        today: i64,
    ) -> Result<Option<StaffInvitation>, Error> {
        self.row(USE, &[token[..].into(), today.into()], read_invitation).await
    }

    /// Makes all links of a host void; how many.
    pub async fn end_staff_invitations(&mut self, host: HostId) -> Result<u64, Error> {
        self.run(END, &[host.into()]).await
    }

    /// Forgets links that open nothing any more; how many.
    pub async fn forget_staff_invitations(&mut self, today: i64) -> Result<u64, Error> {
        self.run(FORGET, &[today.into()]).await
    }
}

/// Somebody of the staff as stored.
type Stored = (StaffId, HostId, Role, Vec<u8>);

fn body_of(id: &[u8; 16]) -> Place<'_> {
    Place { table: "staff", column: "body", row: id }
}

fn read(row: &Row<'_>) -> Result<Stored, Error> {
    Ok((row.id(0)?, row.id(1)?, code(row, 2, Role::from_code)?, row.get(3)?))
}

fn read_invitation(row: &Row<'_>) -> Result<StaffInvitation, Error> {
    Ok(StaffInvitation {
        host: row.id(0)?,
        role: code(row, 1, Role::from_code)?,
        uses: row.get(2)?,
        ends: row.get(3)?,
    })
}
