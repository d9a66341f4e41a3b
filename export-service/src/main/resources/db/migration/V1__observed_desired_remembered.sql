-- Where to go on reading; written with what was read.
create table consumer_position (
    topic            text   not null,
    partition_number int    not null,
    next_offset      bigint not null,
    primary key (topic, partition_number)
);

-- The newest marker of each partition of export.batches. Overtaken: something of a newer run came after it.
create table batch_marker (
    partition_number int         primary key,
    partition_count  int         not null,
    run_id           text        not null,
    full_run         boolean     not null,
    finished_at      timestamptz not null,
    overtaken        boolean     not null
);

-- One object of the target as we want it, and how far that has come. Narrow on purpose: images live beside it.
create table target_object (
    id                bigint  generated always as identity primary key,
    anchor            text    not null unique,
    object_type       smallint,
    -- desired: 0 nothing was ever said of it (others refer to it), 1 present, 2 absent
    desired_state     smallint not null default 0,
    absence_reason    smallint,
    desired_hash      bytea,
    display_name      text,
    user_name         text,
    mail              text,
    source            text,
    bucket_count      int,
    -- who it is at the target
    observed_id       bigint,
    owned             boolean not null default false,
    -- to be compared again: its image, its membership
    dirty             boolean not null default false,
    members_dirty     boolean not null default false,
    -- pending export; operation null: none
    operation         smallint,
    phase             smallint,
    pending_hash      bytea,
    pending_reason    text,
    note              text,
    blocked           text,
    unsupported       boolean not null default false,
    waiting           boolean not null default false,
    members_to_add    int     not null default 0,
    members_to_remove int     not null default 0,
    members_ready     int     not null default 0,
    members_digest    text    not null default '',
    members_lost      int     not null default 0,
    approved_hash     bytea,
    -- attempts
    in_flight         boolean not null default false,
    attempts          int     not null default 0,
    failed_run        bigint,
    members_failed_run bigint,
    next_attempt_at   timestamptz,
    last_result       smallint,
    last_code         text,
    last_reason       text,
    last_at           timestamptz
) with (fillfactor = 60);

create unique index target_object_observed on target_object (observed_id) where observed_id is not null;
create index target_object_dirty on target_object (id) where dirty;
create index target_object_members_dirty on target_object (id) where members_dirty;
create index target_object_pending on target_object (id) where operation is not null;
create index target_object_phase on target_object (phase, id) where phase is not null;
create index target_object_members on target_object (id) where members_to_add > 0 or members_to_remove > 0;
create index target_object_in_flight on target_object (id) where in_flight;
create index target_object_waiting on target_object (id) where waiting;
create index target_object_unsupported on target_object (id) where unsupported;

-- The desired image as JSON; its references are anchors.
create table desired_image (
    object_id bigint primary key,
    image     text   not null
);

create table object_reference (
    object_id bigint not null,
    name      text   not null,
    target_id bigint not null,
    primary key (object_id, name, target_id)
);
create index object_reference_target on object_reference (target_id);

-- Every bucket of a membership is a little state of its own; a member may for a moment be in two.
create table desired_member (
    group_id  bigint not null,
    bucket    int    not null,
    member_id bigint not null,
    primary key (group_id, bucket, member_id)
);
create index desired_member_member on desired_member (member_id);

-- One object at the target, ours or not, as last seen (generation: number of that import; 0 never) and as we remember to
-- have written it (remembered_generation: number of the last import before we wrote). Remembered counts while it is newer.
create table observed_object (
    id                    bigint   generated always as identity primary key,
    object_type           smallint not null,
    target_id             text     not null,
    external_id           text,
    user_name             text,
    mail                  text,
    etag                  text,
    observed_hash         bytea,
    members_hash          bytea,
    generation            bigint   not null,
    remembered_hash       bytea,
    remembered_generation bigint,
    unique (object_type, target_id)
) with (fillfactor = 80);
create index observed_object_external on observed_object (external_id) where external_id is not null;
create index observed_object_user_name on observed_object (user_name) where user_name is not null;
create index observed_object_mail on observed_object (mail) where mail is not null;
create index observed_object_generation on observed_object (generation);
create index observed_object_remembered on observed_object (id) where remembered_generation is not null;

create table observed_image (
    observed_id bigint primary key,
    observed    text,
    remembered  text
);

-- Members by the target's own ids. state: 0 seen, 1 remembered as added, 2 remembered as removed.
create table observed_member (
    group_id  bigint   not null,
    target_id text     not null,
    state     smallint not null,
    primary key (group_id, target_id)
);
create index observed_member_target on observed_member (target_id);
create index observed_member_remembered on observed_member (group_id) where state <> 0;

-- What we know of the target as a whole; one row.
create table target_state (
    only_row         boolean primary key default true check (only_row),
    target           text,
    schema_document  text,
    comparison_basis text,
    generation       bigint  not null default 0,
    imported_epoch   bigint,
    imported_at      timestamptz,
    pending_version  bigint  not null default 0
);
insert into target_state (only_row) values (true);

-- Deletions (and disablings) that were executed, for the rolling window of the threshold.
create table deletion (
    at          timestamptz not null,
    object_type smallint    not null,
    anchor      text        not null,
    approved    boolean     not null
);
create index deletion_at on deletion (at);

create table approval (
    digest      text        not null,
    approved_by text        not null,
    comment     text,
    objects     bigint      not null,
    at          timestamptz not null
);

create table run (
    number      bigint      generated always as identity primary key,
    id          text        not null unique,
    profile     text        not null,
    status      text        not null,
    automatic   boolean     not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    document    text        not null
);
create index run_unfinished on run (number) where finished_at is null;
