package io.isthmus.analyzer.analyzing;

import io.isthmus.contracts.analysis.AnalysisResult;
import java.util.List;

/** Where finished results are told to the other services. */
public interface ResultTopic {

    /** Returns when all are acknowledged. */
    void publish(List<AnalysisResult> results);
}
