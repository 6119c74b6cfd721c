create table merchants (
    id         text primary key,
    body       text        not null,
    version    bigint      not null,
    created_at timestamptz not null
);
create index merchants_whole_rupiah on merchants (id) where (body::jsonb -> 'wholeRupiah')::boolean;

create table api_keys (
    sha256       text primary key,
    id           text        not null unique,
    merchant_id  text        not null references merchants,
    livemode     boolean     not null,
    kind         text        not null,
    name         text,
    scopes       text[]      not null default '{}',
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    publishable  text -- the key itself where any browser may see it
);
create index on api_keys (merchant_id);

-- What keys were used for, by the minute; written every few seconds, never by a request.
create table api_key_uses (
    key_id       text        not null,
    minute       timestamptz not null,
    uses         bigint      not null,
    refused      bigint      not null, -- asked for what the key may not do, or what is not its merchant's
    last_used_at timestamptz not null,
    last_refused text,
    primary key (key_id, minute)
);
create index on api_key_uses (minute);

-- Leave to ask, by key and scope: tokens that come back with time. After a crash all are full, which is no harm.
create unlogged table rate_buckets (
    key_id      text             not null,
    scope       text             not null,
    tokens      double precision not null,
    granted     double precision not null, -- to whom asked last
    refilled_at timestamptz      not null,
    primary key (key_id, scope)
) with (fillfactor = 50);

-- The rows of a tenant lie together, newest last: ids begin with their time.
create table payment_intents (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    created_at  timestamptz not null,
    customer_id text,
    currency    text        not null,
    amount      bigint      not null,
    status      text        not null,
    terms       bigint[],
    body        text        not null,
    expires_at  timestamptz, -- business time at which its hold expires, until it is released
    primary key (merchant_id, livemode, id)
) with (fillfactor = 70);
create index payment_intents_expiry on payment_intents (merchant_id, livemode, expires_at)
    where expires_at is not null;
create index on payment_intents (merchant_id, livemode, customer_id, id)
    where customer_id is not null;

-- For searches: record 11 in docs/adr says why these and no more.
create index on payment_intents (merchant_id, livemode, currency, amount);
create index on payment_intents (merchant_id, livemode, status, id) where status <> 'succeeded';
create index on payment_intents using gin (terms) where terms is not null;

create table checkout_sessions (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    created_at  timestamptz not null,
    status      text        not null,
    customer_id text,
    payment_id  text,
    expires_at  timestamptz, -- business time at which it expires, while it is open
    body        text        not null,
    primary key (merchant_id, livemode, id)
) with (fillfactor = 70);
create unique index on checkout_sessions (id);
create index on checkout_sessions (merchant_id, livemode, created_at, id);
create index on checkout_sessions (merchant_id, livemode, customer_id, created_at, id)
    where customer_id is not null;
create index on checkout_sessions (merchant_id, livemode, payment_id) where payment_id is not null;
create index checkout_sessions_expiry on checkout_sessions (merchant_id, livemode, expires_at)
    where expires_at is not null;

-- A charge's id begins with the time of its payment, so lists go by the charge's own.
create table charges (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    payment_id  text        not null,
    created_at  timestamptz not null,
    customer_id text,
    amount      bigint      not null,
    outcome     text        not null, -- succeeded, failed or, when all of it has been, refunded
    terms       bigint[],
    body        text        not null,
    primary key (merchant_id, livemode, id)
) with (fillfactor = 70);
create index on charges (merchant_id, livemode, created_at, id);
create index on charges (merchant_id, livemode, customer_id, created_at, id)
    where customer_id is not null;
create index on charges (merchant_id, livemode, amount);
create index on charges (merchant_id, livemode, outcome, id) where outcome <> 'succeeded';
create index on charges using gin (terms) where terms is not null;

create table refunds (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    payment_id  text        not null,
    created_at  timestamptz not null,
    body        text        not null,
    primary key (merchant_id, livemode, id)
) with (fillfactor = 80);
create index on refunds (merchant_id, livemode, payment_id, id);

-- What a person gave is here, in customers and in payment methods: here it can be erased.
create table customers (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    created_at  timestamptz not null,
    deleted     boolean     not null,
    email       text,
    terms       bigint[],
    body        text        not null,
    primary key (merchant_id, livemode, id)
);
create index on customers (merchant_id, livemode, email, id) where email is not null;
create index on customers using gin (terms) where terms is not null;

