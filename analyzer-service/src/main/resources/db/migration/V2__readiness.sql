-- A readiness check as JSON, and its rows: what is wrong with which value of which object.
create table readiness_check (
    id           text primary key,
    requested_at timestamptz not null,
    status       text        not null,
    document     jsonb       not null
);

create index readiness_check_requested_at on readiness_check (requested_at desc);

create table readiness_row (
    check_id    text   not null,
    number      bigint not null,
    directory   text   not null,
    dn          text   not null,
    object_type text   not null,
    attribute   text   not null,
    code        text   not null,
    value       text,
    message     text   not null,
    fix         text,
    primary key (check_id, number),
    foreign key (check_id) references readiness_check (id) on delete cascade
);
