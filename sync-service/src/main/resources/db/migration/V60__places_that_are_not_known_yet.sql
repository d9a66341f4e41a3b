-- Where somebody refers to, and it is not known yet who is there: the connected directory is asked. place = as in
-- connector_space_object, whose DNs are no identities: who is renamed, or moves with a container, is the same at another place.
create table awaited_place (
    place     uuid primary key,
    connector text not null,
    dn        text not null,
    normal_dn text,          -- null: whoever is known to be there is to be read again
    empty_in  text           -- the run that found nobody there; whoever left just before is told of by the next one
);
create index awaited_place_connector on awaited_place (connector, place);

-- Sources that were read through before, and whether they are since the last full import began: then a place where nobody is
-- known is out of scope, or nobody is there. Of any other source nothing is concluded from such a place.
create table source_read_through (
    connector text    primary key,
    through   boolean not null
);
insert into source_read_through select connector, true from source_state where last_full_import_at is not null;

