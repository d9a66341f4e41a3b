-- How far of export.batches is in emitted_image and emitted_members. What lies beyond was sent and not noted, because this
-- service or its database was lost in between: it is read from the topic before anything is sent.
create table emitted_position (
    partition   integer primary key,
    next_offset bigint not null
);

-- What the topic tells of an image whose object is not known: where it came from.
alter table emitted_image
    add column source       text,      -- connector and DN, for people
    add column connector    text,
    add column place        uuid,
    add column display_name text;

-- Images at the target that nobody here answers for.
create index emitted_image_unowned on emitted_image (target_anchor) where metaverse_id is null and not absent;
