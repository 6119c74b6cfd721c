-- Keys of the vault, each wrapped by the master key, which is not in the database.
create table vault_keysets (
    purpose        text        primary key,
    wrapped        bytea       not null,
    master_key_id  text        not null, -- which one wrapped it
    current_key_id bigint,               -- of the keyset of cards: under which key is sealed now
    wrapped_at     timestamptz not null
);

-- Rotations of the data key. The row of the one that runs is locked while a batch is re-encrypted.
create table vault_rotations (
    key_id        bigint      primary key, -- the key that all cards are brought under
    started_at    timestamptz not null,
    finished_at   timestamptz,
    cards         bigint      not null, -- how many there were at the start
    reencrypted   bigint      not null default 0, -- cards and verification codes so far
    unopened      bigint      not null default 0, -- that did not open in this round
    position      text        not null default '', -- the holder of the last card looked at
    next_batch_at timestamptz not null default now()
);
create unique index vault_rotations_open on vault_rotations ((true)) where finished_at is null;

-- Cards, sealed under the data keyset. The holder is a payment method or a token.
create table cards (
    holder_id   text    primary key,
    merchant_id text    not null,
    livemode    boolean not null,
    key_id      bigint  not null,
    sealed      bytea   not null, -- the number
    facts       text    not null  -- JSON: what may be known outside
);

-- Verification codes, sealed, until an authorization has used them and for fifteen minutes at most.
create table card_verifications (
    holder_id   text        primary key,
    merchant_id text        not null,
    livemode    boolean     not null,
    key_id      bigint      not null,
    sealed      bytea       not null,
    expires_at  timestamptz not null
);
create index card_verifications_expiry on card_verifications (expires_at);

create table payment_methods (
    id              text        primary key references cards (holder_id),
    merchant_id     text        not null,
    livemode        boolean     not null,
    billing_details text        not null, -- JSON
    metadata        text        not null, -- JSON
    created_at      timestamptz not null
);

create table tokens (
    id          text        primary key references cards (holder_id),
    merchant_id text        not null,
    livemode    boolean     not null,
    card_id     text        not null,
    client_ip   text        not null,
    used        boolean     not null default false,
    created_at  timestamptz not null
);
create index tokens_age on tokens (created_at);

-- What an Idempotency-Key made; the hash is keyed, since the request carries a card.
create table idempotency_keys (
    merchant_id text        not null,
    livemode    boolean     not null,
    shopper     boolean     not null, -- sent with a publishable key
    key         text        not null,
    fingerprint text        not null,
    resource_id text        not null,
    created_at  timestamptz not null,
    primary key (merchant_id, livemode, shopper, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Merchants' keys as checkout publishes them.
create table merchants (
    merchant_id text   primary key,
    livemode    boolean not null,
    sequence    bigint not null,
    state       text   not null -- JSON
);
