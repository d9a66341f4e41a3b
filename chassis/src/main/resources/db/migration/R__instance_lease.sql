-- Which instance of a service works for the deployment. One row, in the database of every service.
create table if not exists instance_lease (
    only_row   boolean     primary key default true check (only_row),
    epoch      bigint      not null,            -- rises with each taking
    holder     uuid,                            -- the process; null before the first
    address    text,                            -- where people find it
    expires_at timestamptz not null             -- by the clock of this database
);
insert into instance_lease (epoch, expires_at) values (0, '-infinity') on conflict do nothing;

-- To be called at the beginning of every transaction. Until that ends nobody else can take the lease, so what it writes is
-- written under this epoch or not at all. Only right in transactions of isolation "read committed": the second statement
-- has to see what was committed before the lock was granted.
create or replace function hold_instance_lease(of_holder uuid, of_epoch bigint) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(1230196808, 1);
    perform 1 from instance_lease where holder = of_holder and epoch = of_epoch;
    if not found then
        raise exception 'another instance has become the active one' using errcode = 'IS001';
    end if;
end
$$;
