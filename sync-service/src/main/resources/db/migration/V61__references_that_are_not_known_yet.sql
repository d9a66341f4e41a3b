-- Objects whose images were sent without references, or memberships, that were not known yet: looked at again by every
-- synchronization until they are.
create table outbound_unsettled (
    metaverse_id uuid primary key
);
