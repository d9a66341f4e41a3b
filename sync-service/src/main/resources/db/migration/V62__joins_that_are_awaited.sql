-- Values that objects which only join have looked for in vain: when a metaverse object has one, they are evaluated again.
create table awaited_join (
    object_id uuid not null,
    attribute text not null,
    value     text not null
);
create index awaited_join_object on awaited_join (object_id);
create index awaited_join_value on awaited_join (attribute, value);

-- Who found nobody before this version says once more what he looks for.
insert into pending_inbound (object_id) select object_id from connector_space_link where status = 'FILTERED'
on conflict do nothing;
