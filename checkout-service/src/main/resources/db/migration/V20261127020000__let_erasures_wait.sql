-- An erasure that fails waits, longer each time, and keeps no other from going on.
alter table erasures
    add column due_at   timestamptz not null default now(),
    add column failures int         not null default 0;

-- What could not be erased elsewhere goes to the back.
alter table erasures_elsewhere
    add column tried_at timestamptz;
