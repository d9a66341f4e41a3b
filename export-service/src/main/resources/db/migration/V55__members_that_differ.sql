-- Members of which a membership differs, as last compared: to be added where wanted is a member, to be removed where it is null.
create table member_difference (
    group_id  bigint not null,
    wanted    bigint,           -- the member's object
    target_id text,             -- its id at the target; null: it is not there yet
    hash      bigint not null   -- the sum of all is part of what names exactly these
);
create unique index member_difference_wanted on member_difference (group_id, wanted) where wanted is not null;
create unique index member_difference_held on member_difference (group_id, target_id) where wanted is null;

-- Members that are to be compared again: by the object that is wanted as a member, or by the id of who is one at the target.
create table member_due (
    group_id  bigint not null,
    member_id bigint,
    target_id text,
    mark      bigint not null default nextval('mark')
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
create unique index member_due_wanted on member_due (group_id, member_id) where member_id is not null;
create unique index member_due_held on member_due (group_id, target_id) where member_id is null;

-- Whether all members of the group are, or only those.
alter table membership_due add column whole boolean not null default true;

insert into membership_due (group_id) select group_id from membership_difference where to_add > 0 or to_remove > 0
on conflict (group_id) do nothing;
