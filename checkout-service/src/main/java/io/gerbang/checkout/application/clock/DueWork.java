package io.gerbang.checkout.application.clock;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that falls due by merchants' business time, such as a hold that expires, as a bean.
 * What is not done yet must keep {@link TestClockStore#finish} from calling the merchant's test
 * clock ready.
 */
public interface DueWork {

    /**
     * Does some of what is due.
     *
     * @param now of merchants without a test clock; null looks at those with one alone
     * @return whether there may be more
     */
    Uni<Boolean> run(@Nullable Instant now);
}
