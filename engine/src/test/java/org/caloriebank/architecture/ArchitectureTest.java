package org.caloriebank.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

@AnalyzeClasses(packages = "org.caloriebank", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PROTOCOL = "org.caloriebank.protocol..";
    private static final String LEDGER = "org.caloriebank.ledger..";
    private static final String LEDGER_ROOT = "org.caloriebank.ledger";
    private static final String COMMAND = "org.caloriebank.ledger.command..";
    private static final String TIME = "org.caloriebank.ledger.time..";
    private static final String MEMORY = "org.caloriebank.ledger.memory..";
    private static final String PIPELINE = "org.caloriebank.pipeline..";
    private static final DescribedPredicate<JavaClass> FLOATING_POINT = DescribedPredicate.describe(
            "floating point",
            type -> type.isEquivalentTo(double.class)
                    || type.isEquivalentTo(float.class)
                    || type.isEquivalentTo(Double.class)
                    || type.isEquivalentTo(Float.class));
    private static final DescribedPredicate<List<JavaClass>> ANY_FLOATING_POINT = DescribedPredicate.describe(
            "floating point", types -> types.stream().anyMatch(FLOATING_POINT));

    @ArchTest
    static final ArchRule protocolKnowsNeitherLedgerNorPipeline = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEDGER, PIPELINE);

    @ArchTest
    static final ArchRule ledgerKnowsNeitherThreadsNorDisksNorTheWall = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    PIPELINE,
                    "com.lmax..",
                    "java.io..",
                    "java.net..",
                    "java.nio.channels..",
                    "java.nio.file..",
                    "java.time..",
                    "java.util.concurrent..",
                    "org.agrona.concurrent..");

    @ArchTest
    static final ArchRule ledgerStartsNoThread = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule ledgerHasNoClock = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    @ArchTest
    static final ArchRule ledgerHasNoDice = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SplittableRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule ledgerKeepsNoFloatingPoint = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(LEDGER)
            .should()
            .haveRawType(FLOATING_POINT);

    @ArchTest
    static final ArchRule ledgerAnswersNoFloatingPoint = noCodeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(LEDGER)
            .should()
            .haveRawReturnType(FLOATING_POINT)
            .orShould()
            .haveRawParameterTypes(ANY_FLOATING_POINT);

    /** A new subject is a new package; only the root of the ledger knows all of them. */
    @ArchTest
    static final ArchRule subjectsDoNotKnowTheRoot = noClasses()
            .that()
            .resideInAPackage("org.caloriebank.ledger.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LEDGER_ROOT);

    @ArchTest
    static final ArchRule earningAndSpendingDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..ledger.activity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.checkout..", "..ledger.hold..", "..ledger.merchant..", "..ledger.idempotency..");

    @ArchTest
    static final ArchRule spendingAndEarningDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..ledger.checkout..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ledger.activity..", "..ledger.idempotency..");

    /** Shops and sports centres hold coins by the same law, which knows neither. */
    @ArchTest
    static final ArchRule holdsKnowNoPayee = noClasses()
            .that()
            .resideInAPackage("..ledger.hold..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.activity..",
                    "..ledger.checkout..",
                    "..ledger.idempotency..",
                    "..ledger.merchant..",
                    "..ledger.settings..");

    /** A package below the other subjects of the centre: all of them read facilities and spaces, which know none of them. */
    @ArchTest
    static final ArchRule facilitiesKnowNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.facility..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.facility..",
                            "..ledger.account..",
                            "..ledger.outcome..",
                            "..ledger.calendar..",
                            COMMAND,
                            MEMORY))));

    /** What visits must know of bookings, lights and water comes through their ports. */
    @ArchTest
    static final ArchRule admissionsKnowNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.admission..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.admission..",
                            "..ledger.facility..",
                            "..ledger.hold..",
                            "..ledger.account..",
                            "..ledger.member..",
                            "..ledger.settings..",
                            "..ledger.outcome..",
                            "..ledger.calendar..",
                            COMMAND,
                            TIME,
                            MEMORY))));

    /** Earning and shops tell it plain values, by the root. */
    @ArchTest
    static final ArchRule campaignsKnowNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.campaign..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.campaign..",
                            "..ledger.account..",
                            "..ledger.calendar..",
                            "..ledger.member..",
                            "..ledger.outcome..",
                            "..ledger.settings..",
                            COMMAND,
                            MEMORY,
                            TIME))));

    @ArchTest
    static final ArchRule bookingKnowsFacilitiesAndHoldsAndNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.booking..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.booking..",
                            "..ledger.facility..",
                            "..ledger.account..",
                            "..ledger.hold..",
                            "..ledger.member..",
                            "..ledger.settings..",
                            "..ledger.outcome..",
                            "..ledger.calendar..",
                            COMMAND,
                            TIME,
                            MEMORY))));

    @ArchTest
    static final ArchRule waterKnowsFacilitiesAndNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.water..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.water..",
                            "..ledger.facility..",
                            "..ledger.settings..",
                            "..ledger.outcome..",
                            "..ledger.calendar..",
                            COMMAND,
                            TIME,
                            MEMORY))));

    @ArchTest
    static final ArchRule lightsKnowFacilitiesAndNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.light..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.light..",
                            "..ledger.facility..",
                            "..ledger.outcome..",
                            "..ledger.calendar..",
                            COMMAND,
                            TIME,
                            MEMORY))));

    @ArchTest
    static final ArchRule goalsKnowNoOtherSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.goal..")
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER)
                    .and(not(resideInAnyPackage(
                            "..ledger.goal..", "..ledger.member..", "..ledger.outcome..", COMMAND, MEMORY))));

    @ArchTest
    static final ArchRule idsKnowNoSubject = noClasses()
            .that()
            .resideInAPackage("..ledger.idempotency..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.account..",
                    "..ledger.activity..",
                    "..ledger.checkout..",
                    "..ledger.hold..",
                    "..ledger.member..",
                    "..ledger.merchant..");

    @ArchTest
    static final ArchRule tablesAndTimersKnowNoSubject = noClasses()
            .that()
            .resideInAnyPackage(COMMAND, TIME)
            .should()
            .dependOnClassesThat(resideInAPackage(LEDGER).and(not(resideInAnyPackage(COMMAND, TIME, MEMORY))));

    @ArchTest
    static final ArchRule memoryKnowsNothingElse = noClasses()
            .that()
            .resideInAPackage(MEMORY)
            .should()
            .dependOnClassesThat(resideInAPackage("org.caloriebank..").and(not(resideInAPackage(MEMORY))));

    @ArchTest
    static final ArchRule packagesOfTheLedgerHaveNoCycles =
            slices().matching("org.caloriebank.ledger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheEngineHaveNoCycles =
            slices().matching("org.caloriebank.(*)..").should().beFreeOfCycles();
}
