-- The journal. Statements end at a semicolon and an empty line. Never edited after a release: a change is a new file.

CREATE TABLE meta(
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event(
    seq INTEGER PRIMARY KEY,           -- order of arrival in this file, without gaps
    id TEXT NOT NULL UNIQUE,           -- UUIDv7, made before the first attempt to write
    incident TEXT NOT NULL,
    writer TEXT NOT NULL,              -- which copy of the archive wrote it
    n INTEGER NOT NULL,                -- counts that writer's events in that incident, from 1
    clock INTEGER NOT NULL,            -- hybrid logical clock, microseconds
    recorded_at INTEGER NOT NULL,      -- wall clock, microseconds UTC
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    payload TEXT,                      -- JSON; NULL once redacted
    salt BLOB,                         -- NULL once redacted
    payload_hash BLOB NOT NULL,        -- SHA-256(salt, payload)
    hash BLOB NOT NULL,                -- SHA-256(the writer's previous hash in that incident, every other column but seq)
    UNIQUE(incident, writer, n)
) STRICT;

CREATE TRIGGER event_keeps BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the journal keeps every event');
END;

CREATE TRIGGER event_stands BEFORE UPDATE ON event
WHEN NOT (
    NEW.payload IS NULL AND NEW.salt IS NULL AND OLD.payload IS NOT NULL
    AND NEW.seq IS OLD.seq AND NEW.id IS OLD.id AND NEW.incident IS OLD.incident AND NEW.writer IS OLD.writer
    AND NEW.n IS OLD.n AND NEW.clock IS OLD.clock AND NEW.recorded_at IS OLD.recorded_at AND NEW.kind IS OLD.kind
    AND NEW.author IS OLD.author AND NEW.payload_hash IS OLD.payload_hash AND NEW.hash IS OLD.hash
    AND EXISTS (SELECT 1 FROM event r WHERE r.incident = OLD.incident AND r.kind = 'redacted'
                AND json_extract(r.payload, '$.event') = OLD.id))
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
    OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM event WHERE incident = NEW.incident AND writer = NEW.writer AND n = NEW.n)
BEGIN
    SELECT RAISE(ABORT, 'an event comes behind all others and replaces none');
END;

CREATE TABLE attachment(
    sha256 TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE draft(
    incident TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
