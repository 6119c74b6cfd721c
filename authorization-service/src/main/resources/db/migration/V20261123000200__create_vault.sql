-- Keys of the vault, each wrapped by the master key, which is not in the database.
create table vault_keysets (
    purpose    text        primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null
);

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
