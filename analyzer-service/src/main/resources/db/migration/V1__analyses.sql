-- One row an analysis: what is asked for by name has a column, the rest is the result as it travels.
create table analysis (
    id                 text primary key,
    requested_at       timestamptz not null,
    status             text        not null,
    result             jsonb       not null,
    counts             jsonb       not null,
    revision           bigint      not null,
    published_revision bigint      not null
);

create index analysis_requested_at on analysis (requested_at desc);
create index analysis_unpublished on analysis (requested_at) where published_revision < revision;
