-- Every request that was to change the target, with how the object was before: kept in the transaction that marks it as in
-- flight, so before it is sent. Nothing of ours can be at the target that is not in here.
create table written (
    id              bigint generated always as identity primary key,
    at              timestamptz not null default now(),
    run             bigint      not null,
    object_id       bigint      not null,
    anchor          text        not null,
    object_type     smallint    not null,
    operation       smallint    not null,
    target_id       text,
    display_name    text,
    source          text,
    -- images as JSON; before null: it was not there, after null: it is not there any more; both null: a membership only
    before_image    text,
    after_image     text,
    members_added   text[],
    members_removed text[],
    -- as it is most often, so that nothing is to be changed then; while the object is in in_flight, nobody knows yet
    result          smallint    not null default 1
);
create index written_object on written (object_id, id);
create index written_at on written (at);

-- What an import found changed at the target although this deployment has not written it, with how it was before.
create table foreign_change (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default now(),
    object_type  smallint    not null,
    target_id    text        not null,
    external_id  text,
    user_name    text,
    -- 1 came to be, 2 changed, 4 is gone: as operations
    operation    smallint    not null,
    before_image text,
    after_image  text
);
create index foreign_change_at on foreign_change (at);
