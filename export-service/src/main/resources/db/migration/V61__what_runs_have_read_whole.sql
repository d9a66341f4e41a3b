-- What the markers of a run say of the source that it has read from end to end, until those of all partitions are here. They stood with the last marker of each
-- partition, so what a run had said was lost where markers of the next one came in the same batch.
create table whole_source_marker (
    run_id            text        not null,
    partition_number  int         not null,
    partition_count   int         not null,
    name              text        not null,
    settings_revision bigint      not null,
    arrived_at        timestamptz not null default now(),
    primary key (run_id, partition_number)
);

insert into whole_source_marker (run_id, partition_number, partition_count, name, settings_revision)
select run_id, partition_number, partition_count, whole_source, settings_revision from batch_marker
 where whole_source is not null and settings_revision is not null;

alter table batch_marker drop column whole_source, drop column settings_revision;
