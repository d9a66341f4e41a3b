package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.readiness.Defect;
import io.isthmus.analyzer.readiness.DefectCode;
import io.isthmus.chassis.sql.CopiedRows;
import io.isthmus.chassis.sql.DatabaseSession;
import java.util.List;

/** The rows of one check's result, as they are found. */
final class ResultRows {

    private static final String SUMMARY = """
            select attribute, code, count(*) as found from readiness_row where check_id = :check
            group by attribute, code order by count(*) desc, attribute, code""";

    private final String check;
    private final DatabaseSession session;
    private final CopiedRows rows;
    private long number;

    ResultRows(String check, DatabaseSession session) {
        this.check = check;
        this.session = session;
        this.rows = session.copying(
                "readiness_row (check_id, number, directory, dn, object_type, attribute, code, value, message, fix)");
    }

    void add(Defect d) {
        rows.add(
                check,
                ++number,
                d.directory(),
                d.dn(),
                d.type(),
                d.attribute(),
                d.code(),
                d.value(),
                d.message(),
                d.fix());
    }

    void flush() {
        rows.flush();
    }

    List<ReadinessCheck.Count> summary() {
        return session.sql(SUMMARY).with("check", check).list(row -> {
            DefectCode code = row.constant(DefectCode.class, "code");
            return new ReadinessCheck.Count(
                    row.text("attribute"), code.code(), code.severity().name(), row.number("found"));
        });
    }
}
