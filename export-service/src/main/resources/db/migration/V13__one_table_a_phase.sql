-- The row of an object held all phases of its way, and most of the service wrote it. One table a phase now, each written by one
-- class; what is left in target_object is the anchor and what the last batch said.

-- Who an object is at the target. Note: why it is not there any more although it was. Conflict: why it must not be created.
create table target_link (
    object_id        bigint  primary key,
    observed_id      bigint,
    owned            boolean not null default false,
    note             text,
    conflict_code    text,
    conflict_message text
) with (fillfactor = 80);
insert into target_link (object_id, observed_id, owned, note, conflict_code, conflict_message)
select id, observed_id, owned, split_part(note, ':', 1), split_part(blocked, ':', 1),
       case when blocked is not null then ltrim(substr(blocked, strpos(blocked, ':') + 1)) end
  from target_object
 where observed_id is not null or owned or note is not null or blocked is not null;
create unique index target_link_observed on target_link (observed_id) where observed_id is not null;
create index target_link_conflict on target_link (object_id) where conflict_code is not null;

-- Marks of what is to be compared again, in narrow tables of their own as in_flight is: the image, the membership. Each change has
-- a new number, so that a comparison takes away only the mark it has read before it read the object.
create sequence mark cache 100;
create table comparison_due (
    object_id bigint primary key,
    mark      bigint not null default nextval('mark')
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
insert into comparison_due (object_id) select id from target_object where dirty;
create table membership_due (
    group_id bigint primary key,
    mark     bigint not null default nextval('mark')
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
insert into membership_due (group_id) select id from target_object where members_dirty;

-- What is to be written, as last compared; no row for nothing. Operation null: nothing to write now, but the target cannot hold it,
-- or references wait. Phase null: only the membership differs, or it must not be written. The reason is a code and what it is about.
create table pending_export (
    object_id         bigint   primary key,
    operation         smallint,
    phase             smallint,
    hash              bytea,
    reason            text,
    reason_parameters text[]   not null default '{}',
    unsupported       boolean  not null default false,
    waiting           boolean  not null default false
) with (fillfactor = 80);
insert into pending_export (object_id, operation, phase, hash, reason, reason_parameters, unsupported, waiting)
select id, operation, phase, pending_hash,
       case when unsupported and pending_reason like 'the target cannot disable%' then 'CannotDisable'
            when unsupported then 'NoResourceType' else split_part(pending_reason, ':', 1) end,
       case when unsupported then '{}'
            when pending_reason is null or strpos(pending_reason, ':') = 0 or pending_reason like 'NO_SOURCE:%' then '{}'
            when pending_reason like 'NotPersisted:%' then string_to_array(substr(pending_reason, 15), ', ')
            when pending_reason like 'WaitingForMembers:%' then array[split_part(substr(pending_reason, 20), ' ', 1)]
            else array[ltrim(substr(pending_reason, strpos(pending_reason, ':') + 1))] end,
       unsupported, waiting
  from target_object where operation is not null or unsupported or waiting;
create index pending_export_phase on pending_export (phase, object_id) where phase is not null;
create index pending_export_removals on pending_export (object_id) where operation in (3, 4);
create index pending_export_waiting on pending_export (object_id) where waiting;
create index pending_export_unsupported on pending_export (object_id) where unsupported;

-- How the membership of a group differs, in numbers.
create table membership_difference (
    group_id  bigint primary key,
    to_add    int    not null default 0,
    to_remove int    not null default 0,
    ready     int    not null default 0,
    digest    text   not null default '',
    lost      int    not null default 0
) with (fillfactor = 80);
insert into membership_difference (group_id, to_add, to_remove, ready, digest, lost)
select id, members_to_add, members_to_remove, members_ready, members_digest, members_lost from target_object
 where members_to_add > 0 or members_to_remove > 0 or members_digest <> '' or members_lost > 0;
create index membership_difference_any on membership_difference (group_id) where to_add > 0 or to_remove > 0;

-- What somebody approved of it; counts while the pending export has this hash.
create table approved_export (
    object_id bigint primary key,
    hash      bytea  not null
);
insert into approved_export (object_id, hash) select id, approved_hash from target_object where approved_hash is not null;

-- What came of trying.
create table export_attempt (
    object_id          bigint primary key,
    attempts           int    not null default 0,
    failed_run         bigint,
    members_failed_run bigint,
    next_attempt_at    timestamptz,
    last_result        smallint,
    last_code          text,
    last_reason        text,
    last_at            timestamptz
) with (fillfactor = 70);
insert into export_attempt (object_id, attempts, failed_run, members_failed_run, next_attempt_at, last_result, last_code,
                            last_reason, last_at)
select id, attempts, failed_run, members_failed_run, next_attempt_at, last_result, last_code, last_reason, last_at
  from target_object
 where attempts > 0 or failed_run is not null or members_failed_run is not null or next_attempt_at is not null
    or last_at is not null;
create index export_attempt_failing on export_attempt (object_id) where attempts > 0;
create index export_attempt_resting on export_attempt (object_id) where next_attempt_at is not null;

-- With the columns go their indexes.
alter table target_object
    drop column observed_id, drop column owned, drop column note, drop column blocked,
    drop column dirty, drop column members_dirty,
    drop column operation, drop column phase, drop column pending_hash, drop column pending_reason, drop column unsupported,
    drop column waiting, drop column approved_hash,
    drop column members_to_add, drop column members_to_remove, drop column members_ready, drop column members_digest,
    drop column members_lost,
    drop column attempts, drop column failed_run, drop column members_failed_run, drop column next_attempt_at,
    drop column last_result, drop column last_code, drop column last_reason, drop column last_at;
-- What the batch says changes seldom.
alter table target_object set (fillfactor = 80);

-- Everything that follows joins these tables; without statistics it may do so in loops.
analyze target_link, comparison_due, membership_due, target_object, pending_export, membership_difference, approved_export, export_attempt;
