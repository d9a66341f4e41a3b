-- Which object at the target is in the way of one that must not be created: when its own fate changes, that one is matched again.
alter table target_link add column in_the_way bigint;
create index target_link_in_the_way on target_link (in_the_way) where in_the_way is not null;
insert into comparison_due (object_id) select object_id from target_link where conflict_code is not null
on conflict (object_id) do nothing;

-- What people have said of persons: a copy of the newest words in the config log, by the target anchor of whom they are said.
create table person_verdict (
    anchor        text     primary key,
    verdict       smallint not null,
    former_anchor text,
    delete_after  timestamptz
);
-- Revision of the config log that the copy was made of; null: never.
alter table target_state add column verdicts_revision bigint;
