-- What this service knows. Everything here can be rebuilt from directory.changes and the connected directories.

-- Where reading goes on; written in the transaction of what was read.
create table consumer_position (
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);

-- Import memory: what was last sent of each object. "id" is small, so that an import can mark rows as seen by one bit.
create table imported_object (
    id           bigint generated always as identity primary key,
    connector    text not null,
    anchor       text not null,
    dn           text not null,
    normal_dn    text not null,
    object_class text not null,
    fingerprint  uuid not null,
    unique (connector, anchor)
);
create index imported_object_place on imported_object (connector, normal_dn text_pattern_ops);

create table imported_bucket (
    connector   text    not null,
    anchor      text    not null,
    attribute   text    not null,
    bucket      integer not null,
    fingerprint uuid    not null,
    primary key (connector, anchor, attribute, bucket)
);

-- What is known of each source between imports.
create table source_state (
    connector            text primary key,
    watermark            text,        -- where the next delta starts; null: a full import is needed
    delta_method         text,        -- the watermark's meaning
    selection            text,        -- fingerprint of the filters of the last complete full import
    last_full_import_at  timestamptz,
    last_import_at       timestamptz
);

-- Our image of each outside object. id = name-based UUID of connector and anchor; place = of connector and normal DN.
create table connector_space_object (
    id                uuid primary key,
    connector         text not null,
    anchor            text not null,
    dn                text not null,
    place             uuid not null,
    object_class      text not null,
    attributes        jsonb not null,
    binary_attributes text[] not null,
    observed_at       timestamptz not null,
    run_id            text not null,
    departed          text           -- why it is no longer there: DELETED_AT_SOURCE or OUT_OF_SCOPE; null while it is
);
create index connector_space_object_place on connector_space_object (place);

-- Memberships, one row a member. owner = id of a connector space object, target = place of the member.
create table membership (
    owner     uuid    not null,
    attribute text    not null,
    bucket    integer not null,
    target    uuid    not null
);
create index membership_owner on membership (owner, attribute, bucket);
create index membership_target on membership (target);

-- What inbound synchronization made of each connector space object, and why.
create table connector_space_link (
    object_id     uuid primary key,
    metaverse_id  uuid,
    status        text not null,     -- PROJECTED, JOINED, FILTERED, ERROR
    rule_id       text,              -- the rule that holds the link
    members_from  text,              -- the attribute that the members are taken from; null for none
    reason        text               -- in words, for people
);
create index connector_space_link_metaverse on connector_space_link (metaverse_id);

-- The joined view.
create table metaverse_object (
    id            uuid primary key,
    type          text not null,
    attributes    jsonb not null,
    value_kinds   jsonb not null,    -- of attributes that are not text throughout
    target_anchor text,              -- as outbound synchronization decided; null: none
    provisioned   boolean not null default false,
    source        text,              -- connector and DN of its first contributor, for people
    departed      text               -- why no connector contributes any more; null while one does
);
create index metaverse_object_anchor on metaverse_object (target_anchor);

-- Values that joins look for. value = folded, as the rules engine asks for it.
create table metaverse_join (
    metaverse_id uuid not null,
    attribute    text not null,
    value        text not null
);
create index metaverse_join_value on metaverse_join (attribute, value);
create index metaverse_join_metaverse on metaverse_join (metaverse_id);

-- References of metaverse objects other than memberships. target = place.
create table metaverse_reference (
    metaverse_id uuid not null,
    target       uuid not null,
    primary key (metaverse_id, target)
);
create index metaverse_reference_target on metaverse_reference (target);

-- Work to do, by the steps of a synchronization.
-- A mark is drawn whenever something is noted: what was noted again while it was worked on stays noted.
create sequence pending_mark cache 1000;
create table pending_inbound (
    object_id uuid primary key,
    mark      bigint not null default nextval('pending_mark')
);
create table pending_outbound (
    metaverse_id uuid primary key,
    mark         bigint not null default nextval('pending_mark')
);

-- What was last sent to export.batches under each key.
create table emitted_image (
    target_anchor text primary key,
    metaverse_id  uuid,
    object_type   text not null,
    fingerprint   uuid not null,
    absent        boolean not null,
    run_id        text not null,
    emitted_at    timestamptz not null
);
create index emitted_image_metaverse on emitted_image (metaverse_id);

create table emitted_members (
    target_anchor text    not null,
    bucket        integer not null,
    fingerprint   uuid    not null,
    primary key (target_anchor, bucket)
);

-- Markers of imports as they come in; an import is synchronized when those of all partitions are here.
create table import_marker (
    run_id          text    not null,
    partition       integer not null,
    partition_count integer not null,
    connector       text    not null,
    complete        boolean not null,
    counts          jsonb   not null,
    arrived_at      timestamptz not null,
    primary key (run_id, partition)
);

-- One row: the rules under which everything was evaluated last.
create table evaluated_rules (
    only_row    boolean primary key default true check (only_row),
    fingerprint text not null
);

create table run (
    id          text primary key,
    profile     text not null,
    connector   text,
    status      text not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    document    jsonb not null       -- the run as the REST interface shows it
);
create index run_started on run (started_at desc);
