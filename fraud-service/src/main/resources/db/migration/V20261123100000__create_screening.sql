-- What the rules made of every attempt, with the subjects for whom its outcome will count.
create table screenings (
    payment_id  text        not null,
    attempt     int         not null,
    merchant_id text        not null,
    livemode    boolean     not null,
    screened_at timestamptz not null,
    score       smallint    not null check (score between 0 and 99),
    decision    text        not null,
    reasons     text        not null, -- JSON
    card_id     text,                 -- fingerprint, or name and last four of a published test card
    customer_id text,
    ip_hash     text,
    primary key (payment_id, attempt)
);

-- How often something happened to a card, a customer, an address or an account, by bucket.
-- Only count ever changes, and no index has it.
create table velocity_counts (
    merchant_id  text        not null,
    livemode     boolean     not null,
    counter      text        not null,
    subject_id   text        not null,
    bucket_start timestamptz not null,
    count        int         not null,
    recorded_at  timestamptz not null, -- real time: business time may stand still in test mode
    primary key (subject_id, counter, merchant_id, livemode, bucket_start)
) with (fillfactor = 80);

create index velocity_counts_recorded_at on velocity_counts (recorded_at);

-- Limits that merchants set themselves. The version tells instances that their copy is stale,
-- and grows with changes of the lists too.
create table fraud_settings (
    merchant_id text        not null,
    livemode    boolean     not null,
    version     bigint      not null,
    settings    text        not null, -- JSON
    changed_at  timestamptz not null,
    primary key (merchant_id, livemode)
);

create table fraud_lists (
    merchant_id text        not null,
    livemode    boolean     not null,
    list        text        not null,
    attribute   text        not null,
    value       text        not null,
    created_at  timestamptz not null,
    primary key (merchant_id, livemode, list, attribute, value)
);
