-- One counter for all that is read at the target and written to it, so that an import can go on beside an export: a page, or a
-- look-up, has a number from before it was asked for, a write one from after it was answered. What is numbered higher than a page
-- may not be in it yet. Not cached: the order counts. generation and remembered_generation of objects come from here from now on.
create sequence request_number;
select setval('request_number', (select generation + 1 from target_state));

-- When the import began that goes on, or went on last: one beside exports tells how things were then.
alter table target_state add column import_begun_at timestamptz;

-- Number of the last change of its membership by us; that of its image is remembered_generation.
alter table observed_object add column members_written bigint;

-- What we have deleted, until the next import begins: a page from before may still show it.
create table departed_object (
    object_type smallint not null,
    target_id   text     not null,
    number      bigint   not null default nextval('request_number'),
    primary key (object_type, target_id)
);
