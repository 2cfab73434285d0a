-- A code that is given by hand is an invitation with a body; a link has none.
ALTER TABLE invitations ADD COLUMN body BYTEA;                      -- sealed with the group's key

-- A concern outlives who leaves, for as long as it is kept once it is closed.
ALTER TABLE concerns ADD COLUMN closed_at BIGINT;                   -- null while it waits
ALTER TABLE concerns ADD COLUMN parted BIGINT NOT NULL DEFAULT 0;  -- 1 once one of the two has left
UPDATE concerns SET closed_at = at WHERE open = 0;
CREATE INDEX concerns_closed ON concerns (closed_at);
CREATE INDEX concerns_parted ON concerns (parted, id);
