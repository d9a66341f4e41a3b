-- Whom a bucket was sent with, in a table of its own, with the fingerprint of that: it is kept as each membership is sent, so that one is in
-- memory at a time, and counts only if it is what was noted as sent in the end.
create table sent_bucket (
    target_anchor text    not null,
    bucket        integer not null,
    fingerprint   uuid    not null,
    members       text    not null,    -- target anchors, as a JSON array
    primary key (target_anchor, bucket)
);
insert into sent_bucket (target_anchor, bucket, fingerprint, members)
select target_anchor, bucket, fingerprint, members from emitted_members where members is not null;
alter table emitted_members drop column members;
