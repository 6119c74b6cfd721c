package io.gerbang.bench.vault;

import io.gerbang.authorization.adapter.vault.CardSealer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;

/** Cards by the million, sealed by the vault's own code. Nobody pays with them. */
final class SealedCards {
    static final String PREFIX = "pm_bench";

    private static final String MERCHANT = "acct_bench";
    private static final String FACTS =
            "{\"brand\":\"visa\",\"bin\":\"445653\",\"last4\":\"%s\",\"exp_month\":12,"
                    + "\"exp_year\":2034,\"funding\":\"credit\",\"fingerprint\":\"%s\"}";
    private static final String COPY =
            "copy cards (holder_id, merchant_id, livemode, key_id, sealed, facts) from stdin";
    private static final String INSERT =
            """
            insert into cards (holder_id, merchant_id, livemode, key_id, sealed, facts)
            select ?, ?, false, ?, ?, ? from vault_keysets
            where purpose = 'cards' and current_key_id = ?
            """;
    private static final String SELECT = "select sealed from cards where holder_id = ?";
    private static final String REMOVE = "delete from cards where holder_id like 'pm\\_bench%'";
    private static final int LINES_PER_COPY = 5_000;
    private static final int THREADS = 2;
    private static final long LONGEST_NS = 1_000_000_000;

    private final String jdbcUrl;
    private final String masterKeyFile;

    /**
     * @param jdbcUrl of authorization-service's database, as somebody who may write
     */
    SealedCards(String jdbcUrl, String masterKeyFile) {
        this.jdbcUrl = jdbcUrl;
        this.masterKeyFile = masterKeyFile;
    }

    void insert(int count) throws ExecutionException, InterruptedException, SQLException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var parts = new ArrayList<Future<?>>();
            for (var part = 0; part < THREADS; part++) {
                var first = part;
                parts.add(threads.submit(() -> copyEvery(first, count)));
            }
            for (var part : parts) {
                part.get();
            }
        }
        analyze();
    }

    private Void copyEvery(int first, int count)
            throws SQLException, IOException, GeneralSecurityException {
        try (var connection = connect()) {
            var sealer = CardSealer.open(masterKeyFile, connection);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var random = new SplittableRandom(first);
            var lines = new StringBuilder();
            for (var number = first; number < count; number += THREADS) {
                line(lines, sealer, random, PREFIX + number);
                if (number / THREADS % LINES_PER_COPY == 0 || number + THREADS >= count) {
                    var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                    copy.copyIn(COPY, new ByteArrayInputStream(bytes));
                    lines.setLength(0);
                }
            }
        }
        return null;
    }

    private static void line(
            StringBuilder lines, CardSealer sealer, SplittableRandom random, String holder)
            throws GeneralSecurityException {
        var card = number(random);
        var sealed = sealer.seal(card, MERCHANT, false, holder);
        lines.append(holder).append('\t').append(MERCHANT).append("\tf\t").append(sealer.keyId());
        lines.append("\t\\\\x").append(HexFormat.of().formatHex(sealed)).append('\t');
        lines.append(facts(sealer, card)).append('\n');
    }

    /**
     * How long it takes to seal and store a card, and to read and open it again, in the middle of a
     * transaction as the service does it.
     *
     * @return nanoseconds of both together
     */
    Histogram storeAndRead(int count) throws SQLException, IOException, GeneralSecurityException {
        var nanoseconds = new Histogram(LONGEST_NS, 3);
        var random = new SplittableRandom();
        try (var connection = connect()) {
            var sealer = CardSealer.open(masterKeyFile, connection);
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT);
                    var select = connection.prepareStatement(SELECT)) {
                for (var index = 0; index < count; index++) {
                    var holder = PREFIX + "_timed_" + index;
                    var card = number(random);
                    var begin = System.nanoTime();
                    insert.setString(1, holder);
                    insert.setString(2, MERCHANT);
                    insert.setLong(3, sealer.keyId());
                    insert.setBytes(4, sealer.seal(card, MERCHANT, false, holder));
                    insert.setString(5, facts(sealer, card));
                    insert.setLong(6, sealer.keyId());
                    insert.executeUpdate();
                    select.setString(1, holder);
                    var opened = open(sealer, select, holder);
                    nanoseconds.recordValue(System.nanoTime() - begin);
                    if (!opened.equals(card)) {
                        throw new IllegalStateException("The vault lost " + holder);
                    }
                }
            }
            connection.rollback();
        }
        return nanoseconds;
    }

    private static String open(CardSealer sealer, PreparedStatement select, String holder)
            throws SQLException, GeneralSecurityException {
        try (var rows = select.executeQuery()) {
            rows.next();
            return sealer.open(rows.getBytes(1), MERCHANT, false, holder);
        }
    }

    void remove() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(REMOVE);
        }
    }

    private void analyze() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze cards");
            statement.execute("checkpoint");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    private static String facts(CardSealer sealer, String card) {
        return FACTS.formatted(card.substring(card.length() - 4), sealer.fingerprint(card));
    }

    private static String number(SplittableRandom random) {
        return "445653%010d".formatted(random.nextLong(10_000_000_000L));
    }
}
