-- Objects whose outcome lasts until then, though nothing changes but the time: they are evaluated again.
create table evaluation_due (
    metaverse_id uuid primary key,
    due_at       timestamptz not null
);
create index evaluation_due_at on evaluation_due (due_at);
