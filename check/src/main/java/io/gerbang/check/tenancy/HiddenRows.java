package io.gerbang.check.tenancy;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;

/**
 * I15: whatever has a merchant lies under row-level security, whose policies show a request the
 * rows of the merchants that it names, and nothing lets requests pass them. But for events, which
 * no request reads, and API keys, which are looked up before it is known whose request it is.
 */
public final class HiddenRows implements Invariant {
    private static final String OF_MERCHANTS =
            """
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition
              and c.relnamespace = 'public'::regnamespace
              and c.relname not in ('event_log', 'api_keys')
              and a.attname = 'merchant_id' and not a.attisdropped
            """;
    private static final String TABLES = "select count(*) " + OF_MERCHANTS;

    /** The policy that hide_other_merchants() makes, as PostgreSQL writes it. */
    private static final String NAMED_MERCHANTS =
            """
            ((merchant_id = ANY (string_to_array(current_setting('gerbang.merchants'::text, true), \
            ','::text))) IS TRUE)\
            """;

    /** Policies that narrow what others open do no harm. An owner is bound where it is forced. */
    private static final String OPEN =
            """
            with requests as (
              select oid, rolsuper, rolsuper or rolbypassrls as unbound
              from pg_roles where rolname = 'gerbang_request'
            ), hidden as (
              select c.oid, c.relname, c.relowner, c.relrowsecurity, c.relforcerowsecurity %s
            ), policies as (
              select polrelid, polname, polcmd, pg_get_expr(polqual, polrelid) as shown,
                     polwithcheck is null as shown_only,
                     exists (select from unnest(polroles) as r (role), requests
                             where case when role = 0 then true when rolsuper then role = oid
                                        else pg_has_role(oid, role, 'usage') end) as for_requests,
                     exists (select from unnest(polroles) as r (role)
                             left join pg_roles s on s.oid = role
                             where role = 0 or rolname = 'gerbang_service') as for_service
              from pg_policy where polpermissive
            )
            select what from (
              select '' as relname, 1 as place, 'lets requests pass every policy' as what
              from requests where unbound
              union all
              select relname, 2, 'shows every merchant''s ' || relname
              from hidden where not relrowsecurity
              union all
              select relname, 3, 'opens ' || relname || ' to requests by the policy ' || polname
              from hidden join policies on polrelid = hidden.oid
              where relrowsecurity and for_requests
                and not coalesce(polcmd = '*' and shown_only and shown = ?, false)
              union all
              select relname, 4, 'hides ' || relname || ' from those who own them'
              from hidden where relrowsecurity
                and not exists (select from policies where polrelid = hidden.oid and for_requests)
              union all
              select relname, 5, 'hides ' || relname || ' from the service itself'
              from hidden where relrowsecurity
                and not exists (select from policies where polrelid = hidden.oid and for_service
                                and polcmd = '*' and shown = 'true')
              union all
              select relname, 6,
                     'lets requests pass the policies of ' || relname || ', as its owner'
              from hidden, requests where relrowsecurity and not relforcerowsecurity
                and not unbound and pg_has_role(requests.oid, relowner, 'usage')
            ) open order by relname, place
            """
                    .formatted(OF_MERCHANTS);

    private final Gateway gateway;

    public HiddenRows(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "I15";
    }

    @Override
    public String rule() {
        return "row-level security hides every table that has a merchant";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("tables");
        for (var service : ServiceDatabase.SERVICES) {
            try (var session = gateway.open(service)) {
                findings.count(session.number(TABLES));
                session.each(
                        OPEN,
                        row -> service + " " + row.getString(1),
                        findings::violation,
                        NAMED_MERCHANTS);
            }
        }
        return findings;
    }
}
