-- Of a membership of several buckets, what was sent of it, bucket by bucket: target anchors as a JSON array. Told who may have come or
-- left, outbound synchronization makes the new bucket of the old one, and reads none of the others. null: not known, so all are read.
alter table emitted_members add column members text;

-- Whether anybody may have come to the group or left it, or only those in touched_member.
alter table pending_outbound add column whole boolean not null default true;

-- Who may have come to a group or left it since its members were sent last, under the anchor he has or had at the target.
create table touched_member (
    metaverse_id  uuid   not null,
    target_anchor text   not null,
    mark          bigint not null default nextval('pending_mark'),
    primary key (metaverse_id, target_anchor)
);

-- How many members a bucket has: counting the rows of 250,000 costs more than writing the one that has come.
create table membership_count (
    owner     uuid    not null,
    attribute text    not null,
    bucket    integer not null,
    members   integer not null,
    primary key (owner, attribute, bucket)
);
insert into membership_count (owner, attribute, bucket, members)
select owner, attribute, bucket, count(*) from membership group by owner, attribute, bucket;
