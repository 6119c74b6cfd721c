package io.gerbang.settlement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.gerbang.settlement", importOptions = DoNotIncludeTests.class)
class SettlementArchitectureTest {

    /** Rules that need no framework to run need none to be tested. */
    @ArchTest
    static final ArchRule domain_sees_java_and_itself =
            classes()
                    .that()
                    .resideInAPackage("..settlement.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", "..settlement.domain..");

    /** A transaction is passed through as a handle; what is behind a port stays behind it. */
    @ArchTest
    static final ArchRule application_adds_the_events_and_the_transaction =
            classes()
                    .that()
                    .resideInAPackage("..settlement.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.jboss.logging..",
                            "io.smallrye.mutiny..",
                            "io.vertx.mutiny.sqlclient..",
                            "io.gerbang.events..",
                            "io.gerbang.messaging",
                            "..settlement.domain..",
                            "..settlement.application..");

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other =
            slices().matching("..settlement.adapter.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule no_other_service_is_seen =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.gerbang.checkout..",
                            "io.gerbang.authorization..",
                            "io.gerbang.fraud..");
}