create table payment_methods (
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    created_at  timestamptz not null,
    customer_id text,
    body        text        not null,
    primary key (merchant_id, livemode, id)
);
create index on payment_methods (merchant_id, livemode, created_at, id);
create index on payment_methods (merchant_id, livemode, customer_id, created_at, id)
    where customer_id is not null;

-- People who are being erased: how far, in a list of tables. The row goes with the last of them.
create table erasures (
    id           bigint generated always as identity primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    customer_id  text,
    email        text,
    requested_at timestamptz not null,
    step         int         not null default 0,
    position     text        not null default ''
);

-- What other services have to erase, and when.
create table erasures_elsewhere (
    kind        text        not null,
    merchant_id text        not null,
    livemode    boolean     not null,
    id          text        not null,
    due_at      timestamptz not null,
    primary key (kind, merchant_id, livemode, id)
);
create index on erasures_elsewhere (due_at);

create table setup_intents (
    merchant_id       text        not null,
    livemode          boolean     not null,
    id                text        not null,
    created_at        timestamptz not null,
    customer_id       text,
    payment_method_id text,
    body              text        not null,
    primary key (merchant_id, livemode, id)
);
create index on setup_intents (merchant_id, livemode, customer_id, id)
    where customer_id is not null;
create index on setup_intents (merchant_id, livemode, payment_method_id, id)
    where payment_method_id is not null;

create table merchant_events (
    merchant_id     text        not null,
    livemode        boolean     not null,
    id              text        not null,
    type            text        not null,
    created_at      timestamptz not null,
    object          text        not null,
    previous_attributes text,
    request_id      text,
    idempotency_key text,
    primary key (merchant_id, livemode, id)
);
create index on merchant_events (merchant_id, livemode, type, id);

create table webhook_endpoints (
    merchant_id    text        not null,
    livemode       boolean     not null,
    id             text        not null,
    url            text        not null,
    enabled_events text[]      not null,
    api_version    text,
    description    text,
    metadata       text        not null,
    enabled        boolean     not null default true,
    secret         text        not null,
    rolled_secret  text,
    rolled_until   timestamptz,
    failing_since  timestamptz,
    created_at     timestamptz not null,
    primary key (merchant_id, livemode, id)
);

-- A delivery is live while it has a next attempt; what is finished is kept for 30 days. The latest attempts lie in
-- the row, which is written after each anyway.
create table webhook_deliveries (
    id              bigint generated always as identity primary key,
    merchant_id     text        not null,
    livemode        boolean     not null,
    endpoint_id     text        not null,
    event_id        text        not null,
    attempts        int         not null default 0,
    latest_attempts jsonb       not null default '[]',
    created_at      timestamptz not null,
    next_attempt_at timestamptz,
    delivered_at    timestamptz,
    last_error      text,
    unique (endpoint_id, event_id)
) with (fillfactor = 80);
create index webhook_deliveries_undelivered on webhook_deliveries (endpoint_id, next_attempt_at)
    where delivered_at is null;

create table test_clocks (
    merchant_id  text        not null,
    livemode     boolean     not null,
    id           text        not null,
    name         text,
    frozen_time  timestamptz not null,
    status       text        not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    settled_time timestamptz, -- the time that settlement has reached
    deleted_at   timestamptz,
    primary key (merchant_id, livemode, id)
);

-- Keys live for 30 days and are deleted in batches.
create table idempotency_keys (
    merchant_id  text        not null,
    livemode     boolean     not null,
    shopper      boolean     not null, -- sent with a publishable key
    key          text        not null,
    fingerprint  text        not null,
    resource_id  text        not null,
    status       int,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (merchant_id, livemode, shopper, key)
) partition by hash (merchant_id, livemode, shopper, key);

do
$$
begin
    for i in 0 .. 7 loop
        execute format('create table idempotency_keys_%s partition of idempotency_keys '
                       'for values with (modulus 8, remainder %s) with (fillfactor = 70)', i, i);
        execute format('create index on idempotency_keys_%s (created_at)', i);
    end loop;
end
$$;
