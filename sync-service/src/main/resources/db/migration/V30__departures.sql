-- Known objects that an import found to be gone, before anybody else is told: noted while it goes on, then told, or withheld where
-- it lost too many. Lost with the database, they are found again by the next full import.
create table departure (
    connector    text        not null,
    anchor       text        not null,
    dn           text        not null,
    object_class text        not null,
    evidence     text        not null,    -- REPORTED, ABSENT_FROM_COMPLETE_IMPORT, OUT_OF_FILTER
    base         text,                    -- the search base it was last seen under; null: none of the settings any more
    noted_at     timestamptz not null,
    withheld     boolean     not null default false,
    approved     boolean     not null default false,
    primary key (connector, anchor)
);

-- Who let which set go.
create table departure_approval (
    connector   text        not null,
    digest      text        not null,
    approved_by text        not null,
    comment     text,
    objects     bigint      not null,
    at          timestamptz not null
);
