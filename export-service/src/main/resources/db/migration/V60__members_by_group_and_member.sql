-- Whether somebody is a member of one group is one row to look up, however many members it has, and however many groups he is in.
create index desired_member_of on desired_member (member_id, group_id);
drop index desired_member_member;
