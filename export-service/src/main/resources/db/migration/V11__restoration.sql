-- The one plan by which what was written is put back: prepared, approved, applied, done. Never more than one.
create table restoration (
    only_row        boolean     primary key default true check (only_row),
    id              text        not null,
    target          text        not null,
    since           timestamptz not null,
    prepared_at     timestamptz not null,
    prepared_by     text        not null,
    approved_digest text,
    approved_by     text,
    approved_at     timestamptz,
    -- first request, and the epoch in which it was noted: only in that one it goes on without another approval
    begun_at        timestamptz,
    begun_epoch     bigint,
    finished_at     timestamptz
);

-- Each object that was written, as it was before; references are ids of that time.
create table restored_object (
    object_id      bigint  primary key,
    -- null: it was not there
    before_image   text,
    -- how it may have been left, as a JSON array, the likeliest last
    written_images text    not null,
    deleted        boolean not null,
    uncertain      boolean not null,
    -- names that are overwritten although somebody else has changed them; '*' for all
    included       text[]  not null default '{}',
    -- names that somebody else has changed, as last compared
    conflicts      text[]  not null default '{}'
);
create index restored_object_conflicts on restored_object (object_id) where conflicts <> '{}';

-- What an object refers to that may have to be created again first; as object_reference.
create table restored_reference (
    object_id bigint not null,
    name      text   not null,
    target_id bigint not null,
    primary key (object_id, name, target_id)
);

-- Members by the target's ids of that time that are to be there again, or not any more.
create table restored_member (
    group_id bigint  not null,
    member   text    not null,
    present  boolean not null,
    primary key (group_id, member)
);

-- Ids that our objects have had at the target: created again, they have others.
create table restored_id (
    target_id text   primary key,
    object_id bigint not null
);

-- The plan by which pending exports were compared last; null: by what is desired.
alter table target_state add column restoration text;
