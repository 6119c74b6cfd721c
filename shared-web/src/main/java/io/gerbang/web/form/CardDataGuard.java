package io.gerbang.web.form;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.CardNumbers;
import io.gerbang.web.text.Echo;

/** Keeps card numbers out of every parameter but the vault's own. */
public final class CardDataGuard {

    private CardDataGuard() {}

    /**
     * For routes outside the vault: refuses card numbers, and fields meant for them, whatever is in
     * them.
     *
     * @throws StripeException 400 that names the parameter but does not repeat its value
     */
    public static void refuseCardData(Params params) {
        refuse(params, true);
    }

    /**
     * For the vault's routes: refuses card numbers in any field not meant for them.
     *
     * @throws StripeException 400 that names the parameter but does not repeat its value
     */
    public static void refuseMisplacedCardNumbers(Params params) {
        refuse(params, false);
    }

    /** Whether the request carries a card, so that a hash of it must be keyed. */
    public static boolean carriesCardData(Params params) {
        return FormWalk.first(params.branch(), "", (name, _) -> isCardField(name)) != null;
    }

    private static void refuse(Params params, boolean fieldsToo) {
        var found =
                FormWalk.first(
                        params.branch(),
                        "",
                        (name, text) ->
                                isCardField(name)
                                        ? fieldsToo
                                        : CardNumbers.within(text.value)
                                                || CardNumbers.within(name));
        if (found != null) {
            throw StripeErrors.cardNumberRefused(Echo.safe(found));
        }
    }

    private static boolean isCardField(String name) {
        return (name.endsWith("[number]") || name.endsWith("[cvc]"))
                && (name.startsWith("card[") || name.contains("[card]["));
    }
}
