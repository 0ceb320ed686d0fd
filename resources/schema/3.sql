-- Which reminders were shown. Inserting one decides, among all programs on the file, who shows it, so that it is shown
-- once. Not events: what was due follows from the journal, and that somebody was told of it is no part of an incident.

CREATE TABLE reminder(
    incident TEXT NOT NULL,
    key TEXT NOT NULL,                 -- of one deadline at one time; what comes again has another
    due INTEGER NOT NULL,              -- microseconds UTC
    shown_at INTEGER NOT NULL,
    snoozed_until INTEGER,             -- NULL: shown, and never again
    PRIMARY KEY(incident, key)
) STRICT, WITHOUT ROWID;
