package io.gerbang.settlement.adapter.postgres;

/** The statements on {@code merchants}. */
final class MerchantSql {

    private static final String COLUMNS =
            """
            select m.merchant_id, m.livemode, m.country, m.destination, m.settled_until, m.payouts,
                   m.attempts, m.clock_id, m.frozen_time, m.clock_reached, m.clock_sequence,
                   m.clock_correlation_id, m.clock_causation_id
            """;

    /** A new holder is looked at when its first day ends. */
    private static final String INSERT =
            """
            insert into merchants as m (merchant_id, livemode, country, default_currency,
                                        destination, settled_until, run_at)
            select s.merchant_id, s.livemode, s.country, s.default_currency,
                   regexp_replace(s.merchant_id, '^[^_]*_', 'ba_'), s.settled_until,
                   s.settled_until + interval '1 day'
            from
            """;

    static final String UPDATE =
            INSERT
                    + """
                    (select u.merchant_id, mode.livemode, u.country, u.default_currency,
                            u.settled_until
                     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                       as u(merchant_id, country, default_currency, settled_until),
                     (values (false), (true)) as mode(livemode)
                     order by u.merchant_id, mode.livemode) s
                    on conflict (merchant_id, livemode) do update
                    set country = excluded.country, default_currency = excluded.default_currency
                    """;

    static final String ADD =
            INSERT
                    + """
                    unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::timestamptz[])
                      as s(merchant_id, livemode, country, default_currency, settled_until)
                    on conflict do nothing
                    """;

    static final String SHARE =
            COLUMNS
                    + """
                    from unnest($1::text[], $2::boolean[]) as s(merchant_id, livemode)
                    join merchants m on m.merchant_id = s.merchant_id and m.livemode = s.livemode
                    order by m.merchant_id, m.livemode for key share of m
                    """;

    static final String FIND =
            COLUMNS + "from merchants m where m.merchant_id = $1 and m.livemode = $2";

    static final String LOCK = FIND + " for update";

    static final String DEFAULT_CURRENCY =
            "select default_currency from merchants where merchant_id = $1 and livemode = $2";

    static final String SET_CLOCKS =
            """
            update merchants m
            set clock_id = s.clock_id, frozen_time = s.frozen_time, clock_reached = false,
                clock_correlation_id = s.correlation_id, clock_causation_id = s.causation_id,
                run_at = $6, attempts = 0
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
              as s(merchant_id, clock_id, frozen_time, correlation_id, causation_id)
            where m.merchant_id = s.merchant_id and not m.livemode
            """;

    /** The sequence of acknowledgements goes on with the next clock. */
    static final String REMOVE_CLOCKS =
            """
            update merchants
            set clock_id = null, frozen_time = null, clock_reached = false, run_at = $2,
                attempts = 0
            where merchant_id = any($1::text[]) and not livemode
            """;

    /** Leaves alone who is claimed elsewhere, but not who is merely shared by those that post. */
    static final String CLAIM =
            """
            update merchants m set run_at = $2
            from (select merchant_id, livemode from merchants
                  where run_at <= $1 order by run_at limit $3
                  for no key update skip locked) due
            where m.merchant_id = due.merchant_id and m.livemode = due.livemode
            returning m.merchant_id, m.livemode
            """;

    static final String SETTLED =
            """
            update merchants set settled_until = $3, payouts = $4
            where merchant_id = $1 and livemode = $2
            """;

    static final String CLOCK_REACHED =
            """
            update merchants set clock_reached = true, clock_sequence = $3
            where merchant_id = $1 and livemode = $2
            """;

    static final String LOOK_AGAIN =
            """
            update merchants set run_at = $3, attempts = $4
            where merchant_id = $1 and livemode = $2
            """;

    static final String POSTPONE =
            """
            update merchants set run_at = $3, attempts = attempts + 1
            where merchant_id = $1 and livemode = $2
              and (clock_id, frozen_time) is not distinct from ($4::text, $5::timestamptz)
            """;

    private MerchantSql() {}
}
