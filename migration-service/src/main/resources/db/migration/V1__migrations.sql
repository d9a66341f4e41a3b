-- a migration; steps and facts are JSON documents in the wire format
CREATE TABLE migration (
    id         text PRIMARY KEY,
    name       text NOT NULL,
    deployment text NOT NULL,
    path       text NOT NULL,
    status     text NOT NULL,
    started_at timestamptz NOT NULL,
    started_by text NOT NULL,
    ended_at   timestamptz,
    ended_by   text,
    end_reason text,
    steps      text NOT NULL,
    facts      text NOT NULL
);

-- one migration of a deployment at a time
CREATE UNIQUE INDEX migration_in_progress ON migration (deployment) WHERE status = 'IN_PROGRESS';
CREATE INDEX migration_by_start ON migration (started_at DESC);

-- who asked for what, and what came of it; rows are only ever added
CREATE TABLE audit_entry (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    who     text NOT NULL,
    action  text NOT NULL,
    subject text,
    outcome text NOT NULL,
    detail  text
);

-- where the consumers go on reading; written with what they read
CREATE TABLE consumer_position (
    topic       text NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

CREATE TABLE operation_run (
    id         text PRIMARY KEY,
    service    text,
    started_at timestamptz NOT NULL,
    document   text NOT NULL
);
CREATE INDEX operation_run_by_start ON operation_run (started_at DESC);

CREATE TABLE operation_notice (
    id       text PRIMARY KEY,
    at       timestamptz NOT NULL,
    document text NOT NULL
);
CREATE INDEX operation_notice_by_time ON operation_notice (at DESC);

CREATE TABLE published_analysis (
    id           text PRIMARY KEY,
    requested_at timestamptz NOT NULL,
    document     text NOT NULL
);

-- the config log with the fate of each record
CREATE TABLE config_entry (
    log_offset bigint PRIMARY KEY,
    revision   bigint NOT NULL,
    accepted   boolean NOT NULL,
    refusal    text,
    at         timestamptz NOT NULL,
    document   text NOT NULL
);
