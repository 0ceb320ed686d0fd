-- What is asked often, made from the journal in the same transaction and rebuildable from it at any time.
-- Statements end at a semicolon and an empty line. A change here raises the number in models/journal/projector.cpp.

DROP TABLE IF EXISTS attached_fts;

DROP TABLE IF EXISTS attached;

DROP TABLE IF EXISTS entry_fts;

DROP TABLE IF EXISTS entry;

DROP TABLE IF EXISTS incident;

DROP TABLE IF EXISTS action_item;

DROP TABLE IF EXISTS component;

DROP TABLE IF EXISTS tag;

DROP TABLE IF EXISTS import;

CREATE TABLE incident(
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    organisation TEXT NOT NULL,
    severity INTEGER,
    phase TEXT NOT NULL,
    kind TEXT NOT NULL,
    zone TEXT NOT NULL,
    impact_started INTEGER,            -- milestones: microseconds UTC
    detected INTEGER,
    acknowledged INTEGER,
    declared INTEGER,
    mitigated INTEGER,
    recovered INTEGER,
    resolved INTEGER,
    first_recorded INTEGER NOT NULL,
    last_recorded INTEGER NOT NULL,
    entries INTEGER NOT NULL,          -- lines of the timeline
    events INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The order of the incident list: those under way first, then the newest. Asked in these very words.
CREATE INDEX incident_order ON incident(
    phase IN ('resolved', 'closed', 'false_alarm', 'merged'),
    coalesce(impact_started, declared, first_recorded) DESC,
    id DESC);

CREATE TABLE entry(
    seq INTEGER PRIMARY KEY,           -- of the event that made it
    id TEXT NOT NULL UNIQUE,
    incident TEXT NOT NULL,
    place INTEGER NOT NULL,            -- where it sorts: its instant, or that of the entry it stands behind
    at INTEGER,
    until INTEGER,
    precision TEXT NOT NULL,
    at_text TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    milestone TEXT NOT NULL,
    hypothesis TEXT NOT NULL,
    author TEXT NOT NULL,
    audience TEXT NOT NULL,
    struck INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    revisions INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX entry_place ON entry(incident, place, seq);

-- Has the words of the entries up to the one that meta names as 'indexed'. The writer takes in later ones when it has
-- nothing else to do; until then whoever searches looks through them.
CREATE VIRTUAL TABLE entry_fts USING fts5(text, content='entry', content_rowid='seq', prefix='2 3',
    columnsize=0, -- no ranking asks for it, and it would be one more page to write for each line
    tokenize='unicode61 remove_diacritics 2');

INSERT INTO entry_fts(entry_fts, rank) VALUES('secure-delete', 1);

INSERT INTO entry_fts(entry_fts, rank) VALUES('automerge', 16);

INSERT INTO meta(key, value) VALUES('indexed', '0') ON CONFLICT(key) DO UPDATE SET value = excluded.value;

CREATE TRIGGER entry_inserted AFTER INSERT ON entry
WHEN NEW.seq <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed')
BEGIN
    INSERT INTO entry_fts(rowid, text) VALUES(NEW.seq, NEW.text);
END;

CREATE TRIGGER entry_changed AFTER UPDATE OF text ON entry
WHEN OLD.text IS NOT NEW.text AND OLD.seq <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed')
BEGIN
    INSERT INTO entry_fts(entry_fts, rowid, text) VALUES('delete', OLD.seq, OLD.text);
    INSERT INTO entry_fts(rowid, text) VALUES(NEW.seq, NEW.text);
END;

CREATE TRIGGER entry_deleted AFTER DELETE ON entry
WHEN OLD.seq <= (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed')
BEGIN
    INSERT INTO entry_fts(entry_fts, rowid, text) VALUES('delete', OLD.seq, OLD.text);
END;

-- What is attached to an entry, and what it says: the files' names, and the words of those that are text.
CREATE TABLE attached(
    seq INTEGER PRIMARY KEY,           -- the entry's
    files TEXT NOT NULL,               -- SHA-256 and name, a line each
    text TEXT                          -- NULL until the files were read, which the writer does when it is idle
) STRICT;

CREATE INDEX attached_unread ON attached(seq) WHERE text IS NULL;

CREATE VIRTUAL TABLE attached_fts USING fts5(text, content='attached', content_rowid='seq', prefix='2 3',
    columnsize=0,
    tokenize='unicode61 remove_diacritics 2');

INSERT INTO attached_fts(attached_fts, rank) VALUES('secure-delete', 1);

CREATE TRIGGER attached_forgotten AFTER UPDATE OF text ON attached WHEN OLD.text IS NOT NULL
BEGIN
    INSERT INTO attached_fts(attached_fts, rowid, text) VALUES('delete', OLD.seq, OLD.text);
END;

CREATE TRIGGER attached_read AFTER UPDATE OF text ON attached WHEN OLD.text IS NULL AND NEW.text IS NOT NULL
BEGIN
    INSERT INTO attached_fts(rowid, text) VALUES(NEW.seq, NEW.text);
END;

CREATE TRIGGER attached_deleted AFTER DELETE ON attached WHEN OLD.text IS NOT NULL
BEGIN
    INSERT INTO attached_fts(attached_fts, rowid, text) VALUES('delete', OLD.seq, OLD.text);
END;

CREATE TRIGGER entry_gone AFTER DELETE ON entry
BEGIN
    DELETE FROM attached WHERE seq = OLD.seq;
END;

CREATE TABLE action_item(
    id TEXT NOT NULL,
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    class TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT NOT NULL,
    priority TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY(incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE component(
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    impact TEXT NOT NULL,
    PRIMARY KEY(incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag(
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY(incident, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE import(
    key TEXT NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY(key, incident)
) STRICT, WITHOUT ROWID;
