-- Where the containers are that the settings of a source name: known by the directory's own identity once they were seen, so that a
-- renamed one still holds whom it held. Lost with the database, they are looked for by name again at the next full import.
create table followed_container (
    connector text not null,
    dn        text not null,    -- as the settings name it
    id        text not null,    -- objectGUID as Base64, or entryUUID
    place     text not null,    -- where it was last
    primary key (connector, dn)
);
