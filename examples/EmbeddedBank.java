import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/**
 * A calorie bank inside a program of yours: a member walks, earns coins and pays for a juice.
 * <p>
 * Run it twice: the second time the bank remembers. Ids made of texts make every step safe to repeat, so the member is not paid, and does not pay,
 * twice. JVM flags as in {@code config/jvm.options}.
 */
public final class EmbeddedBank {
    private static final long CALLER = 1;
    private static final long MEMBER = 42;
    private static final long JUICE_BAR = 7;

    private EmbeddedBank() {}

    /** @param arguments the directory of the bank; made when absent. */
    public static void main(final String[] arguments) {
        final Path directory = Path.of(arguments.length > 0 ? arguments[0] : "embedded-bank");
        try (CalorieBank bank = CalorieBank.open(BankConfig.at(directory))) {
            System.out.println(bank.recovery().records() + " commands recovered");
            openAccounts(bank);
            walk(bank);
            buyJuice(bank);

            final Answer.Member member = bank.ask(new Query.Member(MEMBER)).join();
            System.out.println(member.availableCenticoins() + " centicoins to spend");
        }
    }

    private static void openAccounts(final CalorieBank bank) {
        bank.submit(new Command.PutMember(
                        CommandId.ofText("open member 42"), CALLER, MEMBER, 70_000, 60, MemberStatus.ACTIVE))
                .join();
        bank.submit(new Command.PutMerchant(
                        CommandId.ofText("open juice bar"),
                        CALLER,
                        JUICE_BAR,
                        0,
                        0,
                        "",
                        MerchantKind.SHOP,
                        MerchantStatus.ACTIVE))
                .join();
    }

    /** A report is a running total: sending it again, or a smaller one later, pays nothing more. */
    private static void walk(final CalorieBank bank) {
        final int today =
                (int) LocalDate.now(ZoneOffset.ofHours(1)).toEpochDay();
        final Outcome outcome = bank.submit(
                        new Command.ReportActivity(MEMBER, 1, today, 9_000, 31_500, Limits.WHOLE_DAY, false))
                .join();
        System.out.println("walk: " + outcome.code() + ", earned " + outcome.amountCenticoins());
    }

    /** Hold the price, then capture it: between the two the coins can be spent nowhere else. */
    private static void buyJuice(final CalorieBank bank) {
        final Outcome hold = bank.submit(new Command.PlaceHold(
                        CommandId.ofText("juice 1 hold"),
                        CALLER,
                        MEMBER,
                        JUICE_BAR,
                        12_000,
                        Limits.NULL_AMOUNT,
                        60_000))
                .join();
        if (!hold.isAccepted()) {
            System.out.println("juice: " + hold.code().sentence());
            return;
        }
        final Outcome paid = bank.submit(new Command.CaptureHold(
                        CommandId.ofText("juice 1 capture"), CALLER, hold.reference(), Limits.NULL_AMOUNT, true))
                .join();
        System.out.println("juice: " + paid.code() + ", paid " + paid.amountCenticoins());
    }
}
