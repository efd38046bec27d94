package org.caloriebank.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules: engine, journal, api-adapter, bench, and none back. This module is the only one that sees them all. */
@AnalyzeClasses(packages = "org.caloriebank", importOptions = DoNotIncludeTests.class)
class ModuleDirectionTest {
    @ArchTest
    static final ArchRule arrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("protocol")
            .definedBy("..caloriebank.protocol..")
            .layer("ledger")
            .definedBy("..caloriebank.ledger..")
            .layer("pipeline")
            .definedBy("..caloriebank.pipeline..")
            .layer("journal")
            .definedBy("..caloriebank.journal..", "..caloriebank.bank..")
            .layer("adapter")
            .definedBy("..caloriebank.adapter..")
            .layer("bench")
            .definedBy("..caloriebank.bench..")
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("adapter")
            .mayOnlyBeAccessedByLayers("bench")
            .whereLayer("journal")
            .mayOnlyBeAccessedByLayers("adapter", "bench")
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("journal", "adapter", "bench")
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("pipeline", "journal", "adapter", "bench");

    @ArchTest
    static final ArchRule journalFormatKnowsNoBank = noClasses()
            .that()
            .resideInAPackage("..caloriebank.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..caloriebank.bank..");

    @ArchTest
    static final ArchRule onlyTheJournalKnowsChronicle = noClasses()
            .that()
            .resideOutsideOfPackage("..caloriebank.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft..");

    @ArchTest
    static final ArchRule onlyThePipelineKnowsTheDisruptor = noClasses()
            .that()
            .resideOutsideOfPackage("..caloriebank.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax..");
}
