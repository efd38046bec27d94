package org.caloriebank.adapter.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short names in place of member ids, given in the order of the ids. Immutable once made. */
final class Pseudonyms {
    private static final List<String> NAMES = List.of(
            "Badger", "Beaver", "Bison", "Camel", "Crane", "Dingo", "Eagle", "Falcon", "Ferret", "Gecko", "Hare",
            "Heron", "Ibex", "Jackal", "Kestrel", "Koala", "Lark", "Lemur", "Lynx", "Marten", "Newt", "Ocelot", "Otter",
            "Panda", "Puffin", "Quail", "Raven", "Robin", "Seal", "Stork", "Swift", "Tapir", "Toucan", "Viper",
            "Walrus", "Wombat", "Wren", "Yak", "Zebra");

    private final Map<Long, String> nameByMemberId = new HashMap<>();

    Pseudonyms(final List<Long> memberIds) {
        memberIds.stream().sorted().forEach(id -> nameByMemberId.put(id, name(nameByMemberId.size())));
    }

    String of(final long memberId) {
        return nameByMemberId.getOrDefault(memberId, "member " + memberId);
    }

    private static String name(final int index) {
        final String name = NAMES.get(index % NAMES.size());
        return index < NAMES.size() ? name : name + ' ' + (index / NAMES.size() + 1);
    }
}
