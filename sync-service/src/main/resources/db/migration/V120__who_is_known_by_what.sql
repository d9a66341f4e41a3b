-- Groups name people also by a security identifier or a uid. place: where those look for somebody who name him so; its first half
-- says by what (1: objectSid in whatever source, 2: uid in one source, 3: gidNumber of a group in one source).
create table known_by (
    object_id uuid not null,
    place     uuid not null,
    primary key (object_id, place)
);
create index known_by_place on known_by (place);
insert into known_by (object_id, place) select object_id, place from security_principal;
drop table security_principal;

-- The other way round: somebody names the group that is his own (primaryGroupID; gidNumber of an account), and is nowhere in it.
create table group_of_member (
    object_id uuid not null,
    place     uuid not null,
    primary key (object_id, place)
);
create index group_of_member_place on group_of_member (place);

-- Names in groups (owner) that nobody had in the import that showed them; the next one that is complete proves that nobody has.
create table awaited_uid (
    owner     uuid not null,
    place     uuid not null,
    connector text not null,
    run_id    text not null,
    primary key (owner, place)
);
create index awaited_uid_connector on awaited_uid (connector);

-- Whether those are members of a group whose own group it is.
alter table metaverse_object add column primary_members boolean not null default false;

-- Which memberships the last complete import has read: of others nothing is known, whatever the rules say by now.
alter table source_state add column memberships text[] not null default '{member,uniquemember}';

-- Those who were taken before are taken once more from the topic, which changes nothing else.
delete from consumer_position;
