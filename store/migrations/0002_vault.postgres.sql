-- The vault. A data key is wrapped by the root key, which never lies here.

CREATE TABLE keys (
    id BYTEA NOT NULL PRIMARY KEY, -- whose: an account, a member, a group; 16 zero bytes for the house itself
    wrapped BYTEA NOT NULL
);

-- No version of the program asked for an owner's address before it could be sealed.
ALTER TABLE owners DROP COLUMN email;
ALTER TABLE owners ADD COLUMN email BYTEA; -- sealed
ALTER TABLE owners ADD COLUMN asked BIGINT NOT NULL DEFAULT 0; -- letters since the owner last answered

-- What visitors wrote becomes bytes, so that it can be sealed. An older program's words are sealed when the vault opens.
ALTER TABLE submissions ALTER COLUMN body TYPE BYTEA USING convert_to(body, 'UTF8');
ALTER TABLE reports ALTER COLUMN body TYPE BYTEA USING convert_to(body, 'UTF8');
ALTER TABLE reports ALTER COLUMN closed_reason TYPE BYTEA USING convert_to(closed_reason, 'UTF8');
