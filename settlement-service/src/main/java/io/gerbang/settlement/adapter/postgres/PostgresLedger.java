package io.gerbang.settlement.adapter.postgres;

import io.gerbang.settlement.application.Ledger;
import io.gerbang.settlement.domain.BalanceTransaction;
import io.gerbang.settlement.domain.Entry;
import io.gerbang.settlement.domain.LedgerBlock;
import io.gerbang.settlement.domain.LedgerTransaction;
import io.gerbang.settlement.domain.Posting;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the books: one statement locks the chain's head, one posts a whole block. */
public final class PostgresLedger implements Ledger {

    private static final String NEXT_BLOCK =
            """
            insert into ledger_chains as c (chain, block) values ($1, 1)
            on conflict (chain) do update set block = c.block + 1
            returning block, hash
            """;
    private static final String POST =
            """
            with transactions as (
              insert into ledger_transactions (id, merchant_id, livemode, kind, source_id,
                                               effective_at, chain, block, position)
              select t.id, t.merchant_id, t.livemode, t.kind, t.source_id, t.effective_at,
                     $31::text, $32::bigint, t.position
              from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[],
                          $6::timestamptz[]) with ordinality
                as t(id, merchant_id, livemode, kind, source_id, effective_at, position)
            ), entries as (
              insert into ledger_entries (transaction_id, line, merchant_id, livemode, account,
                                          currency, amount, available_on)
              select * from unnest($7::text[], $8::int[], $9::text[], $10::boolean[], $11::text[],
                                   $12::text[], $13::bigint[], $14::timestamptz[])
            ), changes as (
              insert into balance_changes (merchant_id, livemode, account, currency, available_on,
                                           amount)
              select c.merchant_id, c.livemode, c.account, c.currency,
                     coalesce(c.available_on, '-infinity'), c.amount
              from unnest($15::text[], $16::boolean[], $17::text[], $18::text[],
                          $19::timestamptz[], $20::bigint[])
                as c(merchant_id, livemode, account, currency, available_on, amount)
            ), balance as (
              insert into balance_transactions (id, merchant_id, livemode, type, source_id, amount,
                                                fee, currency, created_at, available_on)
              select * from unnest($21::text[], $22::text[], $23::boolean[], $24::text[],
                                   $25::text[], $26::bigint[], $27::bigint[], $28::text[],
                                   $29::timestamptz[], $30::timestamptz[])
            ), sealed as (
              insert into ledger_blocks (chain, block, previous_hash, hash)
              values ($31::text, $32::bigint, $33::bytea, $34::bytea)
            )
            update ledger_chains set hash = $34::bytea where chain = $31::text
            """;

    private final String chain;

    /**
     * @param chain this instance's own, stable over restarts
     */
    public PostgresLedger(String chain) {
        this.chain = chain;
    }

    private record Line(LedgerTransaction transaction, int number, Entry entry) {}

    @Override
    public Uni<Void> post(SqlConnection transaction, List<Posting> postings) {
        if (postings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(NEXT_BLOCK)
                .execute(Tuple.of(chain))
                .map(rows -> parameters(postings, rows.iterator().next()))
                .chain(tuple -> transaction.preparedQuery(POST).execute(tuple))
                .replaceWithVoid();
    }

    private Tuple parameters(List<Posting> postings, Row head) {
        var transactions = postings.stream().map(Posting::transaction).toList();
        var previous = head.getBuffer("hash").getBytes();
        var hash = LedgerBlock.hash(previous, transactions);
        var columns = columns(transactions).and(balanceTransactions(postings));
        return balanceColumns(columns)
                .tuple()
                .addString(chain)
                .addLong(head.getLong("block"))
                .addValue(Buffer.buffer(previous))
                .addValue(Buffer.buffer(hash));
    }

    private static Columns<?> columns(List<LedgerTransaction> transactions) {
        return Columns.of(transactions)
                .text(LedgerTransaction::id)
                .text(transaction -> transaction.holder().merchantId())
                .flag(transaction -> transaction.holder().livemode())
                .text(transaction -> transaction.kind().code())
                .text(LedgerTransaction::sourceId)
                .time(LedgerTransaction::effectiveAt)
                .and(lines(transactions))
                .text(line -> line.transaction().id())
                .count(Line::number)
                .text(line -> line.transaction().holder().merchantId())
                .flag(line -> line.transaction().holder().livemode())
                .text(line -> line.entry().account().code())
                .text(line -> line.entry().currency())
                .number(line -> line.entry().amount())
                .time(line -> line.entry().availableOn())
                .and(BalanceChange.of(transactions))
                .text(change -> change.holder().merchantId())
                .flag(change -> change.holder().livemode())
                .text(change -> change.account().code())
                .text(BalanceChange::currency)
                .time(BalanceChange::availableOn)
                .number(BalanceChange::amount);
    }

    private static Columns<BalanceTransaction> balanceColumns(Columns<BalanceTransaction> columns) {
        return columns.text(BalanceTransaction::id)
                .text(transaction -> transaction.holder().merchantId())
                .flag(transaction -> transaction.holder().livemode())
                .text(transaction -> transaction.type().code())
                .text(BalanceTransaction::sourceId)
                .number(BalanceTransaction::amount)
                .number(BalanceTransaction::fee)
                .text(BalanceTransaction::currency)
                .time(BalanceTransaction::createdAt)
                .time(BalanceTransaction::availableOn);
    }

    private static List<Line> lines(List<LedgerTransaction> transactions) {
        var lines = new ArrayList<Line>();
        for (var transaction : transactions) {
            for (int i = 0; i < transaction.entries().size(); i++) {
                lines.add(new Line(transaction, i, transaction.entries().get(i)));
            }
        }
        return lines;
    }

    private static List<BalanceTransaction> balanceTransactions(List<Posting> postings) {
        return postings.stream()
                .map(Posting::balanceTransaction)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
