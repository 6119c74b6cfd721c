-- Who is to be paid out, and how far that has come. Business times, but for run_at.
create table merchants (
    merchant_id          text        not null,
    livemode             boolean     not null,
    country              text        not null,
    default_currency     text        not null,
    destination          text        not null,
    settled_until        timestamptz not null, -- released and paid out up to this midnight
    payouts              bigint      not null default 0,
    clock_id             text,
    frozen_time          timestamptz, -- the test clock's time; the wall clock's where null
    clock_correlation_id text,
    clock_causation_id   text,
    clock_reached        boolean     not null default false,
    clock_sequence       bigint      not null default 0,
    run_at               timestamptz not null, -- wall clock: when a timer looks at it next
    attempts             int         not null default 0,
    primary key (merchant_id, livemode)
) with (fillfactor = 80);
create index merchants_run_at on merchants (run_at);

create table payouts (
    payout_id    text        primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    amount       bigint      not null check (amount > 0),
    currency     text        not null,
    destination  text        not null,
    created_at   timestamptz not null,
    arrival_date timestamptz not null,
    state        text        not null,
    ordered      boolean     not null default false, -- the bank may know it, so it is not canceled
    transfer_id  text,
    failure_code text,
    version      bigint      not null,
    cancel_key     text, -- the Idempotency-Key of the request that canceled it
    cancel_request text  -- and what it asked, as a fingerprint
) with (fillfactor = 80);
create unique index payouts_cancel_key on payouts (merchant_id, livemode, cancel_key);
create index payouts_holder on payouts (merchant_id, livemode, payout_id);
create index payouts_open on payouts (merchant_id, livemode, arrival_date)
    where state in ('pending', 'in_transit');
