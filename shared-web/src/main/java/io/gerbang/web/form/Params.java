package io.gerbang.web.form;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.response.WholeRupiah;
import io.gerbang.web.text.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, read by name and type.
 *
 * <p>Every reader throws a {@link StripeException} of status 400 that names the parameter in
 * bracket form when the value does not fit. What nobody read, {@link #rejectUnknown()} refuses:
 * call it after reading and before anything takes effect. Belongs to one request, hence to one
 * thread.
 */
public final class Params {

    private final Node.Branch branch;
    private final String path;
    private final boolean wholeRupiah;

    Params(Node.Branch branch, String path) {
        this(branch, path, false);
    }

    private Params(Node.Branch branch, String path, boolean wholeRupiah) {
        this.branch = branch;
        this.path = path;
        this.wholeRupiah = wholeRupiah;
    }

    /** The same, of a merchant who counts rupiah without decimals, and charges nothing else. */
    public Params inWholeRupiah() {
        return new Params(branch, path, true);
    }

    /** Longest text, in characters, as Stripe has it. */
    private static final int LONGEST_TEXT = 5_000;

    private static final int LONGEST_EMAIL = 512;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

    /** Those of ISO 3166-1, and others that cards are issued in: Kosovo, Ascension, Tristan. */
    private static final Set<String> COUNTRIES =
            Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK", "AC", "TA"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final long END_OF_YEAR_9999 = 253_402_300_799L;

    /** The text, unless absent or empty: an empty value unsets, see {@link #patch}. */
    public Optional<String> string(String name) {
        return Optional.ofNullable(text(name)).filter(value -> !value.isEmpty());
    }

    /** The text, which must be there. */
    public String requiredString(String name) {
        return required(name, string(name));
    }

    /** One of a few texts, which a refusal lists in the given order. */
    public Optional<String> oneOf(String name, List<String> allowed) {
        var value = string(name);
        if (value.isPresent() && !allowed.contains(value.get())) {
            throw StripeErrors.notOneOf(bracketed(name), allowed);
        }
        return value;
    }

    /** The same, which must be there. */
    public String requiredOneOf(String name, List<String> allowed) {
        return required(name, oneOf(name, allowed));
    }

    /** What has the form of an e-mail address, of up to 512 characters. */
    public Optional<String> email(String name) {
        var value = string(name);
        value.filter(email -> email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())
                .ifPresent(email -> {
                    throw invalid(name, "email_invalid", "Invalid email address: ", email);
                });
        return value;
    }

    /** Seconds since 1970-01-01T00:00Z, up to the end of the year 9999. */
    public Optional<Instant> time(String name) {
        return Optional.ofNullable(given(name))
                .map(value -> Instant.ofEpochSecond(whole(name, value, 0, END_OF_YEAR_9999)));
    }

    public Instant requiredTime(String name) {
        return required(name, time(name));
    }

    /** A bound of times, in seconds since 1970-01-01T00:00Z, of whatever size. */
    public Optional<Long> seconds(String name) {
        var value = given(name);
        return value == null
                ? Optional.empty()
                : Optional.of(whole(name, value, 0, Long.MAX_VALUE));
    }

    /** A count of minor units, zero or more. */
    public Optional<Long> amount(String name) {
        return amount(name, 0);
    }

    /** A count of minor units, one or more. */
    public Optional<Long> positiveAmount(String name) {
        return amount(name, 1);
    }

    private Optional<Long> amount(String name, long least) {
        var value = given(name);
        var unit = wholeRupiah ? WholeRupiah.HUNDREDTHS : 1;
        return value == null
                ? Optional.empty()
                : Optional.of(whole(name, value, least, Long.MAX_VALUE / unit) * unit);
    }

    public long requiredPositiveAmount(String name) {
        return required(name, positiveAmount(name));
    }

    public long requiredAmount(String name) {
        return required(name, amount(name));
    }

    /** A whole number of 32 bits, zero or more. */
    public Optional<Integer> integer(String name) {
        var value = given(name);
        return value == null
                ? Optional.empty()
                : Optional.of((int) whole(name, value, 0, Integer.MAX_VALUE));
    }

    /** A whole number within bounds, which a refusal names. */
    public Optional<Integer> between(String name, int least, int most) {
        var value = given(name);
        if (value == null) {
            return Optional.empty();
        }
        var number = Scalars.wholeNumber(value);
        if (number < least || number > most) {
            throw StripeErrors.parameterOutOfBounds(bracketed(name), least, most);
        }
        return Optional.of((int) number);
    }

    public int requiredInteger(String name) {
        return required(name, integer(name));
    }

    /** Either {@code true} or {@code false}. */
    public Optional<Boolean> bool(String name) {
        return switch (given(name)) {
            case null -> Optional.empty();
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            case String other ->
                    throw invalid(name, "parameter_invalid_boolean", "Invalid boolean: ", other);
        };
    }

    /** A constant whose name in lower case is the value on the wire. */
    public <E extends Enum<E>> Optional<E> enumeration(String name, Class<E> type) {
        var value = given(name);
        if (value == null) {
            return Optional.empty();
        }
        for (var constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(constant);
            }
        }
        throw invalid(name, "parameter_invalid_string_enum", "Invalid " + name + ": ", value);
    }

    /** A country's ISO 3166-1 alpha-2 code, as it was sent. */
    public Optional<String> country(String name) {
        var value = string(name);
        value.filter(code -> !COUNTRIES.contains(code.toUpperCase(Locale.ROOT)))
                .ifPresent(code -> {
                    throw invalid(
                            name,
                            "country_code_invalid",
                            "Send a country as its two-letter code, such as ID. Unknown country: ",
                            code);
                });
        return value;
    }

    /** A currency in use, as its ISO 4217 code in lower case. */
    public Optional<String> currency(String name) {
        var value = given(name);
        if (value == null) {
            return Optional.empty();
        }
        var code = value.toLowerCase(Locale.ROOT);
        if (!Currencies.isKnown(code)) {
            throw invalid(name, "parameter_invalid_string_enum", "Invalid currency: ", value);
        }
        if (wholeRupiah && !code.equals(WholeRupiah.CURRENCY)) {
            throw invalid(
                    name,
                    "parameter_invalid_string_enum",
                    "This account counts whole rupiah and charges nothing else: ",
                    value);
        }
        return Optional.of(code);
    }

    public String requiredCurrency(String name) {
        return required(name, currency(name));
    }

    /** The parameters under {@code name[…]}; none where it is absent or empty. */
    public Params object(String name) {
        return new Params(child(name), bracketed(name), wholeRupiah);
    }

    /** The objects of {@code name[0][…]} or {@code name[][…]}, in order; none where absent. */
    public List<Params> objects(String name) {
        var list = object(name);
        return Scalars.keysInOrder(list.branch).stream().map(list::object).toList();
    }

    /** The values of {@code name[]} or {@code name[0]}, in order; none where absent. */
    public List<String> strings(String name) {
        var list = object(name);
        return Scalars.keysInOrder(list.branch).stream().map(list::requiredString).toList();
    }

    /** What {@code metadata[…]} asks to set and to unset. */
    public MetadataPatch metadata() {
        if (isEmptied("metadata")) {
            return MetadataPatch.CLEAR;
        }
        var metadata = child("metadata");
        metadata.markRead();
        return MetadataPatch.of(metadata);
    }

    /**
     * Tells a parameter that was left out from one that was emptied, for updates.
     *
     * @param reader a reader of this class, such as {@code Params::string}
     */
    public <T> Patch<T> patch(String name, BiFunction<Params, String, Optional<T>> reader) {
        if (isEmptied(name)) {
            return new Patch.Unset<>();
        }
        return has(name)
                ? new Patch.Replace<>(reader.apply(this, name).orElseThrow())
                : new Patch.Keep<>();
    }

    /** Whether the parameter was sent, be it empty. Does not count as reading it. */
    public boolean has(String name) {
        return branch.children.containsKey(name);
    }

    /** Whether the parameter was sent with brackets after its name. */
    public boolean isObject(String name) {
        return branch.children.get(name) instanceof Node.Branch;
    }

    /** Whether no parameter was sent at this level. */
    public boolean isEmpty() {
        return branch.children.isEmpty();
    }

    /** Counts a parameter as known whose value makes no difference here. */
    public void ignore(String name) {
        var node = branch.children.get(name);
        if (node != null) {
            node.markRead();
        }
    }

    /** Refuses, with {@code parameter_unknown}, the first parameter that nobody asked for. */
    public void rejectUnknown() {
        var unknown = FormWalk.firstUnread(branch, path);
        if (unknown != null) {
            throw StripeErrors.parameterUnknown(Echo.safe(unknown));
        }
    }

    /** The bracketed name of a parameter of this level, as errors give it. */
    public String bracketed(String name) {
        return path.isEmpty() ? name : path + "[" + name + "]";
    }

    /** One text for all orders in which the same parameters can be sent. */
    public String canonical() {
        var canonical = new StringBuilder(256);
        FormWalk.canonical(branch, canonical);
        return canonical.toString();
    }

    /** The names only: values may be personal. */
    @Override
    public String toString() {
        return "Params" + branch.children.keySet();
    }

    Node.Branch branch() {
        return branch;
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() -> StripeErrors.parameterMissing(bracketed(name)));
    }

    private Node.Branch child(String name) {
        return switch (branch.children.get(name)) {
            case Node.Branch child -> child;
            case null -> new Node.Branch();
            case Node.Text _ when isEmptied(name) -> new Node.Branch();
            case Node.Text _ ->
                    throw StripeErrors.invalidParameter(
                            bracketed(name), "parameter_invalid_object", "Invalid object");
        };
    }

    private boolean isEmptied(String name) {
        if (branch.children.get(name) instanceof Node.Text text && text.value.isEmpty()) {
            text.read = true;
            return true;
        }
        return false;
    }

    private long whole(String name, String value, long least, long most) {
        var number = Scalars.wholeNumber(value);
        if (Scalars.isNegative(value) || number >= 0 && number < least) {
            throw StripeErrors.parameterTooSmall(bracketed(name), least);
        }
        if (number < 0 || number > most) {
            throw StripeErrors.parameterInvalidInteger(bracketed(name), value);
        }
        return number;
    }

    /** A value that cannot be unset by sending it empty. */
    private @Nullable String given(String name) {
        var text = text(name);
        if (text != null && text.isEmpty()) {
            throw StripeErrors.parameterEmpty(bracketed(name));
        }
        return text;
    }

    private @Nullable String text(String name) {
        return switch (branch.children.get(name)) {
            case Node.Text text -> {
                text.read = true;
                if (text.value.length() > LONGEST_TEXT) {
                    throw StripeErrors.invalidParameter(
                            bracketed(name),
                            "parameter_invalid_string",
                            "Invalid string: must be at most 5000 characters");
                }
                yield text.value;
            }
            case Node.Branch _ ->
                    throw StripeErrors.invalidParameter(
                            bracketed(name), "parameter_invalid_string", "Invalid string");
            case null -> null;
        };
    }

    private StripeException invalid(String name, String code, String message, String value) {
        return StripeErrors.invalidParameter(bracketed(name), code, message + Echo.safe(value));
    }
}
