-- Groups of one forest name people of another one by their security identifier. place: of whoever has it, in whatever source.
create table security_principal (
    object_id uuid primary key,
    place     uuid not null
);
create index security_principal_place on security_principal (place);

-- Those who were taken before are taken once more from the topic, which changes nothing else.
delete from consumer_position;
