package io.isthmus.analyzer.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of analyzer-service. The lists have their defaults in {@code application.properties}. */
@ConfigMapping(prefix = "isthmus.analyzer")
public interface AnalyzerConfig {

    Limits limits();

    /** Analyses at the same time, 1 to 16. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int atOnce();

    /** Uploads that are accepted and not yet analysed, 1 to 1,000; each holds disk. */
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int waiting();

    /** How long an upload waits for its analysis, so that a file that cannot be read is refused at once. */
    @WithDefault("5s")
    Duration answerWithin();

    /** Where uploads lie until they are analysed; the system's temporary folder unless given. */
    Optional<String> uploadFolder();

    /** How often results that the broker did not take are offered again. */
    @WithDefault("10s")
    Duration republishInterval();

    /** How long a directory may take to answer one page. */
    @WithDefault("PT60S")
    Duration directoryTimeout();

    /** File names of DLLs that the old tools bring themselves; any other blocks an upgrade. */
    List<String> shippedExtensions();

    /** Attributes of Active Directory that must be selected in the old tool. */
    List<String> requiredAttributes();

    /** Names of the run profiles that the old tools create. */
    List<String> standardRunProfiles();

    /** Object types whose absence from a partition's selection is worth a warning. */
    List<String> synchronizedObjectTypes();

    Readiness readiness();

    /** The readiness check of live directories. */
    interface Readiness {

        /**
         * Names that are referred to and were not read, looked up one by one to tell a broken reference from one that leads
         * out of scope; 0 to 1,000,000.
         */
        @WithDefault("20000")
        @Min(0)
        @Max(1_000_000)
        int lookUps();

        /** Checks that are kept with their rows, the newest; 1 to 1,000. */
        @WithDefault("10")
        @Min(1)
        @Max(1_000)
        int kept();
    }

    /** Bounds of one upload; a breach ends the analysis with a named error. */
    interface Limits {

        /** Bytes of the file as uploaded. */
        @WithDefault("268435456")
        @Min(1)
        long uploadBytes();

        /** Entries of an archive, folders included. */
        @WithDefault("10000")
        @Min(1)
        int archiveEntries();

        /** Bytes of all entries of an archive together, unpacked. */
        @WithDefault("1073741824")
        @Min(1)
        long uncompressedBytes();

        /** Unpacked to packed size of an entry, judged from the first mebibyte on. */
        @WithDefault("200")
        @Min(2)
        int compressionRatio();

        /** Nesting of elements; 2 to 1,000, as reading is recursive. */
        @WithDefault("200")
        @Min(2)
        @Max(1_000)
        int depth();

        /** Characters of one text, attribute value, tag or comment. */
        @WithDefault("4194304")
        @Min(1_000)
        int textLength();

        /** Elements of one part (a partition, a rule …) that is held in memory. */
        @WithDefault("100000")
        @Min(100)
        int unitElements();

        /** Parts of one document. */
        @WithDefault("5000000")
        @Min(100)
        int units();

        /** Memory in bytes, roughly, that the kept parts of one upload may take together; from 1 MiB on. */
        @WithDefault("67108864")
        @Min(1_048_576)
        long heldBytes();
    }
}
