-- sources of which only the members of a group are synchronized, as the settings said when everything was last compared
create table group_filter (
  connector text primary key,
  dn text not null,           -- the group, as the settings name it
  nested boolean not null,
  exempt text not null,       -- classes of groups that need not be members, folded, between commas
  group_id uuid,              -- the connector space object that the group is; null: it was never seen
  settled boolean not null    -- whether whoever is no member has left since
);

-- groups whose members count: the group itself, and those that are members of it
create table group_filter_group (
  connector text not null,
  group_id uuid not null,
  primary key (group_id, connector)
);

-- connector space objects that are in; who is none of them is read as out of scope
create table group_filter_member (
  object_id uuid primary key,
  connector text not null
);
create index group_filter_member_connector on group_filter_member (connector);

-- what has arrived of such sources and was not compared yet
create table group_filter_due (
  object_id uuid primary key
);
