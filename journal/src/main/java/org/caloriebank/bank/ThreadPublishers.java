package org.caloriebank.bank;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.caloriebank.pipeline.CommandPublisher;

/**
 * Each thread's own publisher, made when it first asks. They are let go of at the close: a thread that lives on, as a program's main thread does, would keep
 * every bank it ever published to. Any thread may call.
 */
final class ThreadPublishers {
    private final Supplier<CommandPublisher> source;
    private final Set<Holder> holders = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final ThreadLocal<Holder> holder = new ThreadLocal<>();

    /** What a thread keeps. */
    private static final class Holder {
        private volatile CommandPublisher publisher;
    }

    ThreadPublishers(final Supplier<CommandPublisher> source) {
        this.source = source;
    }

    /** Only before {@link #letGo}. */
    CommandPublisher mine() {
        Holder mine = holder.get();
        if (mine == null) {
            mine = new Holder();
            mine.publisher = source.get();
            holders.add(mine);
            holder.set(mine);
        }
        return mine.publisher;
    }

    void letGo() {
        synchronized (holders) {
            holders.forEach(each -> each.publisher = null);
            holders.clear();
        }
    }
}
